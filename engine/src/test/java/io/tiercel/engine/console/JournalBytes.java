package io.tiercel.engine.console;

import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All records of a journal as they lie on disk, checksums included.
 *
 * @param inputs  in their order.
 * @param outputs in their order.
 */
record JournalBytes(List<byte[]> inputs, List<byte[]> outputs) {
    static JournalBytes of(final Path folder, final String when) {
        try {
            return of(folder);
        } catch (final JournalException e) {
            throw new AssertionError(when + ": " + e.getMessage(), e);
        }
    }

    static JournalBytes of(final Path folder) {
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION);
                JournalReader inputs = journal.readInput();
                JournalReader outputs = journal.readOutput()) {
            return new JournalBytes(read(inputs), read(outputs));
        }
    }

    private static List<byte[]> read(final JournalReader reader) {
        final List<byte[]> records = new ArrayList<>();
        while (reader.next()) {
            final byte[] record = new byte[reader.length()];
            reader.buffer().getBytes(reader.offset(), record);
            records.add(record);
        }
        return records;
    }
}
