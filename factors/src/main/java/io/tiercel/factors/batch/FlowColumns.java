package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.kernel.WindowKernels;
import io.tiercel.marketdata.instrument.Side;

/** Order flow imbalance over levels, events and time, signed volume by event, and what they move. */
final class FlowColumns implements ColumnGroup {
    private static final int FIVE = 5;
    private static final int TEN = RecordedEvents.DEPTH;

    @Override
    public void plan(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        if (out.hasAnyOf(
                Factor.OFI_1,
                Factor.OFI_1_SUM_50EV,
                Factor.OFI_1_NORM_50EV,
                Factor.OFI_1_SUM_1S,
                Factor.OFI_1_DECAY_1S,
                Factor.OFI_LAMBDA_200EV)) {
            market.planFlows(1);
        }
        if (out.has(Factor.MLOFI_5)) {
            market.planFlows(FIVE);
        }
        if (out.hasAnyOf(
                Factor.MLOFI_10, Factor.MLOFI_10_SUM_50EV, Factor.MLOFI_10_NORM_50EV, Factor.MLOFI_10_DECAY_1S)) {
            market.planFlows(TEN);
        }
        if (out.has(Factor.MLOFI_10_NORM_50EV)) {
            market.planQtys(Side.BUY, TEN);
            market.planQtys(Side.SELL, TEN);
        }
    }

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        putFlow(market, 1, Factor.OFI_1, out);
        putFlow(market, FIVE, Factor.MLOFI_5, out);
        putFlow(market, TEN, Factor.MLOFI_10, out);
        if (out.has(Factor.SIGNED_VOL)) {
            putWholeUnits(market, market.trades().eventSignedQtys(), out.column(Factor.SIGNED_VOL));
        }
        putSums(market, config, out);
        putDecays(market, config.real(FactorParameter.OFI_DECAY_PER_SECOND) / 1e9, out);
        putImpacts(market, config.window(FactorParameter.KYLE_EVENTS), out);
    }

    private static void putFlow(
            final MarketColumns market, final int depth, final Factor factor, final FactorColumns out) {
        if (out.has(factor)) {
            putWholeUnits(market, market.flows(depth), out.column(factor));
        }
    }

    private static void putWholeUnits(final MarketColumns market, final double[] qtys, final double[] out) {
        final double unit = market.qtyUnit();
        for (int i = 0; i < market.size(); i++) {
            out[i] = qtys[i] / unit;
        }
    }

    private static void putSums(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        final int events = config.window(FactorParameter.OFI_SUM_EVENTS);
        if (out.hasAnyOf(Factor.OFI_1_SUM_50EV, Factor.OFI_1_NORM_50EV)) {
            putEventSums(market, 1, events, Factor.OFI_1_SUM_50EV, Factor.OFI_1_NORM_50EV, out);
        }
        if (out.hasAnyOf(Factor.MLOFI_10_SUM_50EV, Factor.MLOFI_10_NORM_50EV)) {
            putEventSums(market, TEN, events, Factor.MLOFI_10_SUM_50EV, Factor.MLOFI_10_NORM_50EV, out);
        }
        if (out.has(Factor.OFI_1_SUM_1S)) {
            final SpanColumn span = market.span(config.whole(FactorParameter.OFI_SUM_NS));
            final double[] column = out.target(Factor.OFI_1_SUM_1S, span.firstPassed());
            final long[] sums = SpanColumn.runningSums(market.flows(1), market.size());
            final double unit = market.qtyUnit();
            for (int i = span.firstPassed(); i < market.size(); i++) {
                column[i] = (sums[i + 1] - sums[span.first()[i]]) / unit;
            }
        }
    }

    /** Flow over N events, and the same per mean of the two sides' quantity: {@code flow / (qty / 2N)}. */
    private static void putEventSums(
            final MarketColumns market,
            final int depth,
            final int events,
            final Factor sumFactor,
            final Factor normFactor,
            final FactorColumns out) {
        final WindowKernels kernels = market.kernels().windows();
        final int size = market.size();
        final double unit = market.qtyUnit();
        final double[] sums = out.target(sumFactor);
        kernels.wholeSum(market.flows(depth), events, events, size, sums);
        if (out.has(normFactor)) {
            final double[] norms = out.column(normFactor);
            final double[] bidQtys = market.qtys(Side.BUY, depth);
            final double[] askQtys = market.qtys(Side.SELL, depth);
            final double[] qtys = new double[size];
            for (int i = 0; i < size; i++) {
                qtys[i] = bidQtys[i] + askQtys[i];
            }
            kernels.wholeSum(qtys, events, events, size, norms);
            for (int i = 0; i < size; i++) {
                norms[i] = norms[i] == 0.0 ? Double.NaN : 2.0 * events * sums[i] / norms[i] + 0.0;
            }
        }
        for (int i = 0; i < size; i++) {
            sums[i] /= unit;
        }
    }

    private static void putDecays(final MarketColumns market, final double decayPerNs, final FactorColumns out) {
        if (out.has(Factor.OFI_1_DECAY_1S)) {
            putDecay(market, market.flows(1), decayPerNs, out.column(Factor.OFI_1_DECAY_1S));
        }
        if (out.has(Factor.MLOFI_10_DECAY_1S)) {
            putDecay(market, market.flows(TEN), decayPerNs, out.column(Factor.MLOFI_10_DECAY_1S));
        }
        if (out.has(Factor.SIGNED_VOL_DECAY_1S)) {
            putDecay(market, market.trades().eventSignedQtys(), decayPerNs, out.column(Factor.SIGNED_VOL_DECAY_1S));
        }
    }

    private static void putDecay(
            final MarketColumns market, final double[] qtys, final double decayPerNs, final double[] out) {
        double[] xs = qtys;
        if (market.qtyUnit() != 1L) {
            xs = new double[market.size()];
            putWholeUnits(market, qtys, xs);
        }
        market.kernels().flows().decayedSum(market.timesNs(), xs, decayPerNs, market.size(), out);
    }

    private static void putImpacts(final MarketColumns market, final int events, final FactorColumns out) {
        // one quantity unit per half price unit in whole units per tick
        final double unit = market.qtyUnit() / (2.0 * market.tickSize());
        final WindowKernels kernels = market.kernels().windows();
        if (out.has(Factor.KYLE_LAMBDA_200EV)) {
            final double[] xs = market.trades().eventSignedQtys();
            final double[] column = out.column(Factor.KYLE_LAMBDA_200EV);
            kernels.slope(xs, market.midChanges(), events, events, unit, market.size(), column);
        }
        if (out.has(Factor.OFI_LAMBDA_200EV)) {
            final double[] column = out.column(Factor.OFI_LAMBDA_200EV);
            kernels.slope(market.flows(1), market.midChanges(), events, events, unit, market.size(), column);
        }
    }
}
