package io.tiercel.factors.catalogue;

/**
 * The factor values of one instrument after its last event. A live view, not a copy.
 * <p>
 * Valid on the core's thread only; allocates nothing. The factors that were chosen stand in catalogue order without gaps.
 */
public interface FactorVector {
    /**
     * @return number of chosen factors; indices run from 0 to this minus 1.
     */
    int size();

    /**
     * @param index of the factor, 0 to {@link #size()} - 1.
     * @return value in the factor's unit; {@link Double#NaN} while undefined; never -0.0, never infinite.
     */
    double value(int index);

    /**
     * As it stands here it is for vectors that hold the catalogue from its first factor on.
     *
     * @param factor any factor.
     * @return as {@link #value(int)}; NaN for a factor that was not chosen.
     */
    default double value(final Factor factor) {
        return factor.index() < size() ? value(factor.index()) : Double.NaN;
    }

    /**
     * The value as digests and journals take it: every NaN has the same bits.
     *
     * @param index of the factor, 0 to {@link #size()} - 1.
     * @return IEEE 754 bits of {@link #value(int)}, NaN as {@code 0x7ff8000000000000L}.
     */
    default long bits(final int index) {
        return Double.doubleToLongBits(value(index));
    }
}
