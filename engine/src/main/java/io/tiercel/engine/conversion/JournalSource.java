package io.tiercel.engine.conversion;

import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.event.EventSlots;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Events from the input journal of a journal folder. One thread; cold. */
final class JournalSource implements EventSource {
    private final UnsafeBuffer event = new UnsafeBuffer(new byte[EventSlots.SLOT_LENGTH]);
    private final JournalDirectory directory;
    private final JournalReader reader;

    JournalSource(final Path folder) {
        directory = JournalDirectory.openForRead(folder, EventSchema.MARKET_DATA.version());
        reader = directory.readInput();
    }

    static RecordedFeed recorded(final Path folder) {
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, EventSchema.MARKET_DATA.version())) {
            return FeedEntries.read(folder, journal.metadata().entries());
        }
    }

    @Override
    public EventTable next() {
        if (!reader.next()) {
            return null;
        }
        final EventTable table =
                EventSchema.MARKET_DATA.table(directory.path(), reader.buffer(), reader.offset(), reader.length());
        event.putBytes(0, reader.buffer(), reader.offset(), reader.length());
        return table;
    }

    @Override
    public UnsafeBuffer event() {
        return event;
    }

    @Override
    public void close() {
        reader.close();
        directory.close();
    }
}
