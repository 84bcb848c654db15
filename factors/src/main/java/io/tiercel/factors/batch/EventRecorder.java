package io.tiercel.factors.batch;

import io.tiercel.factors.streaming.EventParts;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.Arrays;

/**
 * Keeps the events of a feed as columns. It is told the same as {@link FactorEngine}, by methods of the same names and arguments, so that both can
 * stand at one feed: what they make of it is the same. What is one event, and what its parts mean, is said there.
 * <p>
 * Owned by the feed's thread. Allocates as {@link RecordedEvents} grow, and those of an instrument at its first event.
 */
public final class EventRecorder {
    /** Room for events of an instrument at its first one. */
    private static final int FIRST_ROOM = 64;

    private final InstrumentRegistry registry;
    private final RecordedEvents[] byInstrument;
    private final EventParts[] parts;
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
        byInstrument = new RecordedEvents[registry.size()];
        parts = new EventParts[registry.size()];
        Arrays.setAll(parts, id -> new EventParts());
        if (maxEvents < 1) {
            throw new IllegalArgumentException("maxEvents " + maxEvents + ", expected 1 or more");
        }
    }

    /**
     * @param instrumentId dense id.
     * @return its events so far, the same object at every call; empty before the first event.
     */
    public RecordedEvents columns(final int instrumentId) {
        RecordedEvents columns = byInstrument[instrumentId];
        if (columns == null) {
            final Instrument instrument = registry.instrument(instrumentId);
            columns = new RecordedEvents(instrument, FIRST_ROOM, maxEvents);
            byInstrument[instrumentId] = columns;
        }
        return columns;
    }

    /**
     * One event of an order-by-order feed, after the book has taken it; or the last part of one.
     *
     * @param instrumentId   dense id.
     * @param eventTimeNs    time; one before the last event's counts as the last event's.
     * @param action         what happened.
     * @param side           side of the resting order, or {@code Side.NONE}.
     * @param price          EXECUTE, TRADE: price of the trade or {@code Prices.NO_PRICE}; ADD: price of the order; not read for the others.
     * @param qty            EXECUTE, TRADE: quantity of the trade; ADD: of the order; REDUCE, DELETE, REPLACE: what left.
     * @param book           the instrument's book after the event.
     * @param isDepthChanged whether anything within the best {@link RecordedEvents#DEPTH} levels changed: when false they are not read (but at the
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
        final EventParts p = parts[instrumentId];
        p.add(action, side, price, qty, Prices.NO_PRICE, 0L, isDepthChanged);
        final boolean isOneSided = action != BookAction.TRADE && action != BookAction.CROSS;
        final int changedSide = p.count() == 1 && !isOneSided ? Side.NONE : p.changedSide();
        take(instrumentId, eventTimeNs, changedSide, book, p.isDepthChanged());
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
        final EventParts p = parts[instrumentId];
        p.add(BookAction.REPLACE, side, Prices.NO_PRICE, qty, newPrice, newQty, isDepthChanged);
        take(instrumentId, eventTimeNs, p.changedSide(), book, p.isDepthChanged());
    }

    /**
     * A part of an event, not its last one.
     *
     * @param instrumentId   dense id.
     * @param action         as for {@link #onEvent}, and so the other arguments.
     * @param side           of the resting order, or {@code Side.NONE}.
     * @param price          see there.
     * @param qty            see there.
     * @param isDepthChanged whether this part changed anything within the best levels.
     */
    public void onPart(
            final int instrumentId,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final boolean isDepthChanged) {
        parts[instrumentId].add(action, side, price, qty, Prices.NO_PRICE, 0L, isDepthChanged);
    }

    /**
     * One order that took the place of another, as a part of an event, not its last one.
     *
     * @param instrumentId   dense id.
     * @param side           as for {@link #onReplace}, and so the other arguments.
     * @param qty            see there.
     * @param newPrice       see there.
     * @param newQty         see there.
     * @param isDepthChanged whether this part changed anything within the best levels.
     */
    public void onReplacePart(
            final int instrumentId,
            final int side,
            final long qty,
            final long newPrice,
            final long newQty,
            final boolean isDepthChanged) {
        parts[instrumentId].add(BookAction.REPLACE, side, Prices.NO_PRICE, qty, newPrice, newQty, isDepthChanged);
    }

    /**
     * The end of the event whose parts have been told is lost: they are forgotten.
     *
     * @param instrumentId dense id.
     */
    public void dropParts(final int instrumentId) {
        parts[instrumentId].clear();
    }

    /**
     * The end of a full book: an event in the midst of a session, none before the instrument's first one. Parts that were told before it are dropped.
     *
     * @param instrumentId dense id.
     * @param eventTimeNs  as for {@link #onEvent}.
     * @param book         the instrument's book, whole.
     * @return true when it was an event.
     */
    public boolean onSnapshot(final int instrumentId, final long eventTimeNs, final BookView book) {
        dropParts(instrumentId);
        final RecordedEvents columns = byInstrument[instrumentId];
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
     * One message of a level feed, all its levels applied; prints of the same message are told before it, as parts.
     *
     * @param instrumentId   dense id.
     * @param eventTimeNs    as for {@link #onEvent}.
     * @param book           the instrument's book after the message.
     * @param isDepthChanged as for {@link #onEvent}, on either side.
     */
    public void onLevels(
            final int instrumentId, final long eventTimeNs, final BookView book, final boolean isDepthChanged) {
        take(instrumentId, eventTimeNs, Side.NONE, book, isDepthChanged || parts[instrumentId].isDepthChanged());
    }

    /** All parts have been told: one event. */
    private void take(
            final int instrumentId,
            final long eventTimeNs,
            final int changedSide,
            final BookView book,
            final boolean isDepthChanged) {
        final EventParts p = parts[instrumentId];
        final RecordedEvents columns = columns(instrumentId);
        columns.startEvent(eventTimeNs);
        p.settle();
        for (int i = 0; i < p.count(); i++) {
            if (p.isTrade(i)) {
                columns.addTrade(p.side(i), p.price(i), p.qty(i), p.isHidden(i));
            } else {
                addOrder(columns, p, i);
            }
        }
        p.clear();
        final boolean isFirst = columns.size() == 1;
        takeSide(columns, Side.BUY, book, isFirst || (isDepthChanged && changedSide != Side.SELL));
        takeSide(columns, Side.SELL, book, isFirst || (isDepthChanged && changedSide != Side.BUY));
    }

    private static void addOrder(final RecordedEvents columns, final EventParts parts, final int i) {
        switch (parts.action(i)) {
            case ADD, REDUCE, DELETE, REPLACE -> {
                columns.tellOrders();
                columns.addOrder(RecordedEvents.CANCEL, parts.side(i), Prices.NO_PRICE, parts.canceled(i));
                columns.addOrder(RecordedEvents.ADD, parts.side(i), parts.addedPrice(i), parts.addedQty(i));
            }
            default -> {
                // no order came or went
            }
        }
    }

    private static void takeSide(
            final RecordedEvents columns, final int side, final BookView book, final boolean isChanged) {
        if (isChanged) {
            columns.takeLevels(side, book);
        } else {
            columns.keepLevels(side);
        }
    }
}
