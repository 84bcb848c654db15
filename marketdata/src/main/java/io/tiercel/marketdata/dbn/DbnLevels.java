package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * Turns trades, best prices and records of levels into events: of levels only what has changed since the record before, as one group.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction. A record is checked whole before anything of it is written. A level that falls
 * behind the depth told is gone: nobody knows what becomes of it. The audit is told nothing: a record of levels is all that the book is made of, so that
 * nothing independent is left to compare the book with.
 */
final class DbnLevels {
    private static final int QTY = BookView.DEPTH;
    private static final int COUNT = 2 * BookView.DEPTH;

    /** Longs of one change: side, price, quantity, orders. */
    private static final int CHANGE = 4;

    private final long[] changes = new long[4 * BookView.DEPTH * CHANGE];
    private long[] bids = new long[DbnInstrument.LEVEL_LONGS];
    private long[] asks = new long[DbnInstrument.LEVEL_LONGS];
    private int changed;

    /**
     * A record of levels.
     *
     * @param depth          levels a side it holds.
     * @param isCountTold    whether levels tell their orders.
     * @return events written.
     */
    int levels(
            final byte[] buffer,
            final int offset,
            final int depth,
            final boolean isCountTold,
            final DbnInstrument instrument,
            final long sequence,
            final long timestampNs,
            final EventWriter writer) {
        requireAction(buffer, offset);
        read(buffer, offset, Side.BUY, depth, isCountTold, instrument, bids);
        read(buffer, offset, Side.SELL, depth, isCountTold, instrument, asks);
        requireTrade(buffer, offset, instrument);
        final boolean isWhole = !instrument.hasLevels;
        changed = 0;
        if (isWhole) {
            takeAll();
        } else {
            compare(Side.BUY, instrument.bids, bids);
            compare(Side.SELL, instrument.asks, asks);
        }
        // the trade and the levels of one record are one event
        final boolean isTradeLast = !isWhole && changed == 0;
        int events = trade(buffer, offset, isTradeLast, instrument, sequence, timestampNs, writer);
        events += isWhole
                ? writeSnapshot(instrument.id(), sequence, timestampNs, writer)
                : writeUpdate(instrument.id(), sequence, timestampNs, writer);
        final long[] oldBids = instrument.bids;
        final long[] oldAsks = instrument.asks;
        instrument.bids = bids;
        instrument.asks = asks;
        instrument.hasLevels = true;
        bids = oldBids;
        asks = oldAsks;
        return events;
    }

    /**
     * A record of best prices, with the trade behind them if it tells one.
     *
     * @return events written.
     */
    int bestPrices(
            final byte[] buffer,
            final int offset,
            final boolean isTrade,
            final DbnInstrument instrument,
            final long sequence,
            final long timestampNs,
            final EventWriter writer) {
        read(buffer, offset, Side.BUY, 1, false, instrument, bids);
        read(buffer, offset, Side.SELL, 1, false, instrument, asks);
        if (isTrade) {
            requireAction(buffer, offset);
            requireTrade(buffer, offset, instrument);
        }
        writer.topOfBook(instrument.id(), sequence, timestampNs, bids[0], bids[QTY], asks[0], asks[QTY]);
        return 1 + (isTrade ? trade(buffer, offset, instrument, sequence, timestampNs, writer) : 0);
    }

    /**
     * A record of a trade alone.
     *
     * @return events written.
     */
    int trade(
            final byte[] buffer,
            final int offset,
            final DbnInstrument instrument,
            final long sequence,
            final long timestampNs,
            final EventWriter writer) {
        return trade(buffer, offset, true, instrument, sequence, timestampNs, writer);
    }

    private static int trade(
            final byte[] buffer,
            final int offset,
            final boolean isLast,
            final DbnInstrument instrument,
            final long sequence,
            final long timestampNs,
            final EventWriter writer) {
        requireAction(buffer, offset);
        final int aggressor = DbnOrders.side(buffer[offset + MBP_SIDE_OFFSET]);
        final long price = instrument.units().price(LittleEndian.i64(buffer, offset + MBP_PRICE_OFFSET));
        final long size = u32(buffer, offset + MBP_SIZE_OFFSET);
        if (buffer[offset + MBP_ACTION_OFFSET] != 'T' || price == Prices.NO_PRICE || size == 0 || size == UNDEF_SIZE) {
            return 0;
        }
        writer.orderBookEvent(
                instrument.id(),
                sequence,
                isLast,
                timestampNs,
                BookAction.TRADE,
                aggressor == Side.NONE ? Side.NONE : Side.opposite(aggressor),
                Prices.NO_ORDER_ID,
                Prices.NO_ORDER_ID,
                price,
                instrument.units().qty(size));
        return 1;
    }

    private static void requireAction(final byte[] buffer, final int offset) {
        final byte action = buffer[offset + MBP_ACTION_OFFSET];
        switch (action) {
            case 'A', 'C', 'M', 'T', 'F', 'R', 'N' -> {
                // what it did is told by the levels
            }
            default ->
                throw new BadInputException("action " + DbnOrders.name(action) + ", expected one of A C M R T F N");
        }
    }

    private static void requireTrade(final byte[] buffer, final int offset, final DbnInstrument instrument) {
        DbnOrders.side(buffer[offset + MBP_SIDE_OFFSET]);
        if (buffer[offset + MBP_ACTION_OFFSET] == 'T') {
            instrument.units().price(LittleEndian.i64(buffer, offset + MBP_PRICE_OFFSET));
            instrument.units().qty(u32(buffer, offset + MBP_SIZE_OFFSET));
        }
    }

    private static long u32(final byte[] buffer, final int index) {
        return LittleEndian.u32(buffer, index);
    }

    /** The levels of one side that are there, best first, in units of the events. */
    private static void read(
            final byte[] buffer,
            final int offset,
            final int side,
            final int depth,
            final boolean isCountTold,
            final DbnInstrument instrument,
            final long[] into) {
        int count = 0;
        for (int i = 0; i < depth; i++) {
            final int level = offset + MBP_LEVELS_OFFSET + i * LEVEL_LENGTH;
            final long price =
                    instrument.units().price(LittleEndian.i64(buffer, level + LEVEL_PRICE_OFFSET + side * Long.BYTES));
            final long size = u32(buffer, level + LEVEL_SIZE_OFFSET + side * Integer.BYTES);
            if (price != Prices.NO_PRICE && size != 0 && size != UNDEF_SIZE) {
                if (count > 0 && (price == into[count - 1] || Side.isAtOrBetter(side, price, into[count - 1]))) {
                    throw new BadInputException((side == Side.BUY ? "bid" : "ask") + " level " + (i + 1)
                            + " is not worse than the one before, expected the best first");
                }
                into[count] = price;
                into[QTY + count] = instrument.units().qty(size);
                into[COUNT + count] = isCountTold
                        ? LittleEndian.i32(buffer, level + LEVEL_COUNT_OFFSET + side * Integer.BYTES)
                        : EventWriter.NOT_TOLD;
                count++;
            }
        }
        for (int i = count; i < BookView.DEPTH; i++) {
            into[i] = Prices.NO_PRICE;
            into[QTY + i] = 0;
            into[COUNT + i] = 0;
        }
    }

    private void takeAll() {
        for (int i = 0; i < BookView.DEPTH; i++) {
            if (bids[i] != Prices.NO_PRICE) {
                change(Side.BUY, bids[i], bids[QTY + i], bids[COUNT + i]);
            }
            if (asks[i] != Prices.NO_PRICE) {
                change(Side.SELL, asks[i], asks[QTY + i], asks[COUNT + i]);
            }
        }
    }

    private int writeSnapshot(final int id, final long sequence, final long timestampNs, final EventWriter writer) {
        if (changed == 0) {
            writer.emptySnapshot(id, sequence, timestampNs);
            return 1;
        }
        for (int i = 0; i < changed; i++) {
            final int at = i * CHANGE;
            writer.levelSnapshot(
                    id,
                    sequence,
                    i,
                    i == changed - 1,
                    timestampNs,
                    (int) changes[at],
                    changes[at + 1],
                    changes[at + 2],
                    (int) changes[at + 3]);
        }
        return changed;
    }

    private int writeUpdate(final int id, final long sequence, final long timestampNs, final EventWriter writer) {
        for (int i = 0; i < changed; i++) {
            final int at = i * CHANGE;
            writer.levelUpdate(
                    id,
                    sequence,
                    i,
                    i == changed - 1,
                    timestampNs,
                    (int) changes[at],
                    changes[at + 1],
                    changes[at + 2],
                    (int) changes[at + 3]);
        }
        return changed;
    }

    /** Walks both ladders from the best level to the worst. */
    private void compare(final int side, final long[] before, final long[] now) {
        int old = 0;
        int i = 0;
        while (isLevel(before, old) || isLevel(now, i)) {
            if (isLevel(before, old) && isLevel(now, i) && before[old] == now[i]) {
                if (before[QTY + old] != now[QTY + i] || before[COUNT + old] != now[COUNT + i]) {
                    change(side, now[i], now[QTY + i], now[COUNT + i]);
                }
                old++;
                i++;
            } else if (!isLevel(now, i) || (isLevel(before, old) && Side.isAtOrBetter(side, before[old], now[i]))) {
                change(side, before[old], 0, 0);
                old++;
            } else {
                change(side, now[i], now[QTY + i], now[COUNT + i]);
                i++;
            }
        }
    }

    private static boolean isLevel(final long[] levels, final int level) {
        return level < BookView.DEPTH && levels[level] != Prices.NO_PRICE;
    }

    private void change(final int side, final long price, final long qty, final long orderCount) {
        final int at = changed * CHANGE;
        changes[at] = side;
        changes[at + 1] = price;
        changes[at + 2] = qty;
        changes[at + 3] = orderCount;
        changed++;
    }
}
