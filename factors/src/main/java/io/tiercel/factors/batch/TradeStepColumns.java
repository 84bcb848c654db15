package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.DoubleSumWindow;
import io.tiercel.factors.window.LogReturn;
import io.tiercel.factors.window.ProductWindow;
import java.util.Arrays;

/** What happens from trade to trade: how far the mid goes, how the price bounces, how long it takes. */
final class TradeStepColumns implements ColumnGroup {
    private static final double AMIHUD_SCALE = 1e6;

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        final int steps = config.window(FactorParameter.IMPACT_TRADES);
        if (out.has(Factor.KYLE_LAMBDA_20TR)) {
            putImpact(market, steps, out.column(Factor.KYLE_LAMBDA_20TR));
        }
        if (out.hasAnyOf(Factor.HASBROUCK_LAMBDA_20TR, Factor.AMIHUD_20TR)) {
            putReturns(market, steps, out);
        }
        if (out.has(Factor.ROLL_SPREAD_20TR)) {
            putBounces(market, steps, out.column(Factor.ROLL_SPREAD_20TR));
        }
        if (out.hasAnyOf(Factor.TRADE_DUR_MEAN_20TR, Factor.TRADE_DUR_CV_20TR)) {
            putDurations(market.trades(), steps, out);
        }
    }

    private static double[] undefined(final TradeColumns trades) {
        final double[] values = new double[trades.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Change of the mid from trade k-1 to k, in half price units; 0 where there was none. */
    private static long midChange(final TradeColumns trades, final int k) {
        final double before = trades.mid(k - 1);
        return !Double.isNaN(before) ? (long) (trades.mid(k) - before) : 0L;
    }

    private static void putImpact(final MarketColumns market, final int steps, final double[] out) {
        final TradeColumns trades = market.trades();
        final double unit = market.qtyUnit() / (2.0 * market.tickSize());
        final ProductWindow squares = new ProductWindow(steps);
        final ProductWindow impacts = new ProductWindow(steps);
        final double[] values = undefined(trades);
        for (int k = 1; k < trades.size(); k++) {
            final long signedQty = trades.signedQtys()[k];
            squares.add(signedQty, signedQty);
            impacts.add(signedQty, midChange(trades, k));
            if (k >= steps) {
                final double spread = squares.covarianceLike(steps);
                values[k] = spread == 0.0 ? Double.NaN : impacts.covarianceLike(steps) * unit / spread + 0.0;
            }
        }
        trades.hold(values, Double.NaN, out);
    }

    private static void putReturns(final MarketColumns market, final int steps, final FactorColumns out) {
        final TradeColumns trades = market.trades();
        final double unit = market.tickSize() * market.qtyUnit();
        final ProductWindow tradedValues = new ProductWindow(steps);
        final DoubleSumWindow rootReturns = new DoubleSumWindow(steps);
        final DoubleSumWindow illiquidities = new DoubleSumWindow(steps);
        final double[] slopes = undefined(trades);
        final double[] means = undefined(trades);
        for (int k = 1; k < trades.size(); k++) {
            final int sign = trades.signs()[k];
            final long qty = trades.qtys()[k];
            final long price = trades.prices()[k];
            final double r =
                    midChange(trades, k) == 0L ? 0.0 : LogReturn.bps((long) trades.mid(k), (long) trades.mid(k - 1));
            tradedValues.add(sign == 0 ? 0L : qty, price);
            final double value = (double) qty * price / unit;
            final double products = rootReturns.add(sign * Math.sqrt(value) * r);
            final double illiquidity =
                    illiquidities.add(value == 0.0 ? Double.NaN : AMIHUD_SCALE * Math.abs(r) / value);
            if (k >= steps) {
                final double traded = tradedValues.scaledLess(1L, 0L, 0L);
                slopes[k] = traded == 0.0 ? Double.NaN : products / (traded / unit) + 0.0;
                means[k] = illiquidity / steps + 0.0;
            }
        }
        trades.hold(slopes, Double.NaN, out.target(Factor.HASBROUCK_LAMBDA_20TR));
        trades.hold(means, Double.NaN, out.target(Factor.AMIHUD_20TR));
    }

    /** Roll (1984); the sign of the covariance is decided on whole numbers. */
    private static void putBounces(final MarketColumns market, final int steps, final double[] out) {
        final TradeColumns trades = market.trades();
        final long[] prices = trades.prices();
        final ProductWindow bounces = new ProductWindow(steps - 1);
        final double unit = (steps - 1.0) * market.tickSize();
        final double[] values = undefined(trades);
        for (int k = 1; k < trades.size(); k++) {
            if (k > 1) {
                bounces.add(prices[k] - prices[k - 1], prices[k - 1] - prices[k - 2]);
            }
            if (k >= steps) {
                final double covariance = bounces.covarianceLike(steps - 1L);
                values[k] = covariance < 0.0 ? 2.0 * Math.sqrt(-covariance) / unit : 0.0;
            }
        }
        trades.hold(values, Double.NaN, out);
    }

    private static void putDurations(final TradeColumns trades, final int steps, final FactorColumns out) {
        final ProductWindow durations = new ProductWindow(steps);
        final double[] means = undefined(trades);
        final double[] deviations = undefined(trades);
        for (int k = 1; k < trades.size(); k++) {
            final long durationNs = trades.timeNs(k) - trades.timeNs(k - 1);
            durations.add(durationNs, durationNs);
            if (k >= steps) {
                final long sumNs = durations.sumX();
                means[k] = sumNs / (1e9 * steps);
                deviations[k] = sumNs == 0L ? Double.NaN : Math.sqrt(durations.covarianceLike(steps)) / sumNs;
            }
        }
        trades.hold(means, Double.NaN, out.target(Factor.TRADE_DUR_MEAN_20TR));
        trades.hold(deviations, Double.NaN, out.target(Factor.TRADE_DUR_CV_20TR));
    }
}
