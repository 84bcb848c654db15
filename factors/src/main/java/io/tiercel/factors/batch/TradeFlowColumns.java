package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.kernel.FlowKernels;
import io.tiercel.factors.kernel.WindowKernels;
import io.tiercel.factors.window.VolumeBuckets;
import java.util.Arrays;

/** Who trades how much: volumes by aggressor over the last trades and over buckets of volume. */
final class TradeFlowColumns implements ColumnGroup {
    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        final int window = config.window(FactorParameter.TRADE_IMBALANCE_TRADES);
        if (out.hasAnyOf(
                Factor.SIGNED_VOL_SUM_20TR,
                Factor.TRADE_IMB_VOL_20TR,
                Factor.TRADE_IMB_COUNT_20TR,
                Factor.HIDDEN_SHARE_20TR,
                Factor.SIGN_PERSIST_20TR)) {
            putVolumes(market, window, out);
            putCounts(market, window, out);
        }
        if (out.hasAnyOf(Factor.VPIN, Factor.VPIN_BUCKET_IMB)) {
            putBuckets(market, config, out);
        }
        if (out.hasAnyOf(Factor.HAWKES_BUY, Factor.HAWKES_SELL, Factor.HAWKES_IMB)) {
            new KernelSums(market, config.real(FactorParameter.HAWKES_DECAY_PER_SECOND))
                    .put(out.target(Factor.HAWKES_BUY), out.target(Factor.HAWKES_SELL), out.target(Factor.HAWKES_IMB));
        }
    }

    private static void putVolumes(final MarketColumns market, final int window, final FactorColumns out) {
        final TradeColumns trades = market.trades();
        final FlowKernels kernels = market.kernels().flows();
        final int size = trades.size();
        final double[] values = new double[size];
        final double[] qtys = asDoubles(trades.qtys(), size);
        final double[] signedQtys = asDoubles(trades.signedQtys(), size);
        if (out.has(Factor.SIGNED_VOL_SUM_20TR)) {
            final double unit = market.qtyUnit();
            market.kernels().windows().wholeSum(signedQtys, window, window - 1, size, values);
            for (int k = 0; k < size; k++) {
                values[k] /= unit;
            }
            trades.hold(values, Double.NaN, out.column(Factor.SIGNED_VOL_SUM_20TR));
        }
        if (out.has(Factor.TRADE_IMB_VOL_20TR)) {
            kernels.sumRatio(signedQtys, qtys, window, window - 1, size, values);
            trades.hold(values, Double.NaN, out.column(Factor.TRADE_IMB_VOL_20TR));
        }
        if (out.has(Factor.HIDDEN_SHARE_20TR)) {
            final double[] hidden = new double[size];
            for (int k = 0; k < size; k++) {
                hidden[k] = trades.areHidden()[k] ? qtys[k] : 0.0;
            }
            kernels.sumRatio(hidden, qtys, window, window - 1, size, values);
            trades.hold(values, Double.NaN, out.column(Factor.HIDDEN_SHARE_20TR));
        }
    }

    private static void putCounts(final MarketColumns market, final int window, final FactorColumns out) {
        final TradeColumns trades = market.trades();
        final WindowKernels kernels = market.kernels().windows();
        final int[] signs = trades.signs();
        final int size = trades.size();
        final double[] entries = new double[size];
        final double[] values = new double[size];
        if (out.has(Factor.TRADE_IMB_COUNT_20TR)) {
            for (int k = 0; k < size; k++) {
                entries[k] = signs[k];
            }
            kernels.wholeSum(entries, window, window - 1, size, values);
            divide(values, window);
            trades.hold(values, Double.NaN, out.column(Factor.TRADE_IMB_COUNT_20TR));
        }
        if (out.has(Factor.SIGN_PERSIST_20TR)) {
            if (window == 1) {
                // one trade has no neighbour
                Arrays.fill(out.column(Factor.SIGN_PERSIST_20TR), Double.NaN);
                return;
            }
            for (int k = 0; k < size; k++) {
                entries[k] = k > 0 && signs[k] == signs[k - 1] ? 1.0 : 0.0;
            }
            kernels.wholeSum(entries, window - 1, window - 1, size, values);
            divide(values, window - 1);
            trades.hold(values, Double.NaN, out.column(Factor.SIGN_PERSIST_20TR));
        }
    }

    private static void divide(final double[] values, final int divisor) {
        for (int k = 0; k < values.length; k++) {
            values[k] /= divisor;
        }
    }

    private static void putBuckets(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        final TradeColumns trades = market.trades();
        final int size = trades.size();
        final long bucketQty = config.bucketQty(market.events().instrument());
        final int buckets = config.window(FactorParameter.VPIN_BUCKETS);
        final double[] values = new double[size];
        if (out.has(Factor.VPIN)) {
            market.kernels()
                    .flows()
                    .volumeImbalance(
                            asDoubles(trades.qtys(), size),
                            asDoubles(trades.signedQtys(), size),
                            bucketQty,
                            buckets,
                            size,
                            values);
            trades.hold(values, Double.NaN, out.column(Factor.VPIN));
        }
        if (out.has(Factor.VPIN_BUCKET_IMB)) {
            final VolumeBuckets bucket = new VolumeBuckets(bucketQty, 1);
            double last = Double.NaN;
            for (int k = 0; k < size; k++) {
                if (bucket.add(trades.signs()[k], trades.qtys()[k])) {
                    last = bucket.lastImbalance() / (double) bucketQty;
                }
                values[k] = last;
            }
            trades.hold(values, Double.NaN, out.column(Factor.VPIN_BUCKET_IMB));
        }
    }

    private static double[] asDoubles(final long[] values, final int size) {
        final double[] doubles = new double[size];
        for (int k = 0; k < size; k++) {
            doubles[k] = values[k];
        }
        return doubles;
    }
}
