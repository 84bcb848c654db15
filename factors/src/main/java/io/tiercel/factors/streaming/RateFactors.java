package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.TimeBins;
import io.tiercel.factors.window.TimedLongSum;

/**
 * How often events and trades come, and how bunched trades are.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for its windows of time; O(1) amortised, O(bins) where a trade passes from
 * bin to bin. Counts are exact.
 */
final class RateFactors {
    private static final int TRADE_RATE_5S = Factor.TRADE_RATE_5S.index();
    private static final int EVENT_RATE_1S = Factor.EVENT_RATE_1S.index();
    private static final int TRADE_FANO_5S = Factor.TRADE_FANO_5S.index();

    private final double[] values;
    private final long tradeNs;
    private final long eventNs;
    private final double tradeSeconds;
    private final double eventSeconds;
    private final long binsNs;
    private final int bins;
    private final TimedLongSum trades;
    private final TimedLongSum events;
    private final TimeBins tradeBins;
    private final boolean hasTrades;
    private final boolean hasEvents;
    private final boolean hasBins;
    private double fano = Double.NaN;

    /**
     * @param values the instrument's factor values, written in place.
     * @param config windows.
     * @param choice of the factors.
     */
    RateFactors(final double[] values, final FactorsConfig config, final Choice choice) {
        this.values = values;
        tradeNs = config.whole(FactorParameter.TRADE_RATE_NS);
        eventNs = config.whole(FactorParameter.EVENT_RATE_NS);
        tradeSeconds = tradeNs / 1e9;
        eventSeconds = eventNs / 1e9;
        bins = config.window(FactorParameter.FANO_BINS);
        final long binNs = config.whole(FactorParameter.FANO_BIN_NS);
        binsNs = bins * binNs;
        final int capacity = config.window(FactorParameter.MID_HISTORY_CAPACITY);
        trades = new TimedLongSum(tradeNs, capacity);
        events = new TimedLongSum(eventNs, capacity);
        tradeBins = new TimeBins(binNs, bins, capacity);
        hasTrades = choice.has(Factor.TRADE_RATE_5S);
        hasEvents = choice.has(Factor.EVENT_RATE_1S);
        hasBins = choice.has(Factor.TRADE_FANO_5S);
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAnyOf(Factor.TRADE_RATE_5S, Factor.EVENT_RATE_1S, Factor.TRADE_FANO_5S);
    }

    /**
     * @param f the event.
     */
    void onEvent(final EventFacts f) {
        if (hasTrades) {
            trades.add(f.timeNs, f.trades);
            final long count = trades.advance(f.timeNs);
            values[TRADE_RATE_5S] = f.hasPassed(tradeNs) ? count / tradeSeconds : Double.NaN;
        }
        if (hasEvents) {
            events.add(f.timeNs, 1L);
            final long count = events.advance(f.timeNs);
            values[EVENT_RATE_1S] = f.hasPassed(eventNs) ? count / eventSeconds : Double.NaN;
        }
        if (hasBins) {
            for (int trade = 0; trade < f.trades; trade++) {
                tradeBins.add(f.timeNs);
            }
            if (tradeBins.advance(f.timeNs)) {
                final long total = tradeBins.total();
                // variance over mean of the counts, both times the number of bins
                fano = total == 0L
                        ? Double.NaN
                        : (bins * tradeBins.squareSum() - total * total) / ((double) bins * total);
            }
            values[TRADE_FANO_5S] = f.hasPassed(binsNs) ? fano : Double.NaN;
        }
    }
}
