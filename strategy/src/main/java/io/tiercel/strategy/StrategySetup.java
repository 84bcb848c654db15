package io.tiercel.strategy;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.List;

/**
 * What a strategy is told when it is made. Immutable, cold.
 *
 * @param id          dense id of the strategy in the session; goes into every intent.
 * @param name        in reports, unique within the session.
 * @param registry    all instruments of the session: arrays by instrument id have its size.
 * @param instruments those this strategy gets calls for, in the order of its configuration; {@code "*"} stands for all, by id.
 */
public record StrategySetup(int id, String name, InstrumentRegistry registry, List<Instrument> instruments) {
    /** Copies the list. */
    public StrategySetup {
        instruments = List.copyOf(instruments);
    }

    /**
     * @param id       of the strategy.
     * @param name     in reports.
     * @param registry of the session.
     * @return a setup with all its instruments.
     */
    public static StrategySetup ofAll(final int id, final String name, final InstrumentRegistry registry) {
        return new StrategySetup(id, name, registry, registry.all());
    }
}
