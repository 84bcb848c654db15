package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import java.util.Set;

/** Which factors are wanted: chosen, or read by a formula. Immutable, cold. */
final class Choice {
    private final Set<Factor> chosen;
    private final Set<Factor> needed;

    Choice(final FactorsConfig config) {
        chosen = config.chosen();
        needed = config.needed();
    }

    boolean has(final Factor factor) {
        return needed.contains(factor);
    }

    /** True when at least one factor from {@code first} to {@code last}, in catalogue order, is wanted. */
    boolean hasAny(final Factor first, final Factor last) {
        return needed.stream().anyMatch(factor -> factor.index() >= first.index() && factor.index() <= last.index());
    }

    boolean hasAnyOf(final Factor... factors) {
        for (final Factor factor : factors) {
            if (needed.contains(factor)) {
                return true;
            }
        }
        return false;
    }

    /** Columns of the chosen factors, ascending. */
    int[] columns() {
        return chosen.stream().mapToInt(Factor::index).sorted().toArray();
    }
}
