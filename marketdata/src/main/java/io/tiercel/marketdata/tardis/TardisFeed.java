package io.tiercel.marketdata.tardis;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.ColumnScale;
import io.tiercel.marketdata.feed.ListedSymbols;
import io.tiercel.marketdata.feed.MessageCounts;
import io.tiercel.marketdata.feed.RowFeed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.nio.file.Path;

/**
 * One table of Tardis.dev. Events carry the exchange's time stamp; rows stand in the order of local_timestamp. Prices and amounts have as many decimals
 * as the file uses.
 * <p>
 * Changes of levels with one local_timestamp, symbol and kind are one group, and so one source message: a snapshot replaces the book. Snapshots of
 * the best levels replace it row by row. The source sequence is the number of the group's first row, or of the row. A trade's side is the
 * aggressor's in the file and the resting order's in the event.
 * <p>
 * Owned by the ingress thread; allocates nothing per row.
 */
public final class TardisFeed extends RowFeed {
    private static final int MAX_SCALE = 12;
    private static final int MAX_PART = 65_535;
    private static final long NS_PER_US = 1_000;
    private static final long MAX_TIME_US = 7_258_118_400_000_000L;

    private final TextColumns rows;
    private final TardisKind kind;
    private final ListedSymbols symbols;
    private final int[] prices;
    private final int[] amounts;
    private final int symbolColumn;
    private final int timeColumn;
    private final int localTimeColumn;
    private final int sideColumn;
    private final int snapshotColumn;
    private long localTimeUs;

    /** A change that waits for the next row to tell whether its group goes on. */
    private boolean isHeld;

    private boolean isGroupSnapshot;
    private int groupId;
    private long groupLocalTimeUs;
    private long groupSequence;
    private long groupTimeNs;
    private int part;
    private int heldSide;
    private long heldPrice;
    private long heldAmount;

    /**
     * @param file    of one table.
     * @param kind    of table.
     * @param listing which symbols.
     * @throws BadInputException when the file cannot be opened or its header is not that of the table.
     */
    TardisFeed(final Path file, final TardisKind kind, final Listing listing) {
        super(new MessageCounts("level change", "snapshot level", "snapshot", "trade", "quote", "not listed"));
        this.kind = kind;
        final int[] scales = ColumnScale.scan(file, TextColumns::readHeader, kind::columns);
        symbols = new ListedSymbols(listing, Math.min(MAX_SCALE, scales[0]), Math.min(MAX_SCALE, scales[1]));
        rows = new TextColumns(file);
        try {
            rows.readHeader();
            prices = kind.columns(rows)[0];
            amounts = kind.columns(rows)[1];
            symbolColumn = rows.require("symbol");
            timeColumn = rows.require("timestamp");
            localTimeColumn = rows.require("local_timestamp");
            sideColumn = rows.find("side");
            snapshotColumn = rows.find("is_snapshot");
        } catch (final BadInputException e) {
            rows.close();
            throw e;
        }
    }

    @Override
    protected boolean nextRow() {
        return rows.next();
    }

    @Override
    protected int write(final EventWriter writer) {
        final long rowLocalTimeUs = timeUs(localTimeColumn);
        if (rowLocalTimeUs < localTimeUs) {
            throw rows.bad(localTimeColumn, "rows in the order of local_timestamp, behind " + localTimeUs);
        }
        final long timeNs = timeUs(timeColumn) * NS_PER_US;
        final int id = symbols.id(rows, symbolColumn);
        localTimeUs = rowLocalTimeUs;
        if (id == Listing.NOT_LISTED) {
            count(5);
            return 0;
        }
        return switch (kind) {
            case LEVEL_CHANGES -> hold(id, timeNs, writer);
            case SNAPSHOTS -> writeSnapshot(id, timeNs, writer);
            case TRADES -> writeTrade(id, timeNs, writer);
            default -> writeQuote(id, timeNs, writer);
        };
    }

    private int hold(final int id, final long timeNs, final EventWriter writer) {
        final boolean isSnapshot = rows.is(snapshotColumn, "true");
        if (!isSnapshot && !rows.is(snapshotColumn, "false")) {
            throw rows.bad(snapshotColumn, "true or false");
        }
        final int side = side("bid", "ask");
        final long price = price(0, id);
        final long amount = amount(0, id);
        final boolean isSame = isHeld
                && id == groupId
                && localTimeUs == groupLocalTimeUs
                && isSnapshot == isGroupSnapshot
                && (isSnapshot || part < MAX_PART);
        if (isSame && part == MAX_PART) {
            throw rows.bad("snapshot of more than " + MAX_PART + " levels, expected fewer");
        }
        final boolean isEmptyLevel = isSnapshot && amount == 0;
        final int events = isHeld ? release(!isSame, writer) : 0;
        count(isSnapshot ? 1 : 0);
        if (!isSame) {
            groupId = id;
            groupLocalTimeUs = localTimeUs;
            groupSequence = rows.line() - 1;
            isGroupSnapshot = isSnapshot;
            part = 0;
        }
        groupTimeNs = timeNs;
        heldSide = isEmptyLevel ? Side.NONE : side;
        heldPrice = isEmptyLevel ? Prices.NO_PRICE : price;
        heldAmount = amount;
        isHeld = true;
        return events;
    }

    private int release(final boolean isLast, final EventWriter writer) {
        if (isGroupSnapshot) {
            writer.levelSnapshot(
                    groupId,
                    groupSequence,
                    part,
                    isLast,
                    groupTimeNs,
                    heldSide,
                    heldPrice,
                    heldAmount,
                    EventWriter.NOT_TOLD);
        } else {
            writer.levelUpdate(
                    groupId,
                    groupSequence,
                    part,
                    isLast,
                    groupTimeNs,
                    heldSide,
                    heldPrice,
                    heldAmount,
                    EventWriter.NOT_TOLD);
        }
        part++;
        isHeld = false;
        return 1;
    }

    @Override
    protected int writeEnd(final EventWriter writer) {
        return isHeld ? release(true, writer) : 0;
    }

    private int writeSnapshot(final int id, final long timeNs, final EventWriter writer) {
        final int depth = prices.length / 2;
        int levels = 0;
        for (int i = 0; i < prices.length; i++) {
            levels += checkLevel(i, i % depth > 0, id) ? 1 : 0;
        }
        count(2);
        if (levels == 0) {
            writer.emptySnapshot(id, rows.line() - 1, timeNs);
            return 1;
        }
        int written = 0;
        for (int i = 0; i < prices.length; i++) {
            if (!rows.isEmpty(prices[i])) {
                final int side = i < depth ? Side.BUY : Side.SELL;
                final boolean isLast = written == levels - 1;
                writer.levelSnapshot(
                        id,
                        rows.line() - 1,
                        written,
                        isLast,
                        timeNs,
                        side,
                        price(i, id),
                        amount(i, id),
                        EventWriter.NOT_TOLD);
                written++;
            }
        }
        return levels;
    }

    /** Best levels come first, and behind the last one nothing. */
    private boolean checkLevel(final int level, final boolean hasBetter, final int id) {
        if (rows.isEmpty(prices[level])) {
            return false;
        }
        if (amount(level, id) == 0) {
            throw rows.bad(amounts[level], "an amount above 0 in a snapshot");
        }
        final boolean isBid = level < prices.length / 2;
        if (hasBetter) {
            if (rows.isEmpty(prices[level - 1])) {
                throw rows.bad(prices[level], "no level behind one that is missing");
            }
            final long better = price(level - 1, id);
            if (isBid ? price(level, id) >= better : price(level, id) <= better) {
                throw rows.bad(prices[level], "best prices first");
            }
        }
        return true;
    }

    private int writeTrade(final int id, final long timeNs, final EventWriter writer) {
        final boolean isUnknown = rows.is(sideColumn, "unknown");
        final int side = isUnknown ? Side.NONE : 1 - side("buy", "sell");
        final long price = price(0, id);
        final long amount = amount(0, id);
        writer.orderBookEvent(
                id,
                rows.line() - 1,
                timeNs,
                BookAction.TRADE,
                side,
                Prices.NO_ORDER_ID,
                Prices.NO_ORDER_ID,
                price,
                amount);
        count(3);
        return 1;
    }

    private int writeQuote(final int id, final long timeNs, final EventWriter writer) {
        final boolean hasBid = !rows.isEmpty(prices[0]);
        final boolean hasAsk = !rows.isEmpty(prices[1]);
        final long bid = hasBid ? price(0, id) : Prices.NO_PRICE;
        final long bidAmount = hasBid ? amount(0, id) : 0;
        final long ask = hasAsk ? price(1, id) : Prices.NO_PRICE;
        final long askAmount = hasAsk ? amount(1, id) : 0;
        writer.topOfBook(id, rows.line() - 1, timeNs, bid, bidAmount, ask, askAmount);
        count(4);
        return 1;
    }

    private int side(final String buy, final String sell) {
        final boolean isBuy = rows.is(sideColumn, buy);
        if (!isBuy && !rows.is(sideColumn, sell)) {
            throw rows.bad(sideColumn, buy + " or " + sell);
        }
        return isBuy ? Side.BUY : Side.SELL;
    }

    private long price(final int column, final int id) {
        return rows.decimal(prices[column], symbols.instrument(id).priceScale());
    }

    private long amount(final int column, final int id) {
        final long amount = rows.decimal(amounts[column], symbols.instrument(id).qtyScale());
        if (amount < 0) {
            throw rows.bad(amounts[column], "an amount of 0 or more");
        }
        return amount;
    }

    private long timeUs(final int column) {
        final long timeUs = rows.count(column);
        if (timeUs > MAX_TIME_US) {
            throw rows.bad(column, "microseconds since the epoch");
        }
        return timeUs;
    }

    @Override
    public double progress() {
        return rows.progress();
    }

    @Override
    public void close() {
        rows.close();
    }
}
