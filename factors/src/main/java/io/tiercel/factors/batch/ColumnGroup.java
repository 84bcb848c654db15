package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;

/** Factors that are computed together, because they share what they are made of. Stateless: any number of threads. */
interface ColumnGroup {
    /**
     * Says which columns of the book it wants to be worked out block by block before {@link #compute}.
     *
     * @param market the events, at least one.
     * @param config parameters.
     * @param out    where to.
     */
    default void plan(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {}

    /**
     * Writes the columns of those of its factors that were chosen, and does nothing for the others.
     *
     * @param market the events, at least one.
     * @param config parameters.
     * @param out    where to.
     */
    void compute(MarketColumns market, FactorsConfig config, FactorColumns out);
}
