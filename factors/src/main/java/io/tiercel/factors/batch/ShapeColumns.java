package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.NaturalLog;
import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/** How quantity lies over the levels: slopes, distances, entropies, and what is near the mid. */
final class ShapeColumns implements ColumnGroup {
    private static final int DEPTH = RecordedEvents.DEPTH;

    @Override
    public void plan(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        planSide(market, config, true, out);
        planSide(market, config, false, out);
    }

    private static void planSide(
            final MarketColumns market, final FactorsConfig config, final boolean isBid, final FactorColumns out) {
        final BookBlocks blocks = market.blocks();
        final double tickSize = market.tickSize();
        final double slopeUnit = tickSize / market.qtyUnit();
        final long sweepQty =
                config.quantity(FactorParameter.SWEEP_QTY, market.events().instrument());
        final Factor slope = isBid ? Factor.BID_SLOPE_10 : Factor.ASK_SLOPE_10;
        final Factor distance = isBid ? Factor.BID_WAP_DIST_10 : Factor.ASK_WAP_DIST_10;
        final Factor cost = isBid ? Factor.SWEEP_COST_SELL_500 : Factor.SWEEP_COST_BUY_500;
        if (out.hasAnyOf(slope, Factor.SLOPE_IMB_10)) {
            blocks.add(
                    (kernels, block, column) -> kernels.depthSlope(block, isBid, DEPTH, slopeUnit, column),
                    market.slopes(isBid ? Side.BUY : Side.SELL, out.target(slope)));
        }
        if (out.has(distance)) {
            blocks.add(
                    (kernels, block, column) -> kernels.averageDistance(block, isBid, DEPTH, tickSize, column),
                    out.column(distance));
        }
        if (out.has(cost)) {
            blocks.add(
                    (kernels, block, column) -> kernels.sweepCost(block, isBid, DEPTH, sweepQty, tickSize, column),
                    out.column(cost));
        }
        if (out.hasAnyOf(Factor.BID_ENTROPY_10, Factor.ASK_ENTROPY_10, Factor.BOOK_ENTROPY_10)) {
            market.planQtys(isBid ? Side.BUY : Side.SELL, DEPTH);
        }
    }

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        if (out.has(Factor.SLOPE_IMB_10)) {
            putSlopeImbalance(market, out.column(Factor.SLOPE_IMB_10));
        }
        if (out.has(Factor.BID_CONVEXITY_10)) {
            new ConvexityColumn(market, Side.BUY).put(out.column(Factor.BID_CONVEXITY_10));
        }
        if (out.has(Factor.ASK_CONVEXITY_10)) {
            new ConvexityColumn(market, Side.SELL).put(out.column(Factor.ASK_CONVEXITY_10));
        }
        if (out.hasAnyOf(Factor.BID_ENTROPY_10, Factor.ASK_ENTROPY_10, Factor.BOOK_ENTROPY_10)) {
            putEntropies(market, out);
        }
        if (out.hasAnyOf(Factor.BID_LIQ_25BPS, Factor.ASK_LIQ_25BPS, Factor.LIQ_IMB_25BPS)) {
            putLiquidity(market, config.real(FactorParameter.LIQUIDITY_BPS), out);
        }
    }

    private static void putSlopeImbalance(final MarketColumns market, final double[] out) {
        final double[] bids = market.slopes(Side.BUY);
        final double[] asks = market.slopes(Side.SELL);
        for (int i = 0; i < out.length; i++) {
            final double sum = bids[i] + asks[i];
            out[i] = sum == 0.0 ? Double.NaN : (bids[i] - asks[i]) / sum;
        }
    }

    /** {@code -sum f ln f = ln Q - (1/Q) sum q ln q}; the three columns share the products. */
    private static void putEntropies(final MarketColumns market, final FactorColumns out) {
        final double[] bidProducts = new double[market.size()];
        final double[] askProducts = new double[market.size()];
        putEntropies(market, Side.BUY, bidProducts, out.target(Factor.BID_ENTROPY_10));
        putEntropies(market, Side.SELL, askProducts, out.target(Factor.ASK_ENTROPY_10));
        if (!out.has(Factor.BOOK_ENTROPY_10)) {
            return;
        }
        final double[] bidQtys = market.qtys(Side.BUY, DEPTH);
        final double[] askQtys = market.qtys(Side.SELL, DEPTH);
        final byte[] bids = market.counts(Side.BUY);
        final byte[] asks = market.counts(Side.SELL);
        final byte[] changed = market.changedSides();
        final double[] column = out.column(Factor.BOOK_ENTROPY_10);
        double entropy = Double.NaN;
        for (int i = 0; i < column.length; i++) {
            if (changed[i] != 0) {
                entropy = entropy(bids[i] + asks[i], bidQtys[i] + askQtys[i], bidProducts[i] + askProducts[i]);
            }
            column[i] = entropy;
        }
    }

    /** A product is taken again only where the quantity is another one. */
    private static void putEntropies(
            final MarketColumns market, final int side, final double[] products, final double[] out) {
        final byte[] changed = market.changedSides();
        final byte[] counts = market.counts(side);
        final double[] totals = market.qtys(side, DEPTH);
        final double[][] qtys = market.events().qtys(side);
        final double[] lastQtys = new double[DEPTH];
        final double[] lastProducts = new double[DEPTH];
        double sum = 0.0;
        double entropy = Double.NaN;
        for (int i = 0; i < out.length; i++) {
            if ((changed[i] >> side & 1) != 0) {
                sum = 0.0;
                for (int level = 0; level < DEPTH; level++) {
                    final double qty = qtys[level][i];
                    if (qty != lastQtys[level]) {
                        lastQtys[level] = qty;
                        lastProducts[level] = NaturalLog.timesSelf((long) qty);
                    }
                    sum += lastProducts[level];
                }
                entropy = entropy(counts[i], totals[i], sum);
            }
            products[i] = sum;
            out[i] = entropy;
        }
    }

    /** Of the shares of {@code cells} numbers in their total; NaN without one, exactly 0 for one. */
    static double entropy(final int cells, final double total, final double productSum) {
        if (cells < 2) {
            return cells == 0 ? Double.NaN : 0.0;
        }
        return NaturalLog.of((long) total) - productSum / total;
    }

    private static void putLiquidity(final MarketColumns market, final double bps, final FactorColumns out) {
        final double[] bidQtys = liquidity(market, Side.BUY, bps);
        final double[] askQtys = liquidity(market, Side.SELL, bps);
        final double[] bids = out.target(Factor.BID_LIQ_25BPS);
        final double[] asks = out.target(Factor.ASK_LIQ_25BPS);
        final double[] imbalances = out.target(Factor.LIQ_IMB_25BPS);
        final double[] spreads = market.spreads();
        final double unit = market.qtyUnit();
        Arrays.fill(bids, Double.NaN);
        Arrays.fill(asks, Double.NaN);
        Arrays.fill(imbalances, Double.NaN);
        for (int i = 0; i < market.size(); i++) {
            if (!Double.isNaN(spreads[i])) {
                final double sum = bidQtys[i] + askQtys[i];
                bids[i] = bidQtys[i] / unit;
                asks[i] = askQtys[i] / unit;
                imbalances[i] = sum == 0.0 ? 0.0 : (bidQtys[i] - askQtys[i]) / sum;
            }
        }
    }

    /** Distances in half price units are whole numbers; a missing level is infinitely far. */
    private static double[] liquidity(final MarketColumns market, final int side, final double bps) {
        final double[] mids = market.mids();
        final byte[] changed = market.changedSides();
        final double[][] prices = market.events().prices(side);
        final double[][] qtys = market.events().qtys(side);
        final double sign = Side.sign(side);
        final double[] sums = new double[market.size()];
        double lastMid = Double.NaN;
        double sum = 0.0;
        for (int i = 0; i < sums.length; i++) {
            final double mid = mids[i];
            if ((changed[i] >> side & 1) != 0 || mid != lastMid) {
                lastMid = mid;
                sum = 0.0;
                final double bound = bps * mid;
                // the levels stand in order: none behind the first that is too far
                for (int level = 0; level < DEPTH; level++) {
                    if (!(sign * (mid - 2.0 * prices[level][i]) * 1e4 <= bound)) {
                        break;
                    }
                    sum += qtys[level][i];
                }
            }
            sums[i] = sum;
        }
        return sums;
    }
}
