package io.tiercel.engine.session;

import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes a journal again, with something else in it: whole, sealed, every checksum right. The lie is in what it says. */
public final class JournalCopy {
    private final Path from;
    private final List<byte[]> inputs;
    private final List<byte[]> outputs;
    private UnaryOperator<String> configuration = UnaryOperator.identity();
    private UnaryOperator<Map<String, String>> metadata = UnaryOperator.identity();

    public JournalCopy(final Path from) {
        this.from = from;
        inputs = JournalContent.inputs(from);
        outputs = JournalContent.outputs(from);
    }

    /** Records to be changed in place, removed or added. */
    public List<byte[]> inputs() {
        return inputs;
    }

    /** Records to be changed in place, removed or added. */
    public List<byte[]> outputs() {
        return outputs;
    }

    public JournalCopy configuration(final UnaryOperator<String> change) {
        configuration = change;
        return this;
    }

    /** All entries, to be changed in place or given anew. */
    public JournalCopy metadata(final UnaryOperator<Map<String, String>> change) {
        metadata = change;
        return this;
    }

    public Path write(final Path to) {
        final Map<String, String> entries;
        try (JournalDirectory journal = JournalDirectory.openForRead(from, SessionMetadata.SCHEMA_VERSION)) {
            entries = metadata.apply(new TreeMap<>(journal.metadata().entries()));
        }
        entries.computeIfPresent("configuration", (key, yaml) -> configuration.apply(yaml));
        try (JournalDirectory journal = JournalDirectory.create(to, SessionMetadata.SCHEMA_VERSION, entries);
                Journal newInputs = journal.openInput(JournalConfig.smallest());
                Journal newOutputs = journal.openOutput(JournalConfig.smallest())) {
            inputs.forEach(record -> append(newInputs, record));
            outputs.forEach(record -> append(newOutputs, record));
        }
        return to;
    }

    private static void append(final Journal journal, final byte[] record) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(record.length));
        buffer.putBytes(0, record);
        journal.append(buffer, 0, record.length);
    }
}
