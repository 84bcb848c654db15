package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.EventMids;
import io.tiercel.factors.window.LogReturn;
import io.tiercel.factors.window.ProductWindow;
import io.tiercel.factors.window.SlidingRange;
import io.tiercel.factors.window.TimedMids;

/**
 * The way of the carried mid: returns over other spans than the first 24 have, ranges, continuations and reversals.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for {@link TimedMids}; O(1) amortised. Sums of mid changes are of whole
 * numbers and exact.
 */
final class PathFactors {
    private static final int MID_RET_1EV = Factor.MID_RET_1EV.index();
    private static final int MID_RET_50EV = Factor.MID_RET_50EV.index();
    private static final int MID_RET_5S = Factor.MID_RET_5S.index();
    private static final int MID_AC1_100EV = Factor.MID_AC1_100EV.index();
    private static final int PARKINSON_100EV = Factor.PARKINSON_100EV.index();
    private static final int GARMAN_KLASS_100EV = Factor.GARMAN_KLASS_100EV.index();
    private static final int MID_REVERSAL_SHARE_200EV = Factor.MID_REVERSAL_SHARE_200EV.index();
    private static final double LN_2 = StrictMath.log(2.0);

    private final double[] values;
    private final EventMids mids;
    private final int shortEvents;
    private final int longEvents;
    private final int correlationEvents;
    private final int rangeEvents;
    private final TimedMids timedMids;
    private final ProductWindow squares;
    private final ProductWindow neighbours;
    private final SlidingRange range;
    private final Reversals reversals;
    private final boolean hasShortReturn;
    private final boolean hasLongReturn;
    private final boolean hasTimedReturn;
    private final boolean hasCorrelation;
    private final boolean hasRange;
    private final boolean hasReversals;

    private long lastChange;
    private long high = NO_MID;
    private long low = NO_MID;
    private double rangeSquare;
    private long rangeBaseMid = NO_MID;
    private long lastRangeMid = NO_MID;

    /**
     * @param values the instrument's factor values, written in place.
     * @param config windows.
     * @param choice of the factors.
     * @param mids   carried mids by event, put by the caller.
     */
    PathFactors(final double[] values, final FactorsConfig config, final Choice choice, final EventMids mids) {
        this.values = values;
        this.mids = mids;
        shortEvents = config.window(FactorParameter.MID_RETURN_SHORT_EVENTS);
        longEvents = config.window(FactorParameter.MID_RETURN_LONG_EVENTS);
        correlationEvents = config.window(FactorParameter.AUTOCORRELATION_EVENTS);
        rangeEvents = config.window(FactorParameter.RANGE_EVENTS);
        timedMids = new TimedMids(
                config.whole(FactorParameter.MID_RETURN_LONG_NS), config.window(FactorParameter.MID_HISTORY_CAPACITY));
        squares = new ProductWindow(correlationEvents);
        neighbours = new ProductWindow(correlationEvents - 1);
        range = new SlidingRange(rangeEvents + 1);
        reversals = new Reversals(config.window(FactorParameter.REVERSAL_EVENTS));
        hasShortReturn = choice.has(Factor.MID_RET_1EV);
        hasLongReturn = choice.has(Factor.MID_RET_50EV);
        hasTimedReturn = choice.has(Factor.MID_RET_5S);
        hasCorrelation = choice.has(Factor.MID_AC1_100EV);
        hasRange = choice.hasAny(Factor.PARKINSON_100EV, Factor.GARMAN_KLASS_100EV);
        hasReversals = choice.has(Factor.MID_REVERSAL_SHARE_200EV);
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAny(Factor.MID_RET_1EV, Factor.MID_RET_5S)
                || choice.hasAny(Factor.MID_AC1_100EV, Factor.GARMAN_KLASS_100EV)
                || choice.has(Factor.MID_REVERSAL_SHARE_200EV);
    }

    /**
     * @param f the event; its mid is already put.
     */
    void onEvent(final EventFacts f) {
        final long change = f.midBefore == NO_MID ? 0L : f.mid - f.midBefore;
        if (hasShortReturn && mids.isKnown(f.event - shortEvents)) {
            values[MID_RET_1EV] = shortEvents == 1 && f.mid != 0L
                    ? f.returnBps
                    : LogReturn.bps(f.mid, mids.at(f.event - shortEvents));
        }
        if (hasLongReturn && mids.isKnown(f.event - longEvents)) {
            values[MID_RET_50EV] = LogReturn.bps(f.mid, mids.at(f.event - longEvents));
        }
        if (hasTimedReturn) {
            putTimedReturn(f);
        }
        if (hasCorrelation) {
            putCorrelation(f.event, change);
        }
        if (hasRange) {
            putRange(f.event, f.mid);
        }
        if (hasReversals) {
            values[MID_REVERSAL_SHARE_200EV] = reversals.onEvent(f.event, change);
        }
    }

    private void putTimedReturn(final EventFacts f) {
        final boolean isMidChanged = f.mid != f.midBefore || f.event == 0L;
        if (isMidChanged) {
            timedMids.put(f.timeNs, f.mid);
        }
        if (timedMids.advance(f.timeNs) || isMidChanged) {
            final long baseMid = timedMids.mid();
            values[MID_RET_5S] = baseMid == NO_MID ? Double.NaN : LogReturn.bps(f.mid, baseMid);
        }
    }

    /**
     * With P the sum of products of neighbours, S and Q sums of changes and of their squares, x the first and y the last of the N changes, both sides
     * of the quotient are taken N times: {@code N P - S (2 S - x - y) + S^2 (N - 1) / N} and {@code N Q - S^2}.
     */
    private void putCorrelation(final long event, final long change) {
        squares.add(change, change);
        neighbours.add(change, lastChange);
        lastChange = change;
        if (event < correlationEvents) {
            return;
        }
        final long n = correlationEvents;
        final long sum = squares.sumX();
        final double square = squares.covarianceLike(n);
        if (square == 0.0) {
            values[MID_AC1_100EV] = Double.NaN;
            return;
        }
        final double product = neighbours.scaledLess(n, sum, 2L * sum - squares.oldestX() - change);
        values[MID_AC1_100EV] = (product + (double) sum * sum * (n - 1) / n) / square + 0.0;
    }

    private void putRange(final long event, final long mid) {
        if (mid == NO_MID) {
            return;
        }
        range.add(mid);
        if (!mids.isKnown(event - rangeEvents)) {
            return;
        }
        final long baseMid = mids.at(event - rangeEvents);
        if (range.high() == high && range.low() == low && baseMid == rangeBaseMid && mid == lastRangeMid) {
            return;
        }
        rangeBaseMid = baseMid;
        lastRangeMid = mid;
        if (range.high() != high || range.low() != low) {
            high = range.high();
            low = range.low();
            final double r = LogReturn.bps(high, low);
            rangeSquare = r * r;
            values[PARKINSON_100EV] = rangeSquare / (4.0 * LN_2);
        }
        final double move = LogReturn.bps(mid, baseMid);
        values[GARMAN_KLASS_100EV] = 0.5 * rangeSquare - (2.0 * LN_2 - 1.0) * (move * move);
    }

    /** Share of turns among the non-zero mid changes of the last N events. Owned by its factor group; allocates nothing after construction. */
    private static final class Reversals {
        private final int events;
        private final long[] changeEvents;
        private final boolean[] isTurn;
        private final int mask;
        private int head;
        private int tail;
        private int turns;
        private boolean wasUp;

        Reversals(final int events) {
            this.events = events;
            final int size = Integer.highestOneBit(events) << 1;
            changeEvents = new long[size];
            isTurn = new boolean[size];
            mask = size - 1;
        }

        double onEvent(final long event, final long change) {
            if (head != tail && changeEvents[head & mask] == event - events) {
                turns -= isTurn[head & mask] ? 1 : 0;
                head++;
            }
            if (change != 0L) {
                final boolean isUp = change > 0L;
                final int at = tail & mask;
                changeEvents[at] = event;
                // the first of all has no neighbour before it, and the first of a window does not count
                isTurn[at] = isUp != wasUp;
                turns += isTurn[at] ? 1 : 0;
                wasUp = isUp;
                tail++;
            }
            final int count = tail - head;
            if (event < events || count < 2) {
                return Double.NaN;
            }
            return (turns - (isTurn[head & mask] ? 1 : 0)) / (double) (count - 1);
        }
    }
}
