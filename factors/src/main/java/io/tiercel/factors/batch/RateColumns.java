package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.TimeBins;

/** How often events and trades come, and how bunched trades are. Counts are exact. */
final class RateColumns implements ColumnGroup {
    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        if (out.has(Factor.TRADE_RATE_5S)) {
            putTradeRate(market, config.whole(FactorParameter.TRADE_RATE_NS), out);
        }
        if (out.has(Factor.EVENT_RATE_1S)) {
            final SpanColumn span = market.span(config.whole(FactorParameter.EVENT_RATE_NS));
            final double seconds = span.spanNs() / 1e9;
            final double[] column = out.target(Factor.EVENT_RATE_1S, span.firstPassed());
            for (int i = span.firstPassed(); i < market.size(); i++) {
                column[i] = (i + 1 - span.first()[i]) / seconds;
            }
        }
        if (out.has(Factor.TRADE_FANO_5S)) {
            putFano(market, config, out);
        }
    }

    private static void putTradeRate(final MarketColumns market, final long spanNs, final FactorColumns out) {
        final SpanColumn span = market.span(spanNs);
        final double seconds = spanNs / 1e9;
        final int[] counts = market.trades().counts();
        final double[] column = out.target(Factor.TRADE_RATE_5S, span.firstPassed());
        for (int i = span.firstPassed(); i < market.size(); i++) {
            final int first = span.first()[i];
            column[i] = (counts[i] - (first == 0 ? 0 : counts[first - 1])) / seconds;
        }
    }

    /** Variance over mean of the counts, both times the number of bins. */
    private static void putFano(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        final int bins = config.window(FactorParameter.FANO_BINS);
        final long binNs = config.whole(FactorParameter.FANO_BIN_NS);
        final TimeBins tradeBins = new TimeBins(binNs, bins, config.window(FactorParameter.MID_HISTORY_CAPACITY));
        final long[] timesNs = market.timesNs();
        final int[] counts = market.trades().counts();
        final int warm = market.span(bins * binNs).firstPassed();
        final double[] column = out.column(Factor.TRADE_FANO_5S);
        int added = 0;
        double fano = Double.NaN;
        for (int i = 0; i < market.size(); i++) {
            for (; added < counts[i]; added++) {
                tradeBins.add(timesNs[i]);
            }
            if (tradeBins.advance(timesNs[i])) {
                final long total = tradeBins.total();
                fano = total == 0L
                        ? Double.NaN
                        : (bins * tradeBins.squareSum() - total * total) / ((double) bins * total);
            }
            column[i] = i < warm ? Double.NaN : fano;
        }
    }
}
