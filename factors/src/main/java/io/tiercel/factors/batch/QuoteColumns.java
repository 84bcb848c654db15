package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.LongSumWindow;
import io.tiercel.marketdata.instrument.Side;

/** Ages of the best levels, lifetimes of quotes, and how the best queues are eaten. */
final class QuoteColumns implements ColumnGroup {
    private static final double NS_PER_SECOND = 1e9;

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        putQueue(market, Side.BUY, Factor.BID_AGE_S, Factor.BID_QUEUE_DEPLETION, out);
        putQueue(market, Side.SELL, Factor.ASK_AGE_S, Factor.ASK_QUEUE_DEPLETION, out);
        if (out.has(Factor.SEC_SINCE_TRADE)) {
            putSinceTrade(market, out.column(Factor.SEC_SINCE_TRADE));
        }
        if (out.has(Factor.SEC_SINCE_QUOTE_CHANGE)) {
            putSinceChange(market, out.column(Factor.SEC_SINCE_QUOTE_CHANGE));
        }
        if (out.hasAnyOf(Factor.QUOTE_LIFETIME_LAST_S, Factor.QUOTE_LIFETIME_MEAN_10)) {
            putLifetimes(market, config.window(FactorParameter.QUOTE_LIFETIMES), out);
        }
        if (out.has(Factor.QUEUE_DEPL_IMB_5S)) {
            putFalls(market, config.whole(FactorParameter.ORDER_RATE_NS), out);
        }
    }

    private static void putQueue(
            final MarketColumns market,
            final int side,
            final Factor ageFactor,
            final Factor depletionFactor,
            final FactorColumns out) {
        if (!out.hasAnyOf(ageFactor, depletionFactor)) {
            return;
        }
        final long[] timesNs = market.timesNs();
        final double[] prices = market.best(side);
        final double[] qtys = market.bestQtys(side);
        final double[] ages = out.target(ageFactor);
        final double[] depletions = out.target(depletionFactor);
        long sinceNs = 0L;
        double most = 0.0;
        for (int i = 0; i < market.size(); i++) {
            final boolean isMoved = i == 0 || prices[i] != prices[i - 1];
            sinceNs = isMoved ? timesNs[i] : sinceNs;
            most = isMoved ? qtys[i] : Math.max(most, qtys[i]);
            ages[i] = (timesNs[i] - sinceNs) / NS_PER_SECOND;
            depletions[i] = qtys[i] == 0.0 ? Double.NaN : 1.0 - qtys[i] / most;
        }
    }

    private static void putSinceTrade(final MarketColumns market, final double[] out) {
        final long[] timesNs = market.timesNs();
        final int[] events = market.trades().tradeEvents();
        final int trades = market.trades().size();
        int k = 0;
        long lastNs = 0L;
        for (int i = 0; i < out.length; i++) {
            for (; k < trades && events[k] == i; k++) {
                lastNs = timesNs[i];
            }
            out[i] = k == 0 ? Double.NaN : (timesNs[i] - lastNs) / NS_PER_SECOND;
        }
    }

    private static void putSinceChange(final MarketColumns market, final double[] out) {
        final long[] timesNs = market.timesNs();
        final double[] bids = market.best(Side.BUY);
        final double[] asks = market.best(Side.SELL);
        final double[] bidQtys = market.bestQtys(Side.BUY);
        final double[] askQtys = market.bestQtys(Side.SELL);
        long lastNs = 0L;
        for (int i = 0; i < out.length; i++) {
            final boolean isChanged = i == 0
                    || bids[i] != bids[i - 1]
                    || asks[i] != asks[i - 1]
                    || bidQtys[i] != bidQtys[i - 1]
                    || askQtys[i] != askQtys[i - 1];
            lastNs = isChanged ? timesNs[i] : lastNs;
            out[i] = (timesNs[i] - lastNs) / NS_PER_SECOND;
        }
    }

    private static void putLifetimes(final MarketColumns market, final int window, final FactorColumns out) {
        final long[] timesNs = market.timesNs();
        final double[] bids = market.best(Side.BUY);
        final double[] asks = market.best(Side.SELL);
        final double[] lasts = out.target(Factor.QUOTE_LIFETIME_LAST_S);
        final double[] means = out.target(Factor.QUOTE_LIFETIME_MEAN_10);
        final LongSumWindow sums = new LongSumWindow(window);
        long sinceNs = timesNs[0];
        int ended = 0;
        double last = Double.NaN;
        double mean = Double.NaN;
        for (int i = 0; i < market.size(); i++) {
            if (i > 0 && (bids[i] != bids[i - 1] || asks[i] != asks[i - 1])) {
                final long lifetimeNs = timesNs[i] - sinceNs;
                final long sumNs = sums.add(lifetimeNs);
                sinceNs = timesNs[i];
                last = lifetimeNs / NS_PER_SECOND;
                ended = Math.min(window, ended + 1);
                mean = ended == window ? sumNs / (NS_PER_SECOND * window) : mean;
            }
            lasts[i] = last;
            means[i] = mean;
        }
    }

    /** How much the best quantities fell where their price stayed. */
    private static void putFalls(final MarketColumns market, final long spanNs, final FactorColumns out) {
        final SpanColumn span = market.span(spanNs);
        final long[] bidFalls = SpanColumn.runningSums(falls(market, Side.BUY), market.size());
        final long[] askFalls = SpanColumn.runningSums(falls(market, Side.SELL), market.size());
        final double[] column = out.target(Factor.QUEUE_DEPL_IMB_5S, span.firstPassed());
        for (int i = span.firstPassed(); i < market.size(); i++) {
            final int first = span.first()[i];
            final long bidFall = bidFalls[i + 1] - bidFalls[first];
            final long askFall = askFalls[i + 1] - askFalls[first];
            final long sum = bidFall + askFall;
            column[i] = sum == 0L ? 0.0 : (askFall - bidFall) / (double) sum;
        }
    }

    private static double[] falls(final MarketColumns market, final int side) {
        final double[] prices = market.best(side);
        final double[] qtys = market.bestQtys(side);
        final double[] column = new double[market.size()];
        for (int i = 1; i < column.length; i++) {
            column[i] = prices[i] == prices[i - 1] ? Math.max(0.0, qtys[i - 1] - qtys[i]) : 0.0;
        }
        return column;
    }
}
