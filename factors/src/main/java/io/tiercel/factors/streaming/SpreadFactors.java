package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.ExactProductSum;

/**
 * The spread over events and over time. Sums are of whole numbers and exact.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for {@link SpreadHistory}; O(1) amortised.
 */
final class SpreadFactors {
    private static final int SPREAD_MEAN_100EV = Factor.SPREAD_MEAN_100EV.index();
    private static final int SPREAD_Z_100EV = Factor.SPREAD_Z_100EV.index();
    private static final int SPREAD_TWA_1S = Factor.SPREAD_TWA_1S.index();

    private final double[] values;
    private final double tickSize;
    private final int events;
    /** By event, in price units, 0 where the book is not valid. */
    private final long[] spreads;

    private final ExactProductSum squares = new ExactProductSum();
    private final SpreadHistory history;
    private final boolean hasScore;
    private final boolean hasAverage;

    private int position;
    private long valid;
    private long sum;

    /**
     * @param values   the instrument's factor values, written in place.
     * @param config   windows.
     * @param choice   of the factors.
     * @param tickSize price units of a tick.
     */
    SpreadFactors(final double[] values, final FactorsConfig config, final Choice choice, final double tickSize) {
        this.values = values;
        this.tickSize = tickSize;
        events = config.window(FactorParameter.SPREAD_EVENTS);
        spreads = new long[events];
        hasScore = choice.has(Factor.SPREAD_Z_100EV);
        hasAverage = choice.has(Factor.SPREAD_TWA_1S);
        history = new SpreadHistory(
                config.whole(FactorParameter.SPREAD_AVERAGE_NS),
                tickSize,
                config.window(FactorParameter.MID_HISTORY_CAPACITY));
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAny(Factor.SPREAD_MEAN_100EV, Factor.SPREAD_TWA_1S);
    }

    /**
     * @param f the event.
     */
    void onEvent(final EventFacts f) {
        final long spread = f.isValid ? f.ask - f.bid : 0L;
        final int at = position;
        final long left = spreads[at];
        position = at + 1 == events ? 0 : at + 1;
        // no branch on what changed: it is guessed wrong too often
        spreads[at] = spread;
        valid += (spread == 0L ? 0L : 1L) - (left == 0L ? 0L : 1L);
        sum += spread - left;
        if (hasScore) {
            squares.add(spread, spread);
            squares.subtract(left, left);
        }
        if (f.event >= events) {
            values[SPREAD_MEAN_100EV] = valid == 0L ? Double.NaN : sum / (tickSize * valid);
            if (hasScore) {
                values[SPREAD_Z_100EV] = score(spread);
            }
        }
        if (hasAverage) {
            values[SPREAD_TWA_1S] = history.onEvent(f.timeNs, f.elapsedNs, f.isValid, spread);
        }
    }

    private double score(final long spread) {
        if (spread == 0L) {
            return Double.NaN;
        }
        final double square = squares.varianceLike(valid, sum, sum);
        // (S - mean) / sd, both times the number of valid events: whole numbers
        return square == 0.0 ? 0.0 : (valid * spread - sum) / Math.sqrt(square);
    }
}
