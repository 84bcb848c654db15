package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import java.util.Set;

/** Which factors are wanted. Immutable, cold. */
final class Choice {
    private final Set<Factor> chosen;

    Choice(final FactorsConfig config) {
        chosen = config.chosen();
    }

    boolean has(final Factor factor) {
        return chosen.contains(factor);
    }

    /** True when at least one factor from {@code first} to {@code last}, in catalogue order, is wanted. */
    boolean hasAny(final Factor first, final Factor last) {
        return chosen.stream().anyMatch(factor -> factor.index() >= first.index() && factor.index() <= last.index());
    }

    boolean hasAnyOf(final Factor... factors) {
        for (final Factor factor : factors) {
            if (chosen.contains(factor)) {
                return true;
            }
        }
        return false;
    }

    /** Columns of the wanted factors, ascending. */
    int[] columns() {
        return chosen.stream().mapToInt(Factor::index).sorted().toArray();
    }
}
