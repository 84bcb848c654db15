package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.StaleReason;
import java.util.Objects;

/**
 * Turns order-by-order records into events.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction, apart from growth of the tables. A record is checked whole before anything of it
 * is written.
 * <p>
 * A changed order loses its place when its price changes or its size grows, and keeps it when the size only falls; a change that changes neither says
 * nothing about a book. Fills change nothing: the cancel or change behind them does. The first record of a snapshot empties the book.
 */
final class DbnOrders {
    private final FeedAudit audit;
    private final MboRecord record = new MboRecord();
    private EventWriter writer;
    private DbnInstrument instrument;
    private long sequence;
    private long timestampNs;
    private int events;

    DbnOrders(final FeedAudit audit) {
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    MboRecord record() {
        return record;
    }

    /**
     * Decodes the wrapped {@link #record}.
     *
     * @return events written.
     */
    int decode(
            final DbnInstrument of, final long sourceSequence, final long exchangeTimestampNs, final EventWriter into) {
        instrument = of;
        sequence = sourceSequence;
        timestampNs = exchangeTimestampNs;
        writer = into;
        events = 0;
        final byte action = record.action();
        switch (action) {
            case 'A', 'M' -> {
                requireOrder(action);
                beginSnapshot();
                if (action == 'A') {
                    add();
                } else {
                    modify();
                }
            }
            case 'C' -> {
                requireOrderId();
                side(record.side());
                beginSnapshot();
                cancel();
            }
            case 'T' -> trade();
            case 'F', 'N' -> side(record.side());
            case 'R' -> clear();
            default -> throw new BadInputException("action " + name(action) + ", expected one of A C M R T F N");
        }
        if ((record.flags() & FLAG_MAYBE_BAD_BOOK) != 0) {
            markBad();
        }
        instrument.isEventDone = (record.flags() & FLAG_LAST) != 0;
        return events;
    }

    private void requireOrder(final byte action) {
        requireOrderId();
        if (side(record.side()) == Side.NONE) {
            throw new BadInputException("side N of an order, expected A or B");
        }
        final long size = record.size();
        if (size == 0 || size == UNDEF_SIZE) {
            throw new BadInputException("size " + size + " of an order, expected 1 to " + (UNDEF_SIZE - 1));
        }
        if (record.price() == UNDEF_PRICE) {
            throw new BadInputException("no price in a record of action " + name(action) + ", expected one");
        }
        instrument.units().price(record.price());
        instrument.units().qty(size);
    }

    private void requireOrderId() {
        if (record.orderId() <= 0) {
            throw new BadInputException(
                    "order id " + Long.toUnsignedString(record.orderId()) + ", expected 1 to 2^63 - 1");
        }
        if ((record.flags() & (FLAG_TOP_OF_BOOK | FLAG_AGGREGATED)) != 0) {
            throw new BadInputException("flags " + record.flags()
                    + " say that this is a level, expected single orders of order-by-order data");
        }
    }

    /** Side of the book or of the aggressor. */
    static int side(final byte code) {
        return switch (code) {
            case 'B' -> Side.BUY;
            case 'A' -> Side.SELL;
            case 'N' -> Side.NONE;
            default -> throw new BadInputException("side " + name(code) + ", expected A, B or N");
        };
    }

    static String name(final byte code) {
        return code > ' ' && code < 127 ? "'" + (char) code + "'" : "0x" + Integer.toHexString(code & 0xff);
    }

    private void beginSnapshot() {
        final boolean isOfSnapshot = (record.flags() & FLAG_SNAPSHOT) != 0;
        if (isOfSnapshot && !instrument.isInSnapshot) {
            empty();
        }
        instrument.isInSnapshot = isOfSnapshot;
    }

    private void clear() {
        empty();
        instrument.isInSnapshot = (record.flags() & FLAG_SNAPSHOT) != 0;
    }

    private void empty() {
        instrument.orders.clear();
        instrument.isBookBad = false;
        writer.emptySnapshot(instrument.id(), sequence, timestampNs);
        events++;
    }

    private void markBad() {
        if (!instrument.isBookBad) {
            instrument.isBookBad = true;
            writer.bookStale(instrument.id(), sequence, timestampNs, 0, StaleReason.GAP);
            events++;
            audit.gap(instrument.id(), 0);
        }
    }

    private void add() {
        final long price = instrument.units().price(record.price());
        final int side = side(record.side());
        if (instrument.orders.find(record.orderId()) == RestingOrders.NONE) {
            instrument.orders.put(record.orderId(), price, record.size(), side);
        }
        // an id that rests already goes to the book all the same, which counts it
        write(BookAction.ADD, side, record.orderId(), Prices.NO_ORDER_ID, price, record.size());
    }

    private void modify() {
        final RestingOrders orders = instrument.orders;
        final long id = record.orderId();
        final long price = instrument.units().price(record.price());
        final long size = record.size();
        final int side = side(record.side());
        final int order = orders.find(id);
        if (order == RestingOrders.NONE) {
            // The record tells the whole order: the book counts the unknown id, and has it from now on.
            write(false, BookAction.REPLACE, side, id, id, price, size);
            add();
            return;
        }
        final long rested = orders.qty(order);
        if (side != orders.side(order)) {
            write(false, BookAction.DELETE, orders.side(order), id, Prices.NO_ORDER_ID, orders.price(order), rested);
            orders.remove(order);
            add();
        } else if (price != orders.price(order) || size > rested) {
            orders.set(order, price, size);
            write(BookAction.REPLACE, side, id, id, price, size);
        } else if (size < rested) {
            orders.set(order, price, size);
            write(BookAction.REDUCE, side, id, Prices.NO_ORDER_ID, price, rested - size);
        }
    }

    private void cancel() {
        final RestingOrders orders = instrument.orders;
        final long id = record.orderId();
        final long size = record.size() == UNDEF_SIZE ? 0 : record.size();
        final int order = orders.find(id);
        if (order == RestingOrders.NONE) {
            final long price = instrument.units().price(record.price());
            write(BookAction.DELETE, side(record.side()), id, Prices.NO_ORDER_ID, price, size);
            return;
        }
        final long rested = orders.qty(order);
        final long price = orders.price(order);
        final int side = orders.side(order);
        if (size > 0 && size < rested) {
            orders.set(order, price, rested - size);
            write(BookAction.REDUCE, side, id, Prices.NO_ORDER_ID, price, size);
        } else {
            orders.remove(order);
            write(BookAction.DELETE, side, id, Prices.NO_ORDER_ID, price, rested);
        }
    }

    private void trade() {
        final int aggressor = side(record.side());
        final int restingSide = aggressor == Side.NONE ? Side.NONE : Side.opposite(aggressor);
        final long price = instrument.units().price(record.price());
        final long size = record.size();
        if (price != Prices.NO_PRICE && size > 0 && size != UNDEF_SIZE) {
            if (instrument.isEventDone && restingSide != Side.NONE) {
                audit.execution(instrument.id(), restingSide, price);
            }
            write(BookAction.TRADE, restingSide, Prices.NO_ORDER_ID, Prices.NO_ORDER_ID, price, size);
        }
    }

    private void write(
            final BookAction action,
            final int side,
            final long orderId,
            final long newOrderId,
            final long price,
            final long size) {
        write((record.flags() & FLAG_LAST) != 0, action, side, orderId, newOrderId, price, size);
    }

    private void write(
            final boolean isLast,
            final BookAction action,
            final int side,
            final long orderId,
            final long newOrderId,
            final long price,
            final long size) {
        writer.orderBookEvent(
                instrument.id(),
                sequence,
                isLast,
                timestampNs,
                action,
                side,
                orderId,
                newOrderId,
                price,
                instrument.units().qty(size));
        events++;
    }
}
