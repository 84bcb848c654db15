package io.tiercel.factors;

/**
 * The factor values of one instrument after its last event; read-only.
 * <p>
 * Owned by the core's thread, overwritten by the instrument's next event. Allocates nothing.
 */
public interface FactorVector {
    /**
     * @return number of factors, in catalogue order.
     */
    int size();

    /**
     * @param index position in the catalogue, 0 to {@link #size()} - 1.
     * @return value in the factor's unit, {@link Double#NaN} where it is undefined; never an infinity or -0.0.
     */
    double value(int index);
}
