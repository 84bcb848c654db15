package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.instrument.Instrument;
import java.util.Arrays;
import java.util.List;

/**
 * The chosen factors of one instrument, a column each, a value for every event. Written by {@link BatchFactors}, then only read, by any thread.
 * <p>
 * Takes 8 bytes for each event and factor: 1.1 GB for a million events of all factors.
 */
public final class FactorColumns {
    private final Instrument instrument;
    private final List<Factor> factors;
    private final int size;
    private final double[][] byFactor = new double[Factor.COUNT][];

    FactorColumns(final Instrument instrument, final FactorsConfig config, final int size) {
        this.instrument = instrument;
        this.size = size;
        factors = List.copyOf(config.chosen());
        for (final Factor factor : factors) {
            byFactor[factor.index()] = new double[size];
        }
    }

    /**
     * @return whose factors they are.
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * @return the chosen factors in catalogue order; immutable.
     */
    public List<Factor> factors() {
        return factors;
    }

    /**
     * @return number of events: the length of every column.
     */
    public int size() {
        return size;
    }

    /**
     * @param factor a chosen one.
     * @return its value after each event, in its unit; NaN while undefined; never -0.0, never infinite. The column itself, to be read only.
     * @throws IllegalArgumentException if it was not chosen.
     */
    public double[] column(final Factor factor) {
        final double[] column = byFactor[factor.index()];
        if (column == null) {
            throw new IllegalArgumentException(factor.id() + " was not chosen");
        }
        return column;
    }

    /**
     * @return all columns, {@code double[factor][event]}, in the order of {@link #factors()}; the columns themselves, to be read only.
     */
    public double[][] columns() {
        return factors.stream().map(this::column).toArray(double[][]::new);
    }

    boolean has(final Factor factor) {
        return byFactor[factor.index()] != null;
    }

    boolean hasAnyOf(final Factor... wanted) {
        for (final Factor factor : wanted) {
            if (has(factor)) {
                return true;
            }
        }
        return false;
    }

    /** The column to write, or one to throw away where the factor was not chosen: what is computed together is written together. */
    double[] target(final Factor factor) {
        final double[] column = byFactor[factor.index()];
        return column == null ? new double[size] : column;
    }

    /** The column to write with NaN before event {@code end}. */
    double[] target(final Factor factor, final int end) {
        final double[] column = target(factor);
        Arrays.fill(column, 0, Math.min(end, size), Double.NaN);
        return column;
    }
}
