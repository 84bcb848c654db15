package io.tiercel.factors.kernel;

import io.tiercel.factors.window.Decay;
import io.tiercel.factors.window.LongSumWindow;
import io.tiercel.factors.window.VolumeBuckets;
import java.util.Arrays;

/** {@link FlowKernels} made of the parts of the streaming factors, one entry after the other. Stateless. */
final class ScalarFlowKernels implements FlowKernels {
    @Override
    public void decayedSum(
            final long[] timesNs, final double[] xs, final double decayPerNs, final int length, final double[] out) {
        double sum = 0.0;
        for (int i = 0; i < length; i++) {
            final double kept = i == 0 ? 0.0 : sum * Decay.after(decayPerNs * (timesNs[i] - timesNs[i - 1]));
            sum = kept + xs[i];
            out[i] = sum + 0.0;
        }
    }

    @Override
    public void volumeImbalance(
            final double[] qtys,
            final double[] signedQtys,
            final double bucketQty,
            final int buckets,
            final int length,
            final double[] out) {
        final VolumeBuckets bucket = new VolumeBuckets((long) bucketQty, buckets);
        double imbalance = Double.NaN;
        for (int i = 0; i < length; i++) {
            final long qty = (long) qtys[i];
            if (qty > 0L && bucket.add((int) Math.signum(signedQtys[i]), qty) && bucket.isComplete()) {
                imbalance = bucket.imbalanceSum() / bucket.totalQty();
            }
            out[i] = imbalance;
        }
    }

    @Override
    public void sumRatio(
            final double[] numerators,
            final double[] denominators,
            final int window,
            final int first,
            final int length,
            final double[] out) {
        final LongSumWindow above = new LongSumWindow(window);
        final LongSumWindow below = new LongSumWindow(window);
        for (int i = 0; i < length; i++) {
            final double numerator = above.add((long) numerators[i]);
            final double denominator = below.add((long) denominators[i]);
            out[i] = i < first || denominator == 0.0 ? Double.NaN : numerator / denominator + 0.0;
        }
    }

    @Override
    public void hold(
            final int[] events, final double[] values, final int trades, final int length, final double[] out) {
        double held = Double.NaN;
        int from = 0;
        for (int trade = 0; trade < trades; trade++) {
            Arrays.fill(out, from, events[trade], held);
            held = values[trade];
            from = events[trade];
        }
        Arrays.fill(out, from, length, held);
    }
}
