package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    Path journal;

    @Test
    void shouldReadBackWhatWasWritten() {
        final Snapshots snapshots = new Snapshots(journal);
        final byte[] state = bytes(1, 100_000);

        snapshots.write(new Snapshot(300_000, Map.of("digest", "42", "code", "a b\nc"), state));

        final Snapshot read = snapshots.read(300_000);
        assertEquals(300_000, read.sequence());
        assertEquals(Map.of("digest", "42", "code", "a b\nc"), read.entries());
        assertArrayEquals(state, read.state());
    }

    @Test
    void shouldListTheNewestFirstAndKeepSoMany() throws IOException {
        final Snapshots snapshots = new Snapshots(journal);
        assertEquals(List.of(), snapshots.sequences());
        for (final long sequence : new long[] {5, 12_345_678_901L, 7}) {
            snapshots.write(new Snapshot(sequence, Map.of(), new byte[0]));
        }
        Files.writeString(journal.resolve("snapshots/notes.txt"), "not a snapshot");

        assertEquals(List.of(12_345_678_901L, 7L, 5L), snapshots.sequences());
        snapshots.keepNewest(2);
        assertEquals(List.of(12_345_678_901L, 7L), snapshots.sequences());
    }

    /** Every byte counts: the prefix, the entries, the state and the hash. */
    @Test
    void shouldRefuseEveryFlippedBit() throws IOException {
        final Snapshots snapshots = new Snapshots(journal);
        final Path file = snapshots.write(new Snapshot(9, Map.of("digest", "42"), bytes(2, 40)));
        final byte[] good = Files.readAllBytes(file);

        for (int bit = 0; bit < 8 * good.length; bit++) {
            final byte[] bad = good.clone();
            bad[bit >> 3] ^= (byte) (1 << (bit & 7));
            Files.write(file, bad);
            final JournalException refusal = assertThrows(JournalException.class, () -> snapshots.read(9));
            assertTrue(refusal.getMessage().contains("is damaged"), refusal.getMessage());
        }
    }

    @Test
    void shouldRefuseEveryCut() throws IOException {
        final Snapshots snapshots = new Snapshots(journal);
        final Path file = snapshots.write(new Snapshot(9, Map.of("digest", "42"), bytes(2, 40)));
        final byte[] good = Files.readAllBytes(file);

        for (int length = 0; length < good.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThrows(JournalException.class, () -> snapshots.read(9));
        }
    }

    @Test
    void shouldRefuseASnapshotUnderAnotherNumber() throws IOException {
        final Snapshots snapshots = new Snapshots(journal);
        Files.move(snapshots.write(new Snapshot(9, Map.of(), new byte[3])), snapshots.file(10));

        final JournalException refusal = assertThrows(JournalException.class, () -> snapshots.read(10));

        assertTrue(refusal.getMessage().endsWith("it is of sequence 9, expected 10"), refusal.getMessage());
        assertFalse(Files.exists(snapshots.file(9)));
    }

    private static byte[] bytes(final long seed, final int length) {
        final byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
