package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;

/** Factors that are computed together, because they share what they are made of. Stateless: any number of threads. */
interface ColumnGroup {
    /**
     * Writes the columns of those of its factors that were chosen, and does nothing for the others.
     *
     * @param market the events, at least one.
     * @param config parameters.
     * @param out    where to.
     */
    void compute(MarketColumns market, FactorsConfig config, FactorColumns out);
}
