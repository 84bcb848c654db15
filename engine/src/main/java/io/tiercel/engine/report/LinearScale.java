package io.tiercel.engine.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Values to pixels in proportion. Immutable, cold.
 *
 * @param low  value at {@code from}.
 * @param high value at {@code to}, above {@code low}.
 * @param from pixel.
 * @param to   pixel; below {@code from} for a vertical axis, whose pixels count downwards.
 */
record LinearScale(double low, double high, double from, double to) implements Scale {
    private static final double[] STEPS = {1, 2, 5, 10};

    @Override
    public double at(final double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** A scale that holds both values with some room around them; never of no width. */
    static LinearScale around(final double low, final double high, final double from, final double to) {
        final double width = high - low;
        final double room = width > 0 ? width * 0.06 : Math.max(1e-9, Math.max(1, Math.abs(low) * 1e-6));
        return new LinearScale(low - room, high + room, from, to);
    }

    /** Step between ticks: 1, 2 or 5 times a power of ten, so that at most {@code most} fit. */
    double tickStep(final int most) {
        final double least = (high - low) / most;
        final double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(least)));
        for (final double step : STEPS) {
            if (step * power >= least) {
                return step * power;
            }
        }
        return STEPS[STEPS.length - 1] * power;
    }

    /** Multiples of the step within the scale. */
    List<Double> ticks(final double step) {
        final List<Double> ticks = new ArrayList<>();
        final long last = (long) StrictMath.floor(high / step + 1e-9);
        for (long i = (long) StrictMath.ceil(low / step - 1e-9); i <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** Decimals that tell two neighbouring ticks apart. */
    static int decimals(final double step) {
        return (int) Math.max(0, -StrictMath.floor(StrictMath.log10(step) + 1e-9));
    }
}
