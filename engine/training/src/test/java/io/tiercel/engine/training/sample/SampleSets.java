package io.tiercel.engine.training.sample;

/** Sample sets that a test writes down. */
public final class SampleSets {
    private SampleSets() {}

    public static SampleSet of(final int width, final float[][] rows, final boolean[] isUp) {
        final SampleSet samples = new SampleSet(width);
        for (int i = 0; i < rows.length; i++) {
            final int row = samples.open(i);
            for (int input = 0; input < width; input++) {
                samples.input(row, input, rows[i][input]);
            }
            samples.label(row, isUp[i], i);
        }
        return samples;
    }
}
