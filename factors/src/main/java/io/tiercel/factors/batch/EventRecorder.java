package io.tiercel.factors.batch;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * Keeps the events of a feed as columns. It is told the same as {@code FactorEngine}, by methods of the same names and arguments, so that both can
 * stand at one feed: what they make of it is the same.
 * <p>
 * Owned by the feed's thread. Allocates as {@link EventColumns} grow, and those of an instrument at its first event.
 */
public final class EventRecorder {
    /** Room for events of an instrument at its first one. */
    private static final int FIRST_ROOM = 4096;

    private final InstrumentRegistry registry;
    private final EventColumns[] byInstrument;
    private final int maxEvents;

    /**
     * Without a bound on the events but that of an array.
     *
     * @param registry instruments of the feed.
     */
    public EventRecorder(final InstrumentRegistry registry) {
        this(registry, Integer.MAX_VALUE - Long.BYTES);
    }

    /**
     * @param registry  instruments of the feed.
     * @param maxEvents of each instrument, 1 or more; one more is a {@link BadInputException}.
     */
    public EventRecorder(final InstrumentRegistry registry, final int maxEvents) {
        this.registry = registry;
        this.maxEvents = maxEvents;
        byInstrument = new EventColumns[registry.size()];
        if (maxEvents < 1) {
            throw new IllegalArgumentException("maxEvents " + maxEvents + ", expected 1 or more");
        }
    }

    /**
     * @param instrumentId dense id.
     * @return its events so far, the same object at every call; empty before the first event.
     */
    public EventColumns columns(final int instrumentId) {
        EventColumns columns = byInstrument[instrumentId];
        if (columns == null) {
            final Instrument instrument = registry.instrument(instrumentId);
            columns = new EventColumns(instrument, FIRST_ROOM, maxEvents);
            byInstrument[instrumentId] = columns;
        }
        return columns;
    }

    /**
     * One event of an order-by-order feed, after the book has taken it.
     *
     * @param instrumentId   dense id.
     * @param eventTimeNs    time; one before the last event's counts as the last event's.
     * @param action         what happened.
     * @param side           side of the resting order, or {@code Side.NONE}.
     * @param price          EXECUTE, TRADE: price of the trade or {@code Prices.NO_PRICE}; ADD: price of the order; not read for the others.
     * @param qty            EXECUTE, TRADE: quantity of the trade; ADD: of the order; REDUCE, DELETE, REPLACE: what left.
     * @param book           the instrument's book after the event.
     * @param isDepthChanged whether anything within the best {@link EventColumns#DEPTH} levels changed: when false they are not read (but at the
     *                       instrument's first event). A change by ADD, EXECUTE, REDUCE, DELETE or REPLACE with a side told is on that side only.
     */
    public void onEvent(
            final int instrumentId,
            final long eventTimeNs,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final BookView book,
            final boolean isDepthChanged) {
        final EventColumns columns = columns(instrumentId);
        columns.startEvent(eventTimeNs);
        addOrders(columns, action, side, price, qty);
        if ((action == BookAction.EXECUTE || action == BookAction.TRADE) && price != Prices.NO_PRICE && qty > 0L) {
            columns.addTrade(side, price, qty, action == BookAction.TRADE);
        }
        final boolean isOneSided = action != BookAction.TRADE && action != BookAction.CROSS;
        takeLevels(columns, isOneSided ? side : Side.NONE, book, isDepthChanged);
    }

    /**
     * One order that took the place of another, as one event.
     *
     * @param instrumentId   dense id.
     * @param eventTimeNs    as for {@link #onEvent}.
     * @param side           of both, or {@code Side.NONE}.
     * @param qty            what the leaving order had left.
     * @param newPrice       of the entering order.
     * @param newQty         of the entering order.
     * @param book           the instrument's book after the event.
     * @param isDepthChanged as for {@link #onEvent}.
     */
    public void onReplace(
            final int instrumentId,
            final long eventTimeNs,
            final int side,
            final long qty,
            final long newPrice,
            final long newQty,
            final BookView book,
            final boolean isDepthChanged) {
        final EventColumns columns = columns(instrumentId);
        columns.startEvent(eventTimeNs);
        addOrders(columns, BookAction.REPLACE, side, Prices.NO_PRICE, qty);
        columns.addOrder(EventColumns.ADD, side, newPrice, newQty);
        takeLevels(columns, side, book, isDepthChanged);
    }

    /**
     * The end of a full book: an event in the midst of a session, none before the instrument's first one.
     *
     * @param instrumentId dense id.
     * @param eventTimeNs  as for {@link #onEvent}.
     * @param book         the instrument's book, whole.
     * @return true when it was an event.
     */
    public boolean onSnapshot(final int instrumentId, final long eventTimeNs, final BookView book) {
        final EventColumns columns = byInstrument[instrumentId];
        if (columns == null || columns.size() == 0) {
            return false;
        }
        onLevels(instrumentId, eventTimeNs, book, true);
        return true;
    }

    /**
     * One event that sets the book as a whole.
     *
     * @param instrumentId dense id.
     * @param eventTimeNs  as for {@link #onEvent}.
     * @param book         the instrument's book after the event.
     */
    public void onBook(final int instrumentId, final long eventTimeNs, final BookView book) {
        onLevels(instrumentId, eventTimeNs, book, true);
    }

    /**
     * One message of a level feed, all its levels applied.
     *
     * @param instrumentId   dense id.
     * @param eventTimeNs    as for {@link #onEvent}.
     * @param book           the instrument's book after the message.
     * @param isDepthChanged as for {@link #onEvent}, on either side.
     */
    public void onLevels(
            final int instrumentId, final long eventTimeNs, final BookView book, final boolean isDepthChanged) {
        final EventColumns columns = columns(instrumentId);
        columns.startEvent(eventTimeNs);
        takeLevels(columns, Side.NONE, book, isDepthChanged);
    }

    private static void addOrders(
            final EventColumns columns, final BookAction action, final int side, final long price, final long qty) {
        switch (action) {
            case ADD -> {
                columns.tellOrders();
                columns.addOrder(EventColumns.ADD, side, price, qty);
            }
            case REDUCE, DELETE, REPLACE -> {
                columns.tellOrders();
                columns.addOrder(EventColumns.CANCEL, side, Prices.NO_PRICE, qty);
            }
            default -> {
                // no order came or went
            }
        }
    }

    private static void takeLevels(
            final EventColumns columns, final int changedSide, final BookView book, final boolean isDepthChanged) {
        final boolean isFirst = columns.size() == 1;
        takeSide(columns, Side.BUY, book, isFirst || (isDepthChanged && changedSide != Side.SELL));
        takeSide(columns, Side.SELL, book, isFirst || (isDepthChanged && changedSide != Side.BUY));
    }

    private static void takeSide(
            final EventColumns columns, final int side, final BookView book, final boolean isChanged) {
        if (isChanged) {
            columns.takeLevels(side, book);
        } else {
            columns.keepLevels(side);
        }
    }
}
