package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalPruneTest {
    private static final long SEED = 72;
    private static final int COUNT = 2000;

    @TempDir
    Path folder;

    private final SeededRecords records = new SeededRecords(SEED, 48, 4000);
    private List<SegmentFolder> segments;

    @BeforeEach
    void write() {
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal input = directory.openInput(JournalConfig.smallest());
                Journal output = directory.openOutput(JournalConfig.smallest())) {
            records.append(input, 1, COUNT);
            for (int cause = 1; cause <= COUNT; cause++) {
                records.append(output, cause, cause);
            }
        }
        segments = SegmentFolder.list(folder.resolve("input"));
        assertTrue(segments.size() >= 4, "segments " + segments.size());
    }

    @Test
    void shouldReadFromTheFirstThatIsLeft() {
        final long lastOfSecond = segments.get(1).loadSeal().orElseThrow().lastSequence();

        final PrunedSegments pruned = prune(lastOfSecond + 1);

        assertEquals(2, pruned.segments());
        assertEquals(lastOfSecond, pruned.records());
        assertEquals(lastOfSecond + 1, pruned.firstSequence());
        try (JournalDirectory directory = open();
                JournalReader reader = directory.readInput()) {
            assertEquals(lastOfSecond + 1, directory.firstInputSequence());
            assertEquals(1, directory.firstOutputCause());
            assertEquals(lastOfSecond + 1, reader.firstSequence());
            assertTrue(reader.next());
            assertEquals(lastOfSecond + 1, reader.lastSequence());
        }
        assertEquals(COUNT - lastOfSecond, countFrom(JournalReader.FROM_START));
        assertEquals(COUNT - lastOfSecond - 10, countFrom(lastOfSecond + 11));
    }

    @Test
    void shouldKeepTheSegmentThatHoldsTheSequenceAndTheLastOne() {
        final long lastOfFirst = segments.get(0).loadSeal().orElseThrow().lastSequence();

        assertEquals(0, prune(lastOfFirst).segments());
        assertEquals(1, open().firstInputSequence());
        assertFalse(Files.exists(folder.resolve("input/first.properties")));

        final PrunedSegments all = prune(Long.MAX_VALUE);
        assertEquals(segments.size() - 1, all.segments());
        assertEquals(COUNT, lastSequence());
    }

    @Test
    void shouldSayThatASequenceWasRemoved() {
        final long first = prune(1000).firstSequence();

        final JournalException refused = assertThrows(JournalException.class, () -> countFrom(first - 1));

        assertEquals(
                "journal: " + folder.resolve("input") + " begins at sequence " + first
                        + ", what came before was removed; sequence " + (first - 1) + " is asked for",
                refused.getMessage());
    }

    @Test
    void shouldGoOnAppendingWithTheNextSegment() {
        prune(COUNT);

        try (JournalDirectory directory = JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION);
                Journal input = directory.openInput(JournalConfig.smallest())) {
            assertEquals(COUNT, input.lastSequence());
            records.append(input, COUNT + 1, COUNT + 700);
        }

        assertEquals(COUNT + 700, lastSequence());
        assertTrue(
                SegmentFolder.of(folder.resolve("input"), segments.size() + 1).isPrepared());
    }

    @Test
    void shouldMissAFrontSegmentThatNobodyPruned() throws Exception {
        prune(1000);
        final List<SegmentFolder> left = SegmentFolder.list(folder.resolve("input"));
        left.getFirst().delete();

        for (final long from : new long[] {JournalReader.FROM_START, COUNT}) {
            final JournalException missing = assertThrows(JournalException.class, () -> countFrom(from));
            assertTrue(missing.getMessage().contains(left.getFirst().path() + " is missing"), missing.getMessage());
        }
        assertThrows(JournalException.class, () -> prune(COUNT));
        for (final SegmentFolder folderLeft : left) {
            folderLeft.delete();
        }
        assertThrows(JournalException.class, () -> countFrom(JournalReader.FROM_START));
    }

    @Test
    void shouldNoticeThatTheBeginningWasTamperedWith() throws Exception {
        prune(1000);
        final Path file = folder.resolve("input/first.properties");
        final byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            final byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            final int where = at;
            final JournalException damaged = assertThrows(
                    JournalException.class, () -> countFrom(JournalReader.FROM_START), () -> "byte " + where);
            assertTrue(damaged.getMessage().contains(file + " is damaged"), damaged.getMessage());
        }
        Files.delete(file);
        assertThrows(JournalException.class, () -> countFrom(JournalReader.FROM_START));
    }

    @Test
    void shouldRemoveWhatAStopInTheMiddleOfPruningLeft() throws Exception {
        final long lastOfSecond = segments.get(1).loadSeal().orElseThrow().lastSequence();
        new JournalStart(3, lastOfSecond).store(folder.resolve("input"));
        // As if the first of the two was removed already.
        segments.getFirst().delete();

        assertEquals(COUNT - lastOfSecond, countFrom(JournalReader.FROM_START));
        try (JournalDirectory directory = JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION)) {
            directory.openInput(JournalConfig.smallest()).close();
        }

        assertFalse(Files.exists(segments.get(1).path()));
        assertEquals(COUNT - lastOfSecond, countFrom(JournalReader.FROM_START));
    }

    @Test
    void shouldRepairAJournalThatBeginsInTheMiddle() throws Exception {
        final long first = prune(1000).firstSequence();
        final SegmentFolder front = SegmentFolder.list(folder.resolve("input")).getFirst();
        Files.write(front.records(), new byte[10]);

        try (JournalDirectory directory = JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION)) {
            assertTrue(directory.repairInput().isPresent());
            assertEquals(0, countFrom(JournalReader.FROM_START));
            try (Journal input = directory.openInput(JournalConfig.smallest())) {
                assertEquals(first - 1, input.lastSequence());
                records.append(input, first, first + 5);
            }
        }

        assertEquals(6, countFrom(JournalReader.FROM_START));
    }

    @Test
    void shouldPruneOutputsByTheirCause() {
        try (JournalDirectory directory = JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION)) {
            final PrunedSegments pruned = directory.pruneOutputBefore(1000);

            assertTrue(pruned.segments() > 0);
            assertTrue(pruned.firstSequence() <= 1000);
            assertEquals(pruned.firstSequence(), directory.firstOutputCause());
            try (JournalReader reader = directory.readOutputFrom(1000)) {
                assertTrue(reader.next());
                assertEquals(1000, reader.lastSequence());
            }
        }
    }

    private PrunedSegments prune(final long firstKept) {
        try (JournalDirectory directory = JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION)) {
            return directory.pruneInputBefore(firstKept);
        }
    }

    private JournalDirectory open() {
        return JournalDirectory.openForRead(folder, SeededRecords.SCHEMA_VERSION);
    }

    private long lastSequence() {
        try (JournalReader reader = open().readInput()) {
            boolean isRecord = reader.next();
            while (isRecord) {
                isRecord = reader.next();
            }
            return reader.lastSequence();
        }
    }

    private long countFrom(final long from) {
        try (JournalReader reader =
                from == JournalReader.FROM_START ? open().readInput() : open().readInputFrom(from)) {
            while (reader.next()) {
                assertTrue(
                        records.isRecord(reader.lastSequence(), reader.buffer(), reader.offset(), reader.length()),
                        "seed " + SEED + ", sequence " + reader.lastSequence());
            }
            return reader.recordCount();
        }
    }
}
