package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.ProductWindow;

/** What trades paid, how it splits into realised spread and price impact (Huang, Stoll 1997), and how far the mid is from their mean price. */
final class TradePriceColumns implements ColumnGroup {
    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        if (out.hasAnyOf(Factor.EFFECTIVE_SPREAD_TICKS, Factor.EFFECTIVE_SPREAD_VW_20TR)) {
            putEffectiveSpreads(market, config.window(FactorParameter.SPREAD_TRADES), out);
        }
        if (out.hasAnyOf(Factor.REALISED_SPREAD_20EV, Factor.PRICE_IMPACT_20EV)) {
            final int horizonEvents = config.window(FactorParameter.TRADE_HORIZON_EVENTS);
            putMatured(
                    market,
                    eventsAfter(market, horizonEvents),
                    0,
                    out.target(Factor.REALISED_SPREAD_20EV),
                    out.target(Factor.PRICE_IMPACT_20EV));
        }
        if (out.hasAnyOf(Factor.REALISED_SPREAD_1S, Factor.PRICE_IMPACT_1S)) {
            final long horizonNs = config.whole(FactorParameter.TRADE_HORIZON_NS);
            putMatured(
                    market,
                    timeAfter(market, horizonNs),
                    1,
                    out.target(Factor.REALISED_SPREAD_1S),
                    out.target(Factor.PRICE_IMPACT_1S));
        }
        if (out.has(Factor.MID_VWAP_DEV_20TR)) {
            putMeanPrice(market, config.window(FactorParameter.VWAP_TRADES), out.column(Factor.MID_VWAP_DEV_20TR));
        }
    }

    private static void putEffectiveSpreads(final MarketColumns market, final int window, final FactorColumns out) {
        final TradeColumns trades = market.trades();
        final double[] midsBefore = trades.midsBefore();
        final double tickSize = market.tickSize();
        final double[] lasts = new double[trades.size()];
        final double[] means = new double[trades.size()];
        final ProductWindow paid = new ProductWindow(window);
        double last = Double.NaN;
        double mean = Double.NaN;
        int priced = 0;
        for (int k = 0; k < trades.size(); k++) {
            if (!Double.isNaN(midsBefore[k])) {
                final long spread = trades.signs()[k] * (2L * trades.prices()[k] - (long) midsBefore[k]);
                last = spread / tickSize;
                priced++;
                paid.add(trades.qtys()[k], spread);
                if (priced >= window) {
                    mean = paid.scaledLess(1L, 0L, 0L) / (tickSize * paid.sumX());
                }
            }
            lasts[k] = last;
            means[k] = mean;
        }
        if (out.has(Factor.EFFECTIVE_SPREAD_TICKS)) {
            trades.hold(lasts, Double.NaN, out.column(Factor.EFFECTIVE_SPREAD_TICKS));
        }
        if (out.has(Factor.EFFECTIVE_SPREAD_VW_20TR)) {
            trades.hold(means, Double.NaN, out.column(Factor.EFFECTIVE_SPREAD_VW_20TR));
        }
    }

    /** Event at which each trade becomes so many events old; the number of events where it never does. */
    private static int[] eventsAfter(final MarketColumns market, final int horizonEvents) {
        final int[] matured = new int[market.trades().size()];
        for (int k = 0; k < matured.length; k++) {
            matured[k] = Math.min(market.size(), market.trades().tradeEvents()[k] + horizonEvents);
        }
        return matured;
    }

    /** First event at which each trade is older than that: all rows of the instant so much later are known then. */
    private static int[] timeAfter(final MarketColumns market, final long horizonNs) {
        final long[] timesNs = market.timesNs();
        final int[] matured = new int[market.trades().size()];
        int event = 0;
        for (int k = 0; k < matured.length; k++) {
            final long untilNs = market.trades().timeNs(k) + horizonNs;
            while (event < market.size() && timesNs[event] <= untilNs) {
                event++;
            }
            matured[k] = event;
        }
        return matured;
    }

    /** Judges each trade by the mid {@code eventsBefore} events before that at which it matured. */
    private static void putMatured(
            final MarketColumns market,
            final int[] matured,
            final int eventsBefore,
            final double[] realised,
            final double[] impacts) {
        final TradeColumns trades = market.trades();
        final double[] midsBefore = trades.midsBefore();
        final double[] mids = market.mids();
        final double tickSize = market.tickSize();
        final int[] events = new int[trades.size()];
        final double[] realisedValues = new double[trades.size()];
        final double[] impactValues = new double[trades.size()];
        int count = 0;
        for (int k = 0; k < trades.size() && matured[k] < market.size(); k++) {
            if (!Double.isNaN(midsBefore[k])) {
                final long sign = trades.signs()[k];
                final long mid = (long) mids[matured[k] - eventsBefore];
                events[count] = matured[k];
                realisedValues[count] = sign * (2L * trades.prices()[k] - mid) / tickSize;
                impactValues[count] = sign * (mid - (long) midsBefore[k]) / tickSize;
                count++;
            }
        }
        TradeColumns.hold(events, realisedValues, count, Double.NaN, realised, market.size());
        TradeColumns.hold(events, impactValues, count, Double.NaN, impacts, market.size());
    }

    /** {@code M - sum pq / sum q} as {@code -(2 sum pq - M sum q) / 2 sum q}: exact, then once divided. */
    private static void putMeanPrice(final MarketColumns market, final int window, final double[] out) {
        final TradeColumns trades = market.trades();
        final ProductWindow prices = new ProductWindow(window);
        final double[] mids = market.mids();
        final double unit = 2.0 * market.tickSize();
        final int[] events = trades.tradeEvents();
        double value = Double.NaN;
        int k = 0;
        for (int i = 0; i < out.length; i++) {
            boolean isChanged = i == 0 || mids[i] != mids[i - 1];
            for (; k < trades.size() && events[k] == i; k++) {
                prices.add(trades.qtys()[k], trades.prices()[k]);
                isChanged = true;
            }
            if (isChanged && k >= window) {
                value = !Double.isNaN(mids[i])
                        ? -prices.scaledLess(2L, (long) mids[i], prices.sumX()) / (unit * prices.sumX()) + 0.0
                        : Double.NaN;
            }
            out[i] = value;
        }
    }
}
