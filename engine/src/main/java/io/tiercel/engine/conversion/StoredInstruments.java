package io.tiercel.engine.conversion;

import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instruments of a journal that holds recorded market data. Stateless; cold. */
public final class StoredInstruments {
    private StoredInstruments() {}

    /**
     * @param folder  of a journal.
     * @param entries of its metadata.
     * @return the instruments by id; empty when it is no journal that 'data convert' finished.
     */
    public static Optional<List<Instrument>> of(final Path folder, final Map<String, String> entries) {
        return FeedEntries.isStored(entries)
                ? Optional.of(FeedEntries.read(folder, entries).instruments())
                : Optional.empty();
    }
}
