package io.tiercel.factors.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Factors to be evaluated together, by name, in the order they were added. Owned by one thread, cold.
 * <p>
 * Plain ones are panels; derived ones are made of all plain ones of the list: {@code combo_rank} and {@code combo_ic} (see {@link Combination}), and
 * {@code NAME_orth}, NAME orthogonalised on the other plain ones.
 */
public final class FactorList {
    /** Name of the plain factors combined by rank. */
    public static final String COMBO_RANK = "combo_rank";

    /** Name of the plain factors combined by their information coefficients. */
    public static final String COMBO_IC = "combo_ic";

    /** Ends the name of an orthogonalised factor. */
    public static final String ORTHOGONALISED = "_orth";

    private final Panel prices;
    private final SequencedMap<String, Panel> plain = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * @param prices positive.
     */
    public FactorList(final Panel prices) {
        this.prices = prices;
    }

    /**
     * Adds a factor.
     *
     * @param name   that no other has.
     * @param values brought to the dates and assets of the prices.
     * @throws IllegalArgumentException when the name is there already.
     */
    public void add(final String name, final Panel values) {
        addName(name);
        plain.put(name, values.alignedTo(prices));
    }

    /**
     * Adds a factor of prices (see {@link PriceFactor#named}) or a derived one.
     *
     * @param name of the factor.
     * @return false, and nothing added, where no factor has that name.
     * @throws IllegalArgumentException when the name is there already.
     */
    public boolean add(final String name) {
        final PriceFactor factor = PriceFactor.named(name).orElse(null);
        if (factor == null && !isDerived(name)) {
            return false;
        }
        addName(name);
        if (factor != null) {
            plain.put(name, factor.of(prices));
        }
        return true;
    }

    private void addName(final String name) {
        if (names.contains(name)) {
            throw new IllegalArgumentException("factor " + name + " twice, expected each name once");
        }
        names.add(name);
    }

    private static boolean isDerived(final String name) {
        return name.equals(COMBO_RANK) || name.equals(COMBO_IC) || name.endsWith(ORTHOGONALISED);
    }

    /**
     * Makes the derived factors.
     *
     * @return all factors by name, in the order they were added.
     * @throws IllegalArgumentException when what a derived factor is made of is missing.
     */
    public SequencedMap<String, Panel> panels() {
        final SequencedMap<String, Panel> panels = new LinkedHashMap<>();
        for (final String name : names) {
            panels.put(name, plain.containsKey(name) ? plain.get(name) : derived(name));
        }
        return panels;
    }

    private Panel derived(final String name) {
        if (name.endsWith(ORTHOGONALISED)) {
            final String base = name.substring(0, name.length() - ORTHOGONALISED.length());
            final List<Panel> others = plain.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(base))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!plain.containsKey(base) || others.isEmpty()) {
                throw new IllegalArgumentException(
                        "factor " + name + " without " + base + " and another one, expected both in the list");
            }
            return Orthogonalisation.of(plain.get(base), others);
        }
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("factor " + name + " of no other, expected plain factors in the list");
        }
        final List<Panel> all = List.copyOf(plain.values());
        return name.equals(COMBO_RANK) ? Combination.byRank(all) : Combination.byIc(all, prices);
    }
}
