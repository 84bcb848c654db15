package io.tiercel.bench.kernels;

import java.util.Arrays;

/**
 * One kernel, ours and the peer's, timed in turns. Immutable, cold.
 *
 * @param id       kernel.
 * @param oursNs   median, nanoseconds per event.
 * @param theirsNs the peer's median; NaN where there is no comparison.
 * @param ratio    median over the rounds of theirs / ours; NaN where there is no comparison.
 * @param peer     formulation and mode of the peer; or why there is no comparison.
 * @param error    greatest difference between the two, in parts of the column's greatest value; NaN where there is no comparison.
 */
public record KernelResult(String id, double oursNs, double theirsNs, double ratio, String peer, double error) {
    /**
     * @param id   kernel.
     * @param ours nanoseconds per event of each round.
     * @param why  there is no comparison.
     * @return ours alone.
     */
    static KernelResult alone(final String id, final double[] ours, final String why) {
        return new KernelResult(id, median(ours), Double.NaN, Double.NaN, why, Double.NaN);
    }

    /**
     * @param id     kernel.
     * @param ours   nanoseconds per event of each round.
     * @param theirs of the same rounds.
     * @param peer   formulation and mode.
     * @param error  greatest difference.
     * @return the comparison.
     */
    static KernelResult of(
            final String id, final double[] ours, final double[] theirs, final String peer, final double error) {
        final double[] ratios = new double[ours.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = theirs[round] / ours[round];
        }
        return new KernelResult(id, median(ours), median(theirs), median(ratios), peer, error);
    }

    /**
     * @return true where there is a comparison.
     */
    public boolean isCompared() {
        return !Double.isNaN(ratio);
    }

    static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
