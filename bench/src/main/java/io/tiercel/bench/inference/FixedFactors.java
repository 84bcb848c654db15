package io.tiercel.bench.inference;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;

/** Factor values that the benchmark sets. Owned by the benchmark's thread; allocates nothing after construction. */
final class FixedFactors implements FactorVector {
    private final double[] values = new double[Factor.COUNT];

    FixedFactors() {
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.05 * (i - values.length / 2);
        }
    }

    void shift(final double by) {
        values[0] = by;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public double value(final int index) {
        return values[index];
    }
}
