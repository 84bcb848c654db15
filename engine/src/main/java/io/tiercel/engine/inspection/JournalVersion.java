package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.RecordSchemas;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalMetadata;
import java.nio.file.Path;

/** Which schema version a journal has to have to be read here: stored market data and sessions count theirs apart. Stateless; cold. */
final class JournalVersion {
    private JournalVersion() {}

    /**
     * @param folder of a journal.
     * @return the version to open it with; opening refuses any other.
     * @throws io.tiercel.journal.JournalException if there is no journal.
     */
    static int expected(final Path folder) {
        final JournalMetadata metadata = JournalDirectory.readMetadata(folder);
        final boolean isMarketData =
                !SessionMetadata.isOfSession(metadata) && metadata.schemaVersion() == RecordSchemas.MARKET_DATA_VERSION;
        return isMarketData ? RecordSchemas.MARKET_DATA_VERSION : SessionMetadata.SCHEMA_VERSION;
    }
}
