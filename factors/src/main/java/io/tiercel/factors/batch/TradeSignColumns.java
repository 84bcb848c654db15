package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import java.util.Arrays;

/** Signs of the last trades, runs and sweeps of one aggressor. */
final class TradeSignColumns implements ColumnGroup {
    private static final int SWEEP_ROOM = 64;

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        putSigns(market, Factor.AGGRESSOR_SIGN, out);
        putSigns(market, Factor.TICK_RULE_SIGN, out);
        putSigns(market, Factor.LEE_READY_SIGN, out);
        if (out.has(Factor.TRADE_RUN)) {
            putRuns(market.trades(), out.column(Factor.TRADE_RUN));
        }
        if (out.has(Factor.SWEEP_LEVELS)) {
            putSweeps(market.trades(), out.column(Factor.SWEEP_LEVELS));
        }
    }

    private static void putSigns(final MarketColumns market, final Factor factor, final FactorColumns out) {
        if (!out.has(factor)) {
            return;
        }
        final TradeColumns trades = market.trades();
        final int[] signs = switch (factor) {
            case AGGRESSOR_SIGN -> trades.signs();
            case TICK_RULE_SIGN -> trades.tickSigns();
            default -> trades.quoteSigns();
        };
        final double[] values = new double[trades.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = signs[k];
        }
        trades.hold(values, 0.0, out.column(factor));
    }

    private static void putRuns(final TradeColumns trades, final double[] out) {
        final int[] signs = trades.signs();
        final double[] values = new double[trades.size()];
        long run = 0L;
        for (int k = 0; k < values.length; k++) {
            run = k > 0 && signs[k] == signs[k - 1] ? run + 1L : 1L;
            values[k] = signs[k] * run;
        }
        trades.hold(values, 0.0, out);
    }

    /** Distinct prices of the latest visible executions of one time and one sign. */
    private static void putSweeps(final TradeColumns trades, final double[] out) {
        final double[] values = new double[trades.size()];
        long[] prices = new long[SWEEP_ROOM];
        int swept = 0;
        long timeNs = 0L;
        int sign = 0;
        double value = 0.0;
        for (int k = 0; k < values.length; k++) {
            if (!trades.areHidden()[k]) {
                if (trades.timeNs(k) != timeNs || trades.signs()[k] != sign) {
                    swept = 0;
                    timeNs = trades.timeNs(k);
                    sign = trades.signs()[k];
                }
                if (!has(prices, swept, trades.prices()[k])) {
                    prices = swept == prices.length ? Arrays.copyOf(prices, 2 * swept) : prices;
                    prices[swept] = trades.prices()[k];
                    swept++;
                }
                value = sign * swept;
            }
            values[k] = value;
        }
        trades.hold(values, 0.0, out);
    }

    /** The newest first: a sweep seldom comes back. */
    private static boolean has(final long[] prices, final int count, final long price) {
        for (int i = count - 1; i >= 0; i--) {
            if (prices[i] == price) {
                return true;
            }
        }
        return false;
    }
}
