package io.tiercel.bench.journal;

import io.tiercel.bench.measure.ScratchFolder;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A fresh journal per invocation, its next segment written ahead as in the steady state. Owned by the benchmark's thread. */
@State(Scope.Benchmark)
public class OurJournal {
    private static final int SCHEMA_VERSION = 1;
    private static final JournalConfig CONFIG = new JournalConfig(JournalConfig.DEFAULT_SEGMENT_BYTES, 1);

    private ScratchFolder folder;
    private JournalDirectory directory;
    private Journal journal;
    private long appended;

    /** Made by JMH. */
    public OurJournal() {}

    /** Opens it and waits for the segment ahead, so that no disk is written while the clock runs. */
    @Setup(Level.Invocation)
    public void open() {
        folder = ScratchFolder.create();
        directory = JournalDirectory.create(folder.path(), SCHEMA_VERSION, Map.of());
        journal = directory.openInput(CONFIG);
        SegmentsAhead.await(journal, folder.path().resolve("input"), 1 + CONFIG.segmentsAhead());
    }

    /** Reads every record back, checksums included, and removes it. */
    @TearDown(Level.Invocation)
    public void check() {
        journal.close();
        long read = 0;
        try (JournalReader reader = directory.readInput()) {
            while (reader.next()) {
                read++;
            }
        }
        directory.close();
        folder.close();
        if (read != appended) {
            throw new IllegalStateException(read + " records read back, " + appended + " appended");
        }
    }

    void append(final RecordBytes record) {
        final int records = record.records;
        final int length = record.length;
        for (int i = 1; i <= records; i++) {
            journal.append(record.next(i), 0, length);
        }
        appended = records;
    }
}
