package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.DoubleSumWindow;
import io.tiercel.factors.window.LogReturn;
import io.tiercel.factors.window.ProductWindow;

/**
 * What happens from trade to trade: how far the mid goes, how the price bounces, how long it takes.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) amortised. Sums of whole numbers are exact, those of doubles only ever
 * add.
 */
final class TradeStepFactors {
    private static final int KYLE_LAMBDA_20TR = Factor.KYLE_LAMBDA_20TR.index();
    private static final int HASBROUCK_LAMBDA_20TR = Factor.HASBROUCK_LAMBDA_20TR.index();
    private static final int AMIHUD_20TR = Factor.AMIHUD_20TR.index();
    private static final int ROLL_SPREAD_20TR = Factor.ROLL_SPREAD_20TR.index();
    private static final int TRADE_DUR_MEAN_20TR = Factor.TRADE_DUR_MEAN_20TR.index();
    private static final int TRADE_DUR_CV_20TR = Factor.TRADE_DUR_CV_20TR.index();
    private static final double AMIHUD_SCALE = 1e6;

    private final double[] values;
    private final int steps;
    private final double tickSize;
    private final double valueUnit;
    private final double impactUnit;
    private final ProductWindow squares;
    private final ProductWindow impacts;
    private final ProductWindow tradedValues;
    private final DoubleSumWindow rootReturns;
    private final DoubleSumWindow illiquidities;
    private final ProductWindow bounces;
    private final ProductWindow durations;

    private long trades;
    private long lastMid = NO_MID;
    private long lastPrice;
    private long lastPriceChange;
    private long lastTimeNs;

    /**
     * @param values   the instrument's factor values, written in place.
     * @param config   windows.
     * @param tickSize price units of a tick.
     * @param qtyUnit  quantity units of one whole unit.
     */
    TradeStepFactors(final double[] values, final FactorsConfig config, final double tickSize, final double qtyUnit) {
        this.values = values;
        this.tickSize = tickSize;
        valueUnit = tickSize * qtyUnit;
        impactUnit = qtyUnit / (2.0 * tickSize);
        steps = config.window(FactorParameter.IMPACT_TRADES);
        squares = new ProductWindow(steps);
        impacts = new ProductWindow(steps);
        tradedValues = new ProductWindow(steps);
        rootReturns = new DoubleSumWindow(steps);
        illiquidities = new DoubleSumWindow(steps);
        bounces = new ProductWindow(steps - 1);
        durations = new ProductWindow(steps);
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAnyOf(
                Factor.KYLE_LAMBDA_20TR,
                Factor.HASBROUCK_LAMBDA_20TR,
                Factor.AMIHUD_20TR,
                Factor.ROLL_SPREAD_20TR,
                Factor.TRADE_DUR_MEAN_20TR,
                Factor.TRADE_DUR_CV_20TR);
    }

    /**
     * @param f an event that is a trade.
     */
    void onTrade(final EventFacts f) {
        if (trades > 0L) {
            step(f);
        }
        trades++;
        lastMid = f.mid;
        lastPrice = f.price;
        lastTimeNs = f.timeNs;
    }

    private void step(final EventFacts f) {
        final boolean isWarm = trades >= steps;
        final long midChange = lastMid == NO_MID ? 0L : f.mid - lastMid;
        final double r = midChange == 0L ? 0.0 : LogReturn.bps(f.mid, lastMid);
        putImpact(f, midChange, r, isWarm);
        putBounce(f.price - lastPrice, isWarm);
        final long durationNs = f.timeNs - lastTimeNs;
        durations.add(durationNs, durationNs);
        if (isWarm) {
            final long sumNs = durations.sumX();
            values[TRADE_DUR_MEAN_20TR] = sumNs / (1e9 * steps);
            values[TRADE_DUR_CV_20TR] = sumNs == 0L ? Double.NaN : Math.sqrt(durations.covarianceLike(steps)) / sumNs;
        }
    }

    private void putImpact(final EventFacts f, final long midChange, final double r, final boolean isWarm) {
        final long signedQty = f.sign * f.qty;
        squares.add(signedQty, signedQty);
        impacts.add(signedQty, midChange);
        tradedValues.add(f.sign == 0 ? 0L : f.qty, f.price);
        final double value = (double) f.qty * f.price / valueUnit;
        final double products = rootReturns.add(f.sign * Math.sqrt(value) * r);
        final double illiquidity = illiquidities.add(value == 0.0 ? Double.NaN : AMIHUD_SCALE * Math.abs(r) / value);
        if (!isWarm) {
            return;
        }
        final double spread = squares.covarianceLike(steps);
        values[KYLE_LAMBDA_20TR] =
                spread == 0.0 ? Double.NaN : impacts.covarianceLike(steps) * impactUnit / spread + 0.0;
        final double tradedValue = tradedValues.scaledLess(1L, 0L, 0L);
        values[HASBROUCK_LAMBDA_20TR] = tradedValue == 0.0 ? Double.NaN : products / (tradedValue / valueUnit) + 0.0;
        values[AMIHUD_20TR] = illiquidity / steps + 0.0;
    }

    /** The sign of the covariance is decided on whole numbers. */
    private void putBounce(final long priceChange, final boolean isWarm) {
        if (trades > 1L) {
            bounces.add(priceChange, lastPriceChange);
        }
        lastPriceChange = priceChange;
        if (isWarm) {
            final double covariance = bounces.covarianceLike(steps - 1L);
            values[ROLL_SPREAD_20TR] =
                    covariance < 0.0 ? 2.0 * Math.sqrt(-covariance) / ((steps - 1.0) * tickSize) : 0.0;
        }
    }
}
