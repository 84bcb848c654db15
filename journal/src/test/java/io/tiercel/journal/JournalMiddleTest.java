package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalMiddleTest {
    private static final long SEED = 71;
    private static final int COUNT = 2600;

    @TempDir
    Path folder;

    private final SeededRecords records = new SeededRecords(SEED, 48, 4000);

    @BeforeEach
    void write() {
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())) {
            try (Journal input = directory.openInput(JournalConfig.smallest())) {
                records.append(input, 1, 1300);
            }
            // A second session: a segment that is not full in the middle.
            try (Journal input = directory.openInput(JournalConfig.smallest())) {
                records.append(input, 1301, COUNT);
            }
            try (Journal output = directory.openOutput(JournalConfig.smallest())) {
                for (int cause = 3; cause <= COUNT; cause += 3) {
                    records.append(output, cause, cause);
                    records.append(output, cause, cause);
                }
            }
        }
    }

    @Test
    void shouldDeliverWhatAReadingFromTheStartDeliversFromThereOn() {
        final List<Long> whole = sequences(open().readOutput());
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 60; i++) {
            final long from = i < 4 ? i : random.nextLong(1, COUNT + 3);
            final List<Long> inputs = sequences(open().readInputFrom(from));
            final List<Long> outputs = sequences(open().readOutputFrom(from));

            final long first = Math.max(1, from);
            assertEquals(Math.max(0, COUNT - first + 1), inputs.size(), "from " + from);
            if (!inputs.isEmpty()) {
                assertEquals(first, inputs.getFirst(), "from " + from);
            }
            assertEquals(whole.stream().filter(cause -> cause >= from).toList(), outputs, "from " + from);
        }
    }

    @Test
    void shouldNotOpenSegmentsThatEndBefore() throws Exception {
        final List<SegmentFolder> segments = SegmentFolder.list(folder.resolve("input"));
        final long lastOfSecond = segments.get(1).loadSeal().orElseThrow().lastSequence();
        flip(segments.get(0).records(), 40_000);
        Files.delete(segments.get(1).records());

        assertEquals(
                COUNT - lastOfSecond,
                sequences(open().readInputFrom(lastOfSecond + 1)).size());
        assertThrows(JournalException.class, () -> sequences(open().readInputFrom(lastOfSecond)));
        assertThrows(JournalException.class, () -> sequences(open().readInput()));
    }

    @Test
    void shouldCheckTheRecordsThatItPassesOver() throws Exception {
        final List<SegmentFolder> segments = SegmentFolder.list(folder.resolve("input"));
        final long lastOfFirst = segments.get(0).loadSeal().orElseThrow().lastSequence();
        flip(segments.get(1).records(), 40_000);

        final JournalException found =
                assertThrows(JournalException.class, () -> sequences(open().readInputFrom(lastOfFirst + 300)));

        assertTrue(found.getMessage().contains(segments.get(1).records().toString()), found.getMessage());
    }

    @Test
    void shouldNoticeASealThatLies() throws Exception {
        final Path seal =
                SegmentFolder.list(folder.resolve("output")).getFirst().seal();
        final String told = Files.readString(seal);
        // One digit less: a reader in the middle would leave the segment out.
        Files.writeString(seal, told.replaceFirst("lastSequence=\\d+", "lastSequence=5"));

        final JournalException found =
                assertThrows(JournalException.class, () -> sequences(open().readOutputFrom(600)));

        assertTrue(found.getMessage().contains(seal + " is damaged"), found.getMessage());
    }

    @Test
    void shouldWaitForASequenceThatIsNotWrittenYetWhenTailing() {
        try (JournalReader reader = open().tailInputFrom(COUNT + 40);
                JournalReader outputs = open().tailOutputFrom(COUNT + 1)) {
            assertFalse(reader.next());
            assertFalse(outputs.next());
            try (JournalDirectory directory = JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION);
                    Journal input = directory.openInput(JournalConfig.smallest());
                    Journal output = directory.openOutput(JournalConfig.smallest())) {
                records.append(input, COUNT + 1, COUNT + 39);
                assertFalse(reader.next());
                records.append(input, COUNT + 40, COUNT + 900);
                records.append(output, COUNT + 6, COUNT + 6);

                assertTrue(outputs.next());
                assertEquals(COUNT + 6, outputs.lastSequence());
                for (long sequence = COUNT + 40; sequence <= COUNT + 900; sequence++) {
                    assertTrue(reader.next());
                    assertEquals(sequence, reader.lastSequence());
                    assertTrue(
                            records.isRecord(sequence, reader.buffer(), reader.offset(), reader.length()),
                            "seed " + SEED + ", sequence " + sequence);
                }
                assertFalse(reader.next());
            }
            assertEquals(861, reader.recordCount());
        }
    }

    @Test
    void shouldFollowTheNextSessionWhenOnlyASpareSegmentWasThere() throws Exception {
        final Path own = folder.resolve("own");
        try (JournalDirectory directory = JournalDirectory.create(own, SeededRecords.SCHEMA_VERSION, Map.of())) {
            final JournalReader reader;
            try (Journal input = directory.openInput(JournalConfig.smallest())) {
                records.append(input, 1, 700);
                while (!SegmentFolder.of(own.resolve("input"), 3).isPrepared()
                        || SegmentFolder.of(own.resolve("input"), 1).loadSeal().isEmpty()) {
                    Thread.onSpinWait();
                }
                reader = directory.tailInputFrom(701);
                assertFalse(reader.next());
            }
            // The third segment was allocated ahead, is given up and made anew.
            try (Journal input = directory.openInput(JournalConfig.smallest())) {
                records.append(input, 701, 710);
                for (long sequence = 701; sequence <= 710; sequence++) {
                    assertTrue(reader.next());
                    assertEquals(sequence, reader.lastSequence());
                }
            }
            reader.close();
        }
    }

    private JournalDirectory open() {
        return JournalDirectory.openForRead(folder, SeededRecords.SCHEMA_VERSION);
    }

    private List<Long> sequences(final JournalReader reader) {
        try (reader) {
            final List<Long> sequences = new ArrayList<>();
            while (reader.next()) {
                assertTrue(
                        records.isRecord(reader.lastSequence(), reader.buffer(), reader.offset(), reader.length()),
                        "seed " + SEED + ", sequence " + reader.lastSequence());
                sequences.add(reader.lastSequence());
            }
            assertEquals(sequences.size(), reader.recordCount());
            return sequences;
        }
    }

    private static void flip(final Path file, final long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            channel.write(one, at);
        }
    }
}
