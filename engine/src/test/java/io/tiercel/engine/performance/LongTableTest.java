package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongTableTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatWasSpilledAndWhatWasNot() {
        final Path file = folder.resolve("new").resolve("rows");
        try (LongTable spilled = new LongTable(3, Optional.of(file));
                LongTable kept = new LongTable(3, Optional.empty())) {
            for (long i = 0; i < 10_001; i++) {
                spilled.append(new long[] {i, -i, i * i});
                kept.append(new long[] {i, -i, i * i});
            }

            assertTrue(Files.exists(file));
            assertEquals(10_001, spilled.rows());
            assertInOrder(spilled);
            assertInOrder(spilled);
            assertInOrder(kept);
        }
        assertFalse(Files.exists(file));
    }

    private static void assertInOrder(final LongTable table) {
        final long[] next = {0};
        table.forEach(row -> {
            assertEquals(next[0], row[0]);
            assertEquals(-next[0], row[1]);
            assertEquals(next[0] * next[0], row[2]);
            next[0]++;
        });
        assertEquals(10_001, next[0]);
    }
}
