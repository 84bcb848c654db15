package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.marketdata.instrument.Side;

/** Quantities of the levels, their sums and imbalances, and the gaps between prices. */
final class DepthColumns implements ColumnGroup {
    private static final int DEPTH = RecordedEvents.DEPTH;

    @Override
    public void plan(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        if (out.has(Factor.CUM_BID_DEPTH_10)) {
            market.planQtys(Side.BUY, DEPTH);
        }
        if (out.has(Factor.CUM_ASK_DEPTH_10)) {
            market.planQtys(Side.SELL, DEPTH);
        }
        planImbalance(market, 1, Factor.DEPTH_IMB_1, out);
        planImbalance(market, 3, Factor.DEPTH_IMB_3, out);
        planImbalance(market, 5, Factor.DEPTH_IMB_5, out);
        planImbalance(market, DEPTH, Factor.DEPTH_IMB_10, out);
        if (out.has(Factor.DEPTH_IMB_W10)) {
            final double[] weights = new double[DEPTH];
            for (int level = 0; level < DEPTH; level++) {
                weights[level] = StrictMath.exp(-(config.real(FactorParameter.LEVEL_DECAY) * level));
            }
            market.blocks()
                    .add(
                            (kernels, block, column) -> kernels.weightedDepthImbalance(block, weights, column),
                            out.column(Factor.DEPTH_IMB_W10));
        }
    }

    private static void planImbalance(
            final MarketColumns market, final int levels, final Factor factor, final FactorColumns out) {
        if (out.has(factor)) {
            market.blocks()
                    .add((kernels, block, column) -> kernels.depthImbalance(block, levels, column), out.column(factor));
        }
    }

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        for (int level = 0; level < DEPTH; level++) {
            final Factor bid = Factor.all().get(Factor.BID_DEPTH_L1.index() + level);
            final Factor ask = Factor.all().get(Factor.ASK_DEPTH_L1.index() + level);
            putWholeUnits(market, market.book().bidQtys()[level], bid, out);
            putWholeUnits(market, market.book().askQtys()[level], ask, out);
        }
        if (out.has(Factor.CUM_BID_DEPTH_10)) {
            putWholeUnits(market, market.qtys(Side.BUY, DEPTH), Factor.CUM_BID_DEPTH_10, out);
        }
        if (out.has(Factor.CUM_ASK_DEPTH_10)) {
            putWholeUnits(market, market.qtys(Side.SELL, DEPTH), Factor.CUM_ASK_DEPTH_10, out);
        }
        putGaps(market, Side.BUY, out);
        putGaps(market, Side.SELL, out);
    }

    private static void putWholeUnits(
            final MarketColumns market, final double[] qtys, final Factor factor, final FactorColumns out) {
        if (out.has(factor)) {
            final double[] column = out.column(factor);
            final double unit = market.qtyUnit();
            for (int i = 0; i < market.size(); i++) {
                column[i] = qtys[i] / unit;
            }
        }
    }

    private static void putGaps(final MarketColumns market, final int side, final FactorColumns out) {
        final Factor gap = side == Side.BUY ? Factor.BID_GAP_1 : Factor.ASK_GAP_1;
        final Factor meanGap = side == Side.BUY ? Factor.BID_GAP_MEAN_10 : Factor.ASK_GAP_MEAN_10;
        final double sign = Side.sign(side);
        final double tickSize = market.tickSize();
        final double[][] prices = market.events().prices(side);
        final byte[] changed = market.changedSides();
        if (out.has(gap)) {
            final double[] column = out.column(gap);
            double value = Double.NaN;
            for (int i = 0; i < market.size(); i++) {
                if ((changed[i] >> side & 1) != 0) {
                    value = Double.isInfinite(prices[1][i])
                            ? Double.NaN
                            : sign * (prices[0][i] - prices[1][i]) / tickSize;
                }
                column[i] = value;
            }
        }
        if (out.has(meanGap)) {
            final double[] column = out.column(meanGap);
            final byte[] counts = market.counts(side);
            double value = Double.NaN;
            for (int i = 0; i < market.size(); i++) {
                if ((changed[i] >> side & 1) != 0) {
                    final int gaps = counts[i] - 1;
                    value = gaps < 1 ? Double.NaN : sign * (prices[0][i] - prices[gaps][i]) / (tickSize * gaps);
                }
                column[i] = value;
            }
        }
    }
}
