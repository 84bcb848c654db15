package io.tiercel.engine.conversion;

import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Events as the input journal of a new journal folder. One thread; cold. */
final class JournalSink implements EventSink {
    private final JournalDirectory directory;
    private final Journal journal;

    JournalSink(final Path folder) {
        directory = JournalDirectory.create(folder, EventSchema.MARKET_DATA.version(), Map.of());
        try {
            journal = directory.openInput(JournalConfig.defaults());
        } catch (final RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    @Override
    public void append(final EventTable table, final UnsafeBuffer buffer) {
        journal.append(buffer, 0, table.length());
    }

    @Override
    public void finish(final RecordedFeed feed) {
        journal.sync();
        directory.putMetadata(FeedEntries.of(feed));
    }

    @Override
    public void close() {
        try {
            journal.close();
        } finally {
            directory.close();
        }
    }
}
