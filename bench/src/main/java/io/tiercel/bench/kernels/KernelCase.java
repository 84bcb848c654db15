package io.tiercel.bench.kernels;

import io.tiercel.factors.kernel.Kernels;
import java.util.List;

/**
 * One kernel as it is compared. Immutable, cold.
 *
 * @param id   factor that it computes, or what comes nearest; the peer knows it by the same name.
 * @param pass one pass over all events.
 */
record KernelCase(String id, Pass pass) {
    /** All that are compared, in the order of the report. */
    static final List<KernelCase> ALL = List.of(
            new KernelCase("ofi_1", (k, in, out) -> k.books().orderFlow(in.book, 1, out)),
            new KernelCase("mlofi_5", (k, in, out) -> k.books().orderFlow(in.book, 5, out)),
            new KernelCase(
                    "microprice_dev_ticks",
                    (k, in, out) -> k.books().micropriceDeviation(in.book, KernelInputs.TICK, out)),
            new KernelCase("depth_imb_5", (k, in, out) -> k.books().depthImbalance(in.book, 5, out)),
            new KernelCase("depth_imb_w10", (k, in, out) -> k.books().weightedDepthImbalance(in.book, in.weights, out)),
            new KernelCase(
                    "bid_slope_10", (k, in, out) -> k.books().depthSlope(in.book, true, 10, KernelInputs.TICK, out)),
            new KernelCase(
                    "bid_wap_dist_10",
                    (k, in, out) -> k.books().averageDistance(in.book, true, 10, KernelInputs.TICK, out)),
            new KernelCase(
                    "sweep_cost_buy_500",
                    (k, in, out) -> k.books().sweepCost(in.book, false, 10, 500.0, KernelInputs.TICK, out)),
            new KernelCase(
                    "bid_entropy_10", (k, in, out) -> k.books().depthEntropy(in.book.bidQtys(), 10, in.events(), out)),
            new KernelCase(
                    "mid_ret_10ev", (k, in, out) -> k.windows().logReturn(in.mids, 10, Double.NaN, in.events(), out)),
            new KernelCase(
                    "signed_vol_sum_50", (k, in, out) -> k.windows().wholeSum(in.signedQtys, 50, 50, in.events(), out)),
            new KernelCase(
                    "rv_100ev", (k, in, out) -> k.windows().realisedVariance(in.returns, 100, 100, in.events(), out)),
            new KernelCase(
                    "bipower_100ev",
                    (k, in, out) -> k.windows().bipowerVariation(in.returns, 100, 100, in.events(), out)),
            new KernelCase(
                    "spread_z_100ev", (k, in, out) -> k.windows().zScore(in.spreads, 100, 100, in.events(), out)),
            new KernelCase(
                    "kyle_lambda_200ev",
                    (k, in, out) -> k.windows()
                            .slope(in.signedQtys, in.changes, 200, 200, 0.5 / KernelInputs.TICK, in.events(), out)),
            new KernelCase(
                    "mid_ac1_100ev",
                    (k, in, out) -> k.windows().autocorrelation(in.changes, 100, 100, in.events(), out)),
            new KernelCase("mid_max_101ev", (k, in, out) -> k.windows().max(in.mids, 101, 100, in.events(), out)),
            new KernelCase("ewma_var", (k, in, out) -> k.windows().ewmaVariance(in.returns, 0.97, in.events(), out)),
            new KernelCase(
                    "signed_vol_decay_1s",
                    (k, in, out) -> k.flows().decayedSum(in.timesNs, in.signedQtys, 1e-9, in.events(), out)),
            new KernelCase(
                    "vpin",
                    (k, in, out) ->
                            k.flows().volumeImbalance(in.tradeQtys, in.tradeSigned, 5_000.0, 10, in.events(), out)),
            new KernelCase(
                    "trade_imb_vol_20tr",
                    (k, in, out) -> k.flows().sumRatio(in.tradeSigned, in.tradeQtys, 20, 19, in.events(), out)));

    /** One pass of a kernel over columns. */
    interface Pass {
        /**
         * @param kernels to run.
         * @param in      columns.
         * @param out     {@code [event]}.
         */
        void run(Kernels kernels, KernelInputs in, double[] out);
    }
}
