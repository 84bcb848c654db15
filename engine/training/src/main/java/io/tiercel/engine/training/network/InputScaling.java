package io.tiercel.engine.training.network;

import io.tiercel.engine.training.sample.ModelInputs;
import io.tiercel.engine.training.sample.SampleSet;

/**
 * Brings every input to comparable size: {@code clip((x - centre) * factor, -LIMIT, +LIMIT)}. Immutable, cold.
 * <p>
 * Centre: 0 where the mirrored market flips the sign, else the mean; factor: one over the mean absolute deviation from the centre, which heavy
 * tails disturb less than the standard deviation. The two sides of a factor share both, so that scaling and mirroring may change places.
 */
public final class InputScaling {
    /** Scaled inputs end here: a burst ten times larger than usual says no more than this. */
    public static final float LIMIT = 6f;

    private final float[] centre;
    private final float[] factor;

    private InputScaling(final float[] centre, final float[] factor) {
        this.centre = centre;
        this.factor = factor;
    }

    /**
     * @param samples to learn centre and size from.
     * @param inputs  what they are.
     * @return scaling of those inputs; an input that never varies is passed on as 0.
     */
    public static InputScaling of(final SampleSet samples, final ModelInputs inputs) {
        final int width = inputs.size();
        final float[] centre = new float[width];
        final float[] factor = new float[width];
        for (int i = 0; i < width; i++) {
            final int other = inputs.mirrored(i);
            final double mean = inputs.mirrorSign(i) < 0 ? 0 : (mean(samples, i) + mean(samples, other)) / 2;
            centre[i] = (float) mean;
            final double deviation = (deviation(samples, i, centre[i]) + deviation(samples, other, centre[i])) / 2;
            factor[i] = deviation > 0 ? (float) (1 / deviation) : 0;
        }
        return new InputScaling(centre, factor);
    }

    private static double mean(final SampleSet samples, final int input) {
        double sum = 0;
        for (int row = 0; row < samples.rows(); row++) {
            sum += samples.input(row, input);
        }
        return sum / Math.max(1, samples.rows());
    }

    private static double deviation(final SampleSet samples, final int input, final double centre) {
        double sum = 0;
        for (int row = 0; row < samples.rows(); row++) {
            sum += Math.abs(samples.input(row, input) - centre);
        }
        return sum / Math.max(1, samples.rows());
    }

    /**
     * @param input index of an input.
     * @return what is subtracted.
     */
    public float centre(final int input) {
        return centre[input];
    }

    /**
     * @param input index of an input.
     * @return what the difference is multiplied with.
     */
    public float factor(final int input) {
        return factor[input];
    }

    /**
     * @param input index of an input.
     * @param value raw.
     * @return scaled and clipped, in the arithmetic of the graph: single precision.
     */
    public float scaled(final int input, final float value) {
        return Math.max(-LIMIT, Math.min(LIMIT, (value - centre[input]) * factor[input]));
    }
}
