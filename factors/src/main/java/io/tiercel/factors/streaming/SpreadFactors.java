package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.LongSumWindow;
import io.tiercel.factors.window.ProductWindow;

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
    private final LongSumWindow validCounts;
    private final ProductWindow spreads;
    private final SpreadHistory history;
    private final boolean hasAverage;

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
        validCounts = new LongSumWindow(events);
        spreads = new ProductWindow(events);
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
        final long valid = validCounts.add(f.isValid ? 1L : 0L);
        spreads.add(spread, spread);
        if (f.event >= events) {
            put(f.isValid, spread, valid);
        }
        if (hasAverage) {
            values[SPREAD_TWA_1S] = history.onEvent(f.timeNs, f.elapsedNs, f.isValid, spread);
        }
    }

    private void put(final boolean isValid, final long spread, final long valid) {
        final long sum = spreads.sumX();
        values[SPREAD_MEAN_100EV] = valid == 0L ? Double.NaN : sum / (tickSize * valid);
        double z = Double.NaN;
        if (isValid) {
            final double square = spreads.covarianceLike(valid);
            // (S - mean) / sd, both times the number of valid events: whole numbers
            z = square == 0.0 ? 0.0 : (valid * spread - sum) / Math.sqrt(square);
        }
        values[SPREAD_Z_100EV] = z;
    }
}
