package io.tiercel.marketdata.lobster;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextLines;
import io.tiercel.marketdata.instrument.Side;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The levels that rested before a LOBSTER message file begins, from the first row of the order book file beside it.
 * <p>
 * That row is the book after the first message, so the first message's effect is undone. Cold, used once by the feed's thread.
 */
final class LobsterLevels {
    private static final int COLUMNS_PER_LEVEL = 4;

    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private final Path path;
    private int capacity;

    private LobsterLevels(final Path path) {
        this.path = path;
    }

    /**
     * @param path of an order book file; only its first row is read.
     * @return the levels of that row.
     * @throws BadInputException when the row is not one of ask price, ask size, bid price, bid size per
     *                                                      level, best level first.
     */
    static LobsterLevels firstRow(final Path path) {
        final LobsterLevels levels = new LobsterLevels(path);
        try (TextLines lines = new TextLines(path)) {
            lines.next();
            levels.read(lines);
        }
        return levels;
    }

    private void read(final TextLines lines) {
        final long[] values = new long[lines.to() - lines.from() + 1];
        int columns = 0;
        int start = lines.from();
        for (int i = start; i <= lines.to(); i++) {
            if (i == lines.to() || lines.bytes()[i] == ',') {
                values[columns] = LobsterLine.number(lines.bytes(), start, i);
                columns++;
                if (values[columns - 1] == Long.MIN_VALUE) {
                    throw lines.bad("column " + columns + " is not a whole number, expected prices and sizes");
                }
                start = i + 1;
            }
        }
        if (columns % COLUMNS_PER_LEVEL != 0) {
            throw lines.bad(columns + " columns, expected 4 per level: ask price,ask size,bid price,bid size");
        }
        capacity = columns / COLUMNS_PER_LEVEL;
        for (int column = 0; column < columns; column += 2) {
            take(lines, column % COLUMNS_PER_LEVEL == 0 ? asks : bids, column, values[column], values[column + 1]);
        }
        if (!asks.isEmpty() && !bids.isEmpty() && bids.firstKey() >= asks.firstKey()) {
            throw lines.bad("best bid " + bids.firstKey() + ", expected below the best ask " + asks.firstKey());
        }
    }

    private static void take(
            final TextLines lines,
            final NavigableMap<Long, Long> side,
            final int column,
            final long price,
            final long size) {
        if (size == 0 || Math.abs(price) == NasdaqUnits.MAX_PRICE) {
            return;
        }
        if (size < 0) {
            throw lines.bad("column " + (column + 2) + ": size " + size + ", expected 0 or more");
        }
        if (price <= 0 || price > NasdaqUnits.MAX_PRICE) {
            throw lines.bad("column " + (column + 1) + ": price " + price + ", expected 10^-4 USD, positive");
        }
        if (!side.isEmpty() && side.comparator() == null && price <= side.lastKey()) {
            throw lines.bad("column " + (column + 1) + ": ask " + price + ", expected above " + side.lastKey());
        }
        if (!side.isEmpty() && side.comparator() != null && price >= side.lastKey()) {
            throw lines.bad("column " + (column + 1) + ": bid " + price + ", expected below " + side.lastKey());
        }
        side.put(price, size);
    }

    /** Levels that a row has room for. */
    int capacity() {
        return capacity;
    }

    /**
     * Turns the book after the first message into the book before it.
     *
     * @param lines at the first message.
     * @param first that message, parsed.
     * @throws BadInputException when the book cannot be the one after this message.
     */
    void undo(final TextLines lines, final LobsterLine first) {
        final NavigableMap<Long, Long> side = first.direction() > 0 ? bids : asks;
        switch (first.type()) {
            case LobsterLine.ADD -> undoAdd(lines, first, side);
            case LobsterLine.PARTIAL_CANCEL, LobsterLine.DELETE, LobsterLine.EXECUTION ->
                side.merge(first.price(), first.size(), Long::sum);
            default -> {
                // Hidden executions, crosses and halts left the displayed book as it was.
            }
        }
    }

    private void undoAdd(final TextLines lines, final LobsterLine first, final NavigableMap<Long, Long> side) {
        final long displayed = side.getOrDefault(first.price(), 0L);
        if (displayed == 0 && isBeyondDepth(side, first.price())) {
            return;
        }
        if (displayed < first.size()) {
            throw lines.bad("adds " + first.size() + " at " + first.price() + ", but the first row of " + path + " has "
                    + displayed + " there, expected the order book file of this message file");
        }
        if (displayed == first.size()) {
            side.remove(first.price());
        } else {
            side.put(first.price(), displayed - first.size());
        }
    }

    private boolean isBeyondDepth(final NavigableMap<Long, Long> side, final long price) {
        return side.size() == capacity && side.lowerKey(price) != null && side.higherKey(price) == null;
    }

    /**
     * Writes all levels as one snapshot group, bids first, best first.
     *
     * @param writer              where the group goes.
     * @param units               of the instrument.
     * @param instrumentId        dense id.
     * @param exchangeTimestampNs of the group, since the epoch.
     * @return events written; 0 for an empty book.
     * @throws BadInputException when a price or size does not fit the instrument; nothing is written then.
     */
    int write(
            final EventWriter writer, final NasdaqUnits units, final int instrumentId, final long exchangeTimestampNs) {
        requireFit(units, bids);
        requireFit(units, asks);
        final int levels = bids.size() + asks.size();
        int part = 0;
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (final var level : (side == Side.BUY ? bids : asks).entrySet()) {
                final long price = units.price(level.getKey());
                final long qty = units.qty(level.getValue());
                final boolean isLast = part == levels - 1;
                writer.anonymousOrders(
                        instrumentId,
                        LobsterFeed.SNAPSHOT_SEQUENCE,
                        part,
                        isLast,
                        exchangeTimestampNs,
                        side,
                        price,
                        qty);
                part++;
            }
        }
        return levels;
    }

    private void requireFit(final NasdaqUnits units, final NavigableMap<Long, Long> side) {
        for (final var level : side.entrySet()) {
            if (!units.isExact(level.getKey()) || !units.fits(level.getValue())) {
                throw new BadInputException(path + ": line 1: level " + level.getKey() + " x " + level.getValue()
                        + ", expected a price and size that the instrument's scales hold");
            }
        }
    }
}
