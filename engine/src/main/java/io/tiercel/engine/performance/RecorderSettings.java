package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a recorder must know beforehand. Immutable; cold.
 *
 * @param instruments by id.
 * @param strategies  names, by id.
 * @param period      of the samples of equity.
 * @param spool       folder for rows that do not stay in memory; empty keeps all of them in memory, for short runs. Emptied when the record is closed.
 */
public record RecorderSettings(
        List<Instrument> instruments, List<String> strategies, EquityPeriod period, Optional<Path> spool) {
    public RecorderSettings {
        instruments = List.copyOf(instruments);
        strategies = List.copyOf(strategies);
    }
}
