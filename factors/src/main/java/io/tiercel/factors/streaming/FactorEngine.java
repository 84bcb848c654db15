package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * Keeps the factors of all instruments up to date, event by event, and after them the formulas over them.
 * <p>
 * Owned by the core's thread. Allocates nothing after construction, except when more mid changes, trades or events than ever fall within a span
 * of time: then that instrument's history doubles its room. Only what the chosen factors need is computed. One event is O(levels) where the depth
 * changed, else O(1) amortised.
 * <p>
 * <b>One event</b> is what its source tells as one: a record, or a group of records of which only the last leaves a book to look at. Of such a group
 * every part but the last goes to {@link #onPart} or {@link #onReplacePart}, which change no value; the last goes to {@link #onEvent} or
 * {@link #onReplace} (a group of levels: {@link #onLevels}), which takes all of them as one event at its time:
 * <ul>
 * <li>the book and its order flow are taken once, as the last part leaves the book;
 * <li>each trade among the parts is a trade of its own, in the order they were told; the mid before each is the one before the event, the mid after
 * each the one after it, the event's signed volume their sum;
 * <li>orders that come and go each count in the windows as orders of this event, best ones by the book before the event;
 * <li>what REDUCE and DELETE take off a side is executed and not canceled as far as the event's trades account for it: a TRADE of a resting order of
 * that side, an EXECUTE of the other side (which takes its own resting order off itself), a CROSS. A TRADE with such a resting order is visible, any
 * other hidden.
 * </ul>
 * A group whose end never comes is no event. Who learns that the end is lost (the feed tells a gap, or the book anew) says {@link #dropParts}: the
 * parts are forgotten and counted. Nobody can learn of an end that is lost without a word: those parts join the instrument's next event.
 * <p>
 * <b>Same inputs, same bits</b> on any JIT and any processor: whole numbers wherever the quantity is one, plain double arithmetic in a written
 * order, series or {@code StrictMath} for logarithm and exponential, no clock, no randomness.
 * <p>
 * <b>No drift.</b> Windows of whole numbers (flow, volume, counts, volume buckets, spreads, mid changes in half price units, and
 * products of any of them, in 128 bits) are exact; variances only ever add ({@code DoubleSumWindow}); decaying sums forget their roundings as
 * they forget their terms. A value after ten million events is as good as after a thousand.
 */
public final class FactorEngine {
    private final InstrumentFactors[] byInstrument;
    private final InstrumentFormulas[] formulas;
    private FactorListener listener;
    private long droppedParts;

    /**
     * @param registry instruments of the session.
     * @param config   parameters, the same for all.
     * @throws BadInputException if a parameter does not fit an instrument's scale.
     */
    public FactorEngine(final InstrumentRegistry registry, final FactorsConfig config) {
        final double[] weights = new double[BookView.DEPTH];
        for (int level = 0; level < weights.length; level++) {
            weights[level] = StrictMath.exp(-(config.real(FactorParameter.LEVEL_DECAY) * level));
        }
        byInstrument = new InstrumentFactors[registry.size()];
        for (final Instrument instrument : registry.all()) {
            byInstrument[instrument.id()] = new InstrumentFactors(instrument, config, weights);
        }
        formulas = config.compiledFormulas()
                .map(compiled -> registry.all().stream()
                        .map(instrument -> new InstrumentFormulas(instrument, byInstrument[instrument.id()], compiled))
                        .toArray(InstrumentFormulas[]::new))
                .orElse(null);
    }

    /**
     * @param factorListener told after each event from now on; null for none.
     */
    public void listener(final FactorListener factorListener) {
        listener = factorListener;
    }

    private void finish(final int instrumentId, final long eventTimeNs, final BookView book) {
        if (formulas != null) {
            formulas[instrumentId].onEvent(book);
        }
        if (listener != null) {
            listener.onFactors(
                    instrumentId, eventTimeNs, vector(instrumentId), byInstrument[instrumentId].eventTrades());
        }
    }

    /**
     * One event of an order-by-order feed, after the book has taken it; or the last part of one.
     * <p>
     * EXECUTE (of a displayed order) and TRADE (a hidden one, but see above) are trades when price and quantity are told, whether or not the book knew the
     * order; without a price, or with quantity 0, they are events but no trades. A trade whose {@code side} is {@code Side.NONE} takes the
     * sign of Lee and Ready (1991): above the mid before it a buy, below a sell, at it (or without one) as the last price change between
     * trades; 0 until there was one: such a trade has volume but no signed volume. CROSS is an event and nothing else. REPLACE is
     * one event; told here only the leaving order counts where orders are counted, {@link #onReplace} tells the entering one too.
     * <p>
     * An order without a known side is an event and counts nowhere else.
     * <p>
     * A print of a feed of levels is EXECUTE: nobody said that what it met was hidden.
     *
     * @param instrumentId   dense id.
     * @param eventTimeNs    the core's time; one before the last event's counts as the last event's.
     * @param action         what happened.
     * @param side           side of the resting order, or {@code Side.NONE}.
     * @param price          EXECUTE, TRADE: price of the trade or {@code Prices.NO_PRICE}; ADD: price of the order; not read for the others.
     * @param qty            EXECUTE, TRADE: quantity of the trade; ADD: of the order; REDUCE, DELETE, REPLACE: what left.
     * @param book           the instrument's book after the event.
     * @param isDepthChanged whether anything within the best {@code BookView.DEPTH} levels changed: when false they are not read (but at the
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
        byInstrument[instrumentId].onEvent(eventTimeNs, action, side, price, qty, book, isDepthChanged);
        finish(instrumentId, eventTimeNs, book);
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
        byInstrument[instrumentId].onReplace(eventTimeNs, side, qty, newPrice, newQty, book, isDepthChanged);
        finish(instrumentId, eventTimeNs, book);
    }

    /**
     * A part of an event, not its last one, after the book has taken it. No value changes.
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
        byInstrument[instrumentId].onPart(action, side, price, qty, Prices.NO_PRICE, 0L, isDepthChanged);
    }

    /**
     * One order that took the place of another, as a part of an event, not its last one. No value changes.
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
        byInstrument[instrumentId].onPart(
                BookAction.REPLACE, side, Prices.NO_PRICE, qty, newPrice, newQty, isDepthChanged);
    }

    /**
     * @param instrumentId dense id.
     * @return true between the first part of an event and its last one.
     */
    public boolean hasParts(final int instrumentId) {
        return byInstrument[instrumentId].hasParts();
    }

    /**
     * The end of the event whose parts have been told is lost: they are forgotten, and counted.
     *
     * @param instrumentId dense id.
     */
    public void dropParts(final int instrumentId) {
        droppedParts += byInstrument[instrumentId].dropParts();
    }

    /**
     * @return parts so far, of all instruments, that no event has taken.
     */
    public long droppedParts() {
        return droppedParts;
    }

    /**
     * The end of a full book. Parts of an event that were told before it are dropped. In the midst of a session it is an event like that of {@link #onBook}; before the instrument's first event it is the
     * ground that event 0 stands on, and no event of its own.
     *
     * @param instrumentId dense id.
     * @param eventTimeNs  as for {@link #onEvent}.
     * @param book         the instrument's book, whole.
     * @return true when it was an event.
     */
    public boolean onSnapshot(final int instrumentId, final long eventTimeNs, final BookView book) {
        dropParts(instrumentId);
        final boolean isEvent = byInstrument[instrumentId].onSnapshot(eventTimeNs, book);
        if (isEvent) {
            finish(instrumentId, eventTimeNs, book);
        }
        return isEvent;
    }

    /**
     * One event that sets the book as a whole: a book that was emptied.
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
        byInstrument[instrumentId].onLevels(eventTimeNs, book, isDepthChanged);
        finish(instrumentId, eventTimeNs, book);
    }

    /**
     * @param instrumentId dense id.
     * @return live view of the instrument's factors after its last event, then of the formulas'; the same object at every call.
     */
    public FactorVector vector(final int instrumentId) {
        return formulas == null ? byInstrument[instrumentId] : formulas[instrumentId];
    }
}
