package io.tiercel.engine.session;

import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Records of a journal, each as its own bytes, the CRC blanked: it says where a record was kept, not what it says. */
public final class JournalContent {
    private JournalContent() {}

    public static List<byte[]> inputs(final Path folder) {
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION);
                JournalReader reader = journal.readInput()) {
            return read(reader);
        }
    }

    public static List<byte[]> outputs(final Path folder) {
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION);
                JournalReader reader = journal.readOutput()) {
            return read(reader);
        }
    }

    public static int templateId(final byte[] record) {
        return header(record).templateId();
    }

    public static MessageHeaderDecoder header(final byte[] record) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(record), 0);
    }

    private static List<byte[]> read(final JournalReader reader) {
        final List<byte[]> records = new ArrayList<>();
        while (reader.next()) {
            final byte[] record = new byte[reader.length()];
            reader.buffer().getBytes(reader.offset(), record);
            new UnsafeBuffer(record).putInt(MessageHeaderDecoder.crc32cEncodingOffset(), 0, ByteOrder.LITTLE_ENDIAN);
            records.add(record);
        }
        return records;
    }
}
