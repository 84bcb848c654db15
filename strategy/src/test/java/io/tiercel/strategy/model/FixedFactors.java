package io.tiercel.strategy.model;

import io.tiercel.factors.catalogue.FactorVector;

/** Factor values that a test sets. */
final class FixedFactors implements FactorVector {
    private final double[] values;

    FixedFactors(final double... values) {
        this.values = values;
    }

    void set(final int index, final double value) {
        values[index] = value;
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
