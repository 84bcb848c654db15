package io.tiercel.engine.report;

/**
 * Values to pixels by their logarithm. Immutable, cold.
 *
 * @param lowDecade  power of ten at {@code from}.
 * @param highDecade power of ten at {@code to}, above {@code lowDecade}.
 * @param from       pixel.
 * @param to         pixel.
 */
record LogScale(int lowDecade, int highDecade, double from, double to) implements Scale {
    /** Values below the scale, zero and negative ones too, stand at its low end. */
    @Override
    public double at(final double value) {
        final double lowest = StrictMath.pow(10, lowDecade);
        final double decades = StrictMath.log10(Math.max(lowest, value)) - lowDecade;
        return from + decades / (highDecade - lowDecade) * (to - from);
    }
}
