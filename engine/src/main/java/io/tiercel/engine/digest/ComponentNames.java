package io.tiercel.engine.digest;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts whose state is digested apart, in their fixed order: every book, every factor, then model, strategies, positions, risk, timers, the
 * simulated venue and the events themselves. Immutable. The order is written into the journal's metadata and is the order of the digests in every block.
 */
public final class ComponentNames {
    private final List<String> names;
    private final int firstFactor;
    private final int model;

    /**
     * @param symbols   of the instruments, by id.
     * @param factorIds in catalogue order.
     */
    public ComponentNames(final List<String> symbols, final List<String> factorIds) {
        final List<String> all = new ArrayList<>();
        symbols.forEach(symbol -> all.add("book " + symbol));
        firstFactor = all.size();
        factorIds.forEach(id -> all.add("factor " + id));
        model = all.size();
        all.addAll(List.of("model", "strategy", "positions", "risk", "timers", "simulated venue", "event"));
        names = List.copyOf(all);
    }

    /**
     * @return all names, by component number.
     */
    public List<String> names() {
        return names;
    }

    /**
     * @param instrumentId dense id.
     * @return component number of its book.
     */
    public int book(final int instrumentId) {
        return instrumentId;
    }

    /**
     * @return component number of the first factor; the others follow in catalogue order.
     */
    public int firstFactor() {
        return firstFactor;
    }

    /**
     * @return component number of the model.
     */
    public int model() {
        return model;
    }

    /**
     * @return component number of all strategies together.
     */
    public int strategy() {
        return model + 1;
    }

    /**
     * @return component number of positions and cash.
     */
    public int positions() {
        return model + 2;
    }

    /**
     * @return component number of risk state and decisions.
     */
    public int risk() {
        return model + 3;
    }

    /**
     * @return component number of the timers.
     */
    public int timers() {
        return model + 4;
    }

    /**
     * @return component number of the simulated venue.
     */
    public int venue() {
        return model + 5;
    }

    /**
     * @return component number of the inputs' own bytes.
     */
    public int event() {
        return model + 6;
    }
}
