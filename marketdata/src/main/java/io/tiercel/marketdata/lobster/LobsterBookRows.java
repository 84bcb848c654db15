package io.tiercel.marketdata.lobster;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * The rows of a LOBSTER order book file beside the message file, told to the audit: row i is the book after message i.
 * <p>
 * A file of more levels than {@link BookView#DEPTH} is compared in the best of them; one of a single level in that. Any other shows at its deepest level
 * what no message tells: a level that comes into sight when a better one goes. There all levels but the deepest are compared, and where such a
 * level comes into sight the row starts the book anew, as a snapshot group, after it has been compared.
 * <p>
 * Owned by the ingress thread; allocates nothing per row while rows are sound.
 */
final class LobsterBookRows implements AutoCloseable {
    private static final int COLUMNS_PER_LEVEL = 4;
    private static final String LAYOUT = "ask price,ask size,bid price,bid size for each level";

    private final TextColumns rows;
    private final int instrumentId;
    private final NasdaqUnits units;
    private final FeedAudit audit;
    private final int depth;
    private final int compared;
    private final boolean isCut;

    /** By side: prices from place 0, quantities from place DEPTH, as the audit wants them. */
    private final long[][] levels = {new long[2 * BookView.DEPTH], new long[2 * BookView.DEPTH]};

    private final long[] lastPrices = new long[2];
    private boolean isEnded;
    private long rowsBehind;
    private long snapshots;

    /**
     * @param path       of the order book file.
     * @param levels     of its rows.
     * @param instrument whose book it is.
     * @param audit      compares.
     */
    LobsterBookRows(final Path path, final int levels, final Instrument instrument, final FeedAudit audit) {
        rows = new TextColumns(path);
        instrumentId = instrument.id();
        units = new NasdaqUnits(instrument);
        this.audit = audit;
        depth = levels;
        isCut = levels > 1 && levels <= BookView.DEPTH;
        Arrays.fill(this.levels[Side.BUY], Prices.NO_PRICE);
        Arrays.fill(this.levels[Side.SELL], Prices.NO_PRICE);
        compared = isCut ? levels - 1 : Math.min(levels, BookView.DEPTH);
    }

    /** Reads the row of the message about to be published. */
    void next() {
        lastPrices[Side.BUY] = deepest(Side.BUY);
        lastPrices[Side.SELL] = deepest(Side.SELL);
        isEnded = isEnded || !rows.next();
        if (isEnded) {
            rowsBehind++;
            return;
        }
        rows.requireColumns(COLUMNS_PER_LEVEL * depth, LAYOUT + ", as in the first row");
        for (int level = 0; level < Math.min(depth, BookView.DEPTH); level++) {
            read(levels[Side.SELL], level, COLUMNS_PER_LEVEL * level);
            read(levels[Side.BUY], level, COLUMNS_PER_LEVEL * level + 2);
        }
        requireOrder();
    }

    private long deepest(final int side) {
        return levels[side][Math.min(depth, BookView.DEPTH) - 1];
    }

    private void read(final long[] side, final int level, final int column) {
        final long price = rows.decimal(column, 0);
        final long size = rows.decimal(column + 1, 0);
        if (Math.abs(price) == NasdaqUnits.MAX_PRICE || size == 0) {
            side[level] = Prices.NO_PRICE;
            side[BookView.DEPTH + level] = 0;
            return;
        }
        if (price <= 0 || price > NasdaqUnits.MAX_PRICE || !units.isExact(price)) {
            throw rows.bad(column, "10^-4 USD, positive, that the instrument's price scale holds");
        }
        if (size < 0 || !units.fits(size)) {
            throw rows.bad(column + 1, "0 or more shares that the instrument's scale holds");
        }
        side[level] = units.price(price);
        side[BookView.DEPTH + level] = units.qty(size);
    }

    private void requireOrder() {
        for (int level = 1; level < Math.min(depth, BookView.DEPTH); level++) {
            final boolean isBidOrdered =
                    levels[Side.BUY][level] < levels[Side.BUY][level - 1] || levels[Side.BUY][level] == Prices.NO_PRICE;
            final boolean isAskOrdered = levels[Side.SELL][level] == Prices.NO_PRICE
                    || (levels[Side.SELL][level - 1] != Prices.NO_PRICE
                            && levels[Side.SELL][level] > levels[Side.SELL][level - 1]);
            if (!isBidOrdered || !isAskOrdered) {
                throw rows.bad(
                        "level " + (level + 1) + " is not worse than the one before, expected best levels first");
            }
        }
    }

    /** Compares the row with the book after its message. */
    void compare() {
        if (!isEnded) {
            audit.levels(instrumentId, levels[Side.BUY], levels[Side.SELL], compared);
        }
    }

    /**
     * Starts the book anew with the row where a level came into sight that no message told.
     *
     * @param message             that was published.
     * @param writer              where the events go.
     * @param sourceSequence      of the message.
     * @param exchangeTimestampNs of the message.
     * @return events written.
     */
    int writeSurfaced(
            final LobsterLine message,
            final EventWriter writer,
            final long sourceSequence,
            final long exchangeTimestampNs) {
        if (!isCut || isEnded || !(hasSurfaced(message, Side.BUY) || hasSurfaced(message, Side.SELL))) {
            return 0;
        }
        snapshots++;
        final int total = count(levels[Side.BUY]) + count(levels[Side.SELL]);
        int part = 0;
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (int level = 0; level < count(levels[side]); level++) {
                writer.anonymousOrders(
                        instrumentId,
                        sourceSequence,
                        part,
                        part == total - 1,
                        exchangeTimestampNs,
                        side,
                        levels[side][level],
                        levels[side][BookView.DEPTH + level]);
                part++;
            }
        }
        return total;
    }

    private boolean hasSurfaced(final LobsterLine message, final int side) {
        final long now = deepest(side);
        if (now == Prices.NO_PRICE || lastPrices[side] == Prices.NO_PRICE) {
            return false;
        }
        final boolean isDeeper = side == Side.BUY ? now < lastPrices[side] : now > lastPrices[side];
        final boolean isOfMessage = message.type() == LobsterLine.ADD && units.price(message.price()) == now;
        return isDeeper && !isOfMessage;
    }

    private static int count(final long[] side) {
        int count = 0;
        while (count < BookView.DEPTH && side[count] != Prices.NO_PRICE) {
            count++;
        }
        return count;
    }

    /** Adds what is to be told of this file. */
    void remark(final SortedMap<String, Long> remarks) {
        if (rowsBehind > 0) {
            remarks.merge("messages behind the last row of an order book file", rowsBehind, Long::sum);
        }
        if (snapshots > 0) {
            remarks.merge("books started anew: a level came into sight", snapshots, Long::sum);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
