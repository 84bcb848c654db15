package io.tiercel.factors.streaming;

/** Quantities as factors count them: in whole units of the instrument (shares, coins). Stateless; allocates nothing. */
final class WholeUnits {
    private WholeUnits() {}

    /**
     * @param qty     in quantity units.
     * @param qtyUnit quantity units of one whole unit, a power of ten.
     * @return the same in whole units, correctly rounded; the common unit of 1 is spared the division.
     */
    static double of(final long qty, final double qtyUnit) {
        return qtyUnit == 1.0 ? qty : qty / qtyUnit;
    }
}
