package io.tiercel.factors.catalogue;

import java.util.List;

/** One line of the catalogue. Immutable, cold. See {@link Factor} for what the components mean. */
record FactorDescription(
        String id,
        FactorFamily family,
        String unit,
        FactorSign sign,
        FactorUpdate update,
        FactorCost cost,
        int levels,
        boolean isNanOnLevelFeeds,
        List<FactorParameter> parameters,
        String start,
        String formula,
        String source,
        String meaning) {}
