package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.factors.window.EventMids;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.Arrays;

/**
 * All chosen factors of one instrument: numbers its events, keeps its clock from running back, and leads each event past the groups of factors.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for the room of windows of time (see {@code TimedMids}).
 * <p>
 * The book, mid returns and trades are followed whatever is chosen, as most factors rest on them; every other group exists only where it is wanted.
 */
final class InstrumentFactors implements FactorVector {
    private final double[] values = new double[Factor.COUNT];
    private final int[] columns;
    private final boolean[] isChosen = new boolean[Factor.COUNT];
    private final EventMids mids;
    private final BookFactors book;
    private final ReturnFactors returns;
    private final FlowFactors flows;
    private final TradeFactors trades;
    private final PriceImpact impact;
    private final KernelImbalance kernels;
    private final WiderFactors wider;
    private final boolean hasOrders;
    private final EventFacts facts = new EventFacts();
    private final EventParts parts = new EventParts();
    private final EventTrades eventTrades = new EventTrades();

    private long event = -1L;
    private long timeNs;
    private boolean wasTrade;

    /**
     * @param instrument scales of its numbers.
     * @param config     what to compute, and the parameters.
     * @param weights    of the levels, best first, shared and read only.
     */
    InstrumentFactors(final Instrument instrument, final FactorsConfig config, final double[] weights) {
        Arrays.fill(values, Double.NaN);
        final Choice choice = new Choice(config);
        columns = choice.columns();
        for (final int column : columns) {
            isChosen[column] = true;
        }
        final double tickSize = instrument.tickSize();
        final long qtyUnit = qtyUnit(instrument.qtyScale());
        mids = new EventMids(longestLookBack(config));
        book = new BookFactors(values, tickSize, qtyUnit, weights);
        returns = new ReturnFactors(values, config, mids);
        flows = choice.hasAnyOf(Factor.OFI_1_SUM_50EV, Factor.OFI_1_DECAY_1S)
                ? new FlowFactors(values, config, qtyUnit)
                : null;
        trades = new TradeFactors(values, config, tickSize, qtyUnit, config.bucketQty(instrument), eventTrades);
        impact = choice.has(Factor.KYLE_LAMBDA_200EV)
                ? new PriceImpact(
                        values,
                        Factor.KYLE_LAMBDA_200EV,
                        config.window(FactorParameter.KYLE_EVENTS),
                        mids,
                        qtyUnit / (2.0 * tickSize))
                : null;
        kernels = choice.has(Factor.HAWKES_IMB)
                ? new KernelImbalance(values, config.real(FactorParameter.HAWKES_DECAY_PER_SECOND))
                : null;
        hasOrders = OrderFactors.isChosen(choice);
        wider = WiderFactors.isChosen(choice)
                ? new WiderFactors(values, config, choice, instrument, qtyUnit, book, mids)
                : null;
    }

    private static int longestLookBack(final FactorsConfig config) {
        int longest = 1;
        for (final FactorParameter parameter : new FactorParameter[] {
            FactorParameter.MID_RETURN_SHORT_EVENTS,
            FactorParameter.MID_RETURN_EVENTS,
            FactorParameter.MID_RETURN_LONG_EVENTS,
            FactorParameter.KYLE_EVENTS,
            FactorParameter.RANGE_EVENTS,
            FactorParameter.TWO_SCALE_STEP
        }) {
            longest = Math.max(longest, config.window(parameter));
        }
        return longest;
    }

    private static long qtyUnit(final int qtyScale) {
        long unit = 1L;
        for (int i = 0; i < qtyScale; i++) {
            unit *= 10L;
        }
        return unit;
    }

    /** As {@link FactorEngine#onEvent}. */
    void onEvent(
            final long eventTimeNs,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final BookView view,
            final boolean isDepthChanged) {
        if (!parts.isEmpty()) {
            parts.add(action, side, price, qty, Prices.NO_PRICE, 0L, isDepthChanged);
            takeParts(eventTimeNs, view, parts.isDepthChanged(), parts.changedSide());
            return;
        }
        if (hasOrders) {
            tellOrder(action, side, price, qty, Prices.NO_PRICE, 0L);
        }
        take(eventTimeNs, action, side, price, qty, view, isDepthChanged);
    }

    /** As {@link FactorEngine#onPart} and {@link FactorEngine#onReplacePart}. */
    void onPart(
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final long newPrice,
            final long newQty,
            final boolean isDepthChanged) {
        parts.add(action, side, price, qty, newPrice, newQty, isDepthChanged);
    }

    /** As {@link FactorEngine#dropParts}. */
    int dropParts() {
        final int dropped = parts.count();
        parts.clear();
        return dropped;
    }

    boolean hasParts() {
        return !parts.isEmpty();
    }

    /** As {@link FactorEngine#onReplace}. */
    void onReplace(
            final long eventTimeNs,
            final int side,
            final long qty,
            final long newPrice,
            final long newQty,
            final BookView view,
            final boolean isDepthChanged) {
        if (!parts.isEmpty()) {
            parts.add(BookAction.REPLACE, side, Prices.NO_PRICE, qty, newPrice, newQty, isDepthChanged);
            takeParts(eventTimeNs, view, parts.isDepthChanged(), parts.changedSide());
            return;
        }
        if (hasOrders) {
            tellOrder(BookAction.REPLACE, side, Prices.NO_PRICE, qty, newPrice, newQty);
        }
        take(eventTimeNs, BookAction.REPLACE, side, Prices.NO_PRICE, qty, view, isDepthChanged);
    }

    private void take(
            final long eventTimeNs,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final BookView view,
            final boolean isDepthChanged) {
        final long elapsedNs = advance(eventTimeNs);
        final long midBefore = book.carriedMid();
        final int changedSide = isOneSided(action) && event != 0L ? side : Side.NONE;
        takeBook(changedSide, view, isDepthChanged);
        if (EventParts.isTrade(action, price, qty)) {
            finishTrade(elapsedNs, side, price, qty, midBefore);
            if (wider != null) {
                tellTrade(action == BookAction.TRADE, price, qty);
            }
        } else {
            finish(elapsedNs);
            facts.trades = 0;
            facts.signedQty = 0L;
        }
        if (wider != null) {
            tellWider(elapsedNs, midBefore, isDepthChanged || event == 0L, changedSide);
        }
    }

    private void takeBook(final int changedSide, final BookView view, final boolean isDepthChanged) {
        if (isDepthChanged && event != 0L) {
            book.onDepthChange(changedSide, view);
        } else if (event == 0L) {
            book.onFirstEvent(view);
        } else {
            book.onUnchanged();
        }
    }

    /** All parts have been told: one event, its trades one after the other. */
    private void takeParts(
            final long eventTimeNs, final BookView view, final boolean isDepthChanged, final int depthSide) {
        final EventParts p = parts;
        p.settle();
        final long elapsedNs = advance(eventTimeNs);
        final long midBefore = book.carriedMid();
        final int changedSide = event == 0L ? Side.NONE : depthSide;
        takeBook(changedSide, view, isDepthChanged);
        facts.trades = 0;
        facts.signedQty = 0L;
        boolean isSignKnown = false;
        for (int i = 0; i < p.count(); i++) {
            if (p.isTrade(i)) {
                facts.trades++;
                facts.signedQty += trades.onTrade(event, p.side(i), p.price(i), p.qty(i), midBefore);
                p.sign(i, trades.sign());
                isSignKnown |= tellKernels();
            }
        }
        if (facts.trades == 0) {
            finish(elapsedNs);
        } else {
            wasTrade = true;
            trades.putSignedVolume(facts.signedQty);
            if (kernels != null && !isSignKnown) {
                kernels.onQuiet(timeNs);
            }
            finish(elapsedNs, facts.signedQty);
        }
        if (wider != null) {
            facts.parts = p;
            for (int i = 0; i < p.count(); i++) {
                facts.areOrdersTold |= isOrder(p.action(i));
            }
            tellWider(elapsedNs, midBefore, isDepthChanged || event == 0L, changedSide);
            facts.parts = null;
        }
        p.clear();
    }

    private boolean tellKernels() {
        final int sign = trades.sign();
        if (kernels != null && sign != 0) {
            kernels.onTrade(timeNs, sign);
        }
        return sign != 0;
    }

    /** As {@link FactorEngine#onSnapshot}. */
    boolean onSnapshot(final long eventTimeNs, final BookView view) {
        if (event < 0L) {
            return false;
        }
        takeLevels(eventTimeNs, view, true);
        return true;
    }

    /** As {@link FactorEngine#onLevels}. */
    void onLevels(final long eventTimeNs, final BookView view, final boolean isDepthChanged) {
        if (parts.isEmpty()) {
            takeLevels(eventTimeNs, view, isDepthChanged);
        } else {
            takeParts(eventTimeNs, view, isDepthChanged || parts.isDepthChanged(), Side.NONE);
        }
    }

    private void takeLevels(final long eventTimeNs, final BookView view, final boolean isDepthChanged) {
        final long elapsedNs = advance(eventTimeNs);
        final long midBefore = book.carriedMid();
        takeBook(Side.NONE, view, isDepthChanged);
        finish(elapsedNs);
        if (wider != null) {
            facts.orderSide = Side.NONE;
            facts.trades = 0;
            facts.signedQty = 0L;
            tellWider(elapsedNs, midBefore, isDepthChanged || event == 0L, Side.NONE);
        }
    }

    /** Actions that move orders of the side they tell; prints tell the side of a hidden order, or none. */
    private static boolean isOneSided(final BookAction action) {
        return action != BookAction.TRADE && action != BookAction.CROSS;
    }

    private long advance(final long eventTimeNs) {
        event++;
        eventTrades.clear();
        if (event == 0L) {
            timeNs = eventTimeNs;
            facts.startTimeNs = eventTimeNs;
            return 0L;
        }
        final long elapsedNs = Math.max(0L, eventTimeNs - timeNs);
        timeNs += elapsedNs;
        return elapsedNs;
    }

    private void finish(final long elapsedNs) {
        if (wasTrade) {
            trades.clearSignedVolume();
            wasTrade = false;
        }
        if (kernels != null) {
            kernels.onQuiet(timeNs);
        }
        finish(elapsedNs, 0L);
    }

    private void finishTrade(
            final long elapsedNs, final int side, final long price, final long qty, final long midBefore) {
        final long signedQty = trades.onTrade(event, side, price, qty, midBefore);
        wasTrade = true;
        if (kernels != null) {
            if (signedQty == 0L) {
                kernels.onQuiet(timeNs);
            } else {
                kernels.onTrade(timeNs, trades.sign());
            }
        }
        finish(elapsedNs, signedQty);
    }

    private void finish(final long elapsedNs, final long signedQty) {
        final long mid = book.carriedMid();
        mids.put(event, mid);
        trades.mature(event, mid);
        if (impact != null) {
            impact.onEvent(event, signedQty);
        }
        returns.onEvent(event, timeNs, mid);
        if (flows != null) {
            flows.onEvent(event, elapsedNs, book.bestFlow());
        }
    }

    private void tellOrder(
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final long newPrice,
            final long newQty) {
        final EventFacts f = facts;
        final boolean isAdd = action == BookAction.ADD;
        final boolean isReplace = action == BookAction.REPLACE;
        final boolean isCancel = action == BookAction.REDUCE || action == BookAction.DELETE || isReplace;
        final boolean isOrder = isAdd || isCancel;
        f.areOrdersTold |= isOrder;
        f.orderSide = isOrder && (side == Side.BUY || side == Side.SELL) ? side : Side.NONE;
        f.addedQty = isAdd ? qty : newQty;
        f.addedPrice = isAdd ? price : newPrice;
        f.canceledQty = isCancel ? qty : 0L;
    }

    private static boolean isOrder(final BookAction action) {
        return action == BookAction.ADD
                || action == BookAction.REDUCE
                || action == BookAction.DELETE
                || action == BookAction.REPLACE;
    }

    private void tellTrade(final boolean isHidden, final long price, final long qty) {
        final EventFacts f = facts;
        f.trades = 1;
        f.isHidden = isHidden;
        f.price = price;
        f.qty = qty;
        f.sign = trades.sign();
        f.signedQty = f.sign * qty;
    }

    private void tellWider(
            final long elapsedNs, final long midBefore, final boolean isDepthChanged, final int changedSide) {
        final EventFacts f = facts;
        f.event = event;
        f.timeNs = timeNs;
        f.elapsedNs = elapsedNs;
        f.returnBps = returns.returnBps();
        if (flows != null) {
            f.flowDecay = flows.factor();
        }
        f.midBefore = midBefore;
        f.bidBefore = f.bid;
        f.askBefore = f.ask;
        f.isDepthChanged = isDepthChanged;
        book.tell(f);
        wider.onEvent(f, changedSide);
    }

    @Override
    public int size() {
        return columns.length;
    }

    @Override
    public double value(final int index) {
        return values[columns[index]];
    }

    @Override
    public double value(final Factor factor) {
        final int column = factor.index();
        return isChosen[column] ? values[column] : Double.NaN;
    }

    /** The value of any factor that is needed, by its index in the catalogue. */
    double computed(final int index) {
        return values[index];
    }

    /** The trades of the last event. */
    EventTrades eventTrades() {
        return eventTrades;
    }

    /** Whether the last event had the book's levels read. */
    boolean isBookRead() {
        return book.isRead();
    }
}
