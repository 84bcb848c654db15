package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepMetadataOfAnyText() {
        final String yaml = "engine:\n  name: \"tiercel\" # comment\n\tkey = value \\ é\u4e2d\n";
        try (JournalDirectory directory = JournalDirectory.create(folder, 3, Map.of("configuration", yaml))) {
            directory.putMetadata(Map.of("runtime version", "25.0.3", "=:#!", " leading and trailing "));
        }

        final JournalMetadata read = JournalDirectory.openForRead(folder, 3).metadata();

        assertEquals(3, read.schemaVersion());
        assertEquals(
                Map.of("configuration", yaml, "runtime version", "25.0.3", "=:#!", " leading and trailing "),
                read.entries());
    }

    @Test
    void shouldGiveEqualBytesForEqualMetadata() throws Exception {
        JournalDirectory.create(folder.resolve("a"), 1, Map.of("x", "1", "y", "2"))
                .close();
        final JournalDirectory second = JournalDirectory.create(folder.resolve("b"), 1, Map.of("y", "2"));
        second.putMetadata(Map.of("x", "1"));
        second.close();

        assertArrayEquals(metadataFile(folder.resolve("a")), metadataFile(folder.resolve("b")));
    }

    @Test
    void shouldRefuseAnotherSchemaVersion() {
        JournalDirectory.create(folder, 2, Map.of()).close();

        final JournalException read =
                assertThrows(JournalException.class, () -> JournalDirectory.openForRead(folder, 1));
        final JournalException append =
                assertThrows(JournalException.class, () -> JournalDirectory.openForAppend(folder, 3));

        assertEquals("journal: " + folder + " has records of schema version 2, expected 1", read.getMessage());
        assertTrue(append.getMessage().endsWith("expected 3"), append.getMessage());
    }

    @Test
    void shouldRefuseWhatIsNoJournal() {
        final JournalException none =
                assertThrows(JournalException.class, () -> JournalDirectory.openForRead(folder, 1));
        assertTrue(none.getMessage().contains("holds no journal"), none.getMessage());

        JournalDirectory.create(folder, 1, Map.of()).close();
        final JournalException twice =
                assertThrows(JournalException.class, () -> JournalDirectory.create(folder, 1, Map.of()));
        assertTrue(twice.getMessage().contains("holds a journal already"), twice.getMessage());
    }

    @Test
    void shouldFindDamagedMetadata() throws Exception {
        JournalDirectory.create(folder, 1, Map.of("configuration", "a: 1")).close();
        final byte[] good = metadataFile(folder);
        for (int at = 0; at < good.length; at++) {
            final byte[] bad = good.clone();
            bad[at] ^= 2;
            Files.write(folder.resolve("metadata.properties"), bad);
            final int where = at;
            assertThrows(JournalException.class, () -> JournalDirectory.openForRead(folder, 1), () -> "byte " + where);
        }
        // Without its last line, and without a byte.
        for (final int length : new int[] {good.length / 2, 0}) {
            Files.write(folder.resolve("metadata.properties"), java.util.Arrays.copyOf(good, length));
            final JournalException cut =
                    assertThrows(JournalException.class, () -> JournalDirectory.openForAppend(folder, 1));
            assertTrue(cut.getMessage().contains("metadata.properties is damaged"), cut.getMessage());
        }
    }

    @Test
    void shouldKeepArtifactsUnderTheirHash() throws Exception {
        final byte[] model = "abc".getBytes(StandardCharsets.UTF_8);
        final String hash;
        try (JournalDirectory directory = JournalDirectory.create(folder, 1, Map.of())) {
            hash = directory.putArtifact(model);
            assertEquals(hash, directory.putArtifact(model));
        }

        // SHA-256 of "abc" as FIPS 180-2 prints it.
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash);
        assertArrayEquals(model, JournalDirectory.openForRead(folder, 1).artifact(hash));
    }

    @Test
    void shouldRefuseAnArtifactThatIsDamagedMissingOrMisnamed() throws Exception {
        final JournalDirectory directory = JournalDirectory.create(folder, 1, Map.of());
        final String hash = directory.putArtifact(new byte[] {1, 2, 3});
        directory.close();
        Files.write(folder.resolve("artifacts").resolve(hash), new byte[] {1, 2, 4});

        final JournalException damaged = assertThrows(JournalException.class, () -> directory.artifact(hash));
        final JournalException missing = assertThrows(
                JournalException.class, () -> directory.artifact(HexFormat.of().formatHex(new byte[32])));
        final JournalException misnamed =
                assertThrows(JournalException.class, () -> directory.artifact("../metadata.properties"));

        assertTrue(damaged.getMessage().contains(hash + " is damaged"), damaged.getMessage());
        assertTrue(missing.getMessage().contains("is missing"), missing.getMessage());
        assertTrue(misnamed.getMessage().contains("expected 64 hexadecimal digits"), misnamed.getMessage());
    }

    @Test
    void shouldWriteNothingWhenOpenForReading() throws Exception {
        JournalDirectory.create(folder, 1, Map.of()).close();
        Files.delete(folder.resolve("lock"));

        try (JournalDirectory directory = JournalDirectory.openForRead(folder, 1);
                JournalReader reader = directory.readInput()) {
            assertFalse(reader.next());
            assertThrows(JournalException.class, () -> directory.putMetadata(Map.of("a", "b")));
            assertThrows(JournalException.class, () -> directory.putArtifact(new byte[1]));
            assertThrows(JournalException.class, () -> directory.openInput(JournalConfig.smallest()));
        }

        assertFalse(Files.exists(folder.resolve("lock")));
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        assertThrows(JournalException.class, () -> new JournalConfig(1000, 1));
        assertThrows(JournalException.class, () -> new JournalConfig((1L << 20) + 1, 1));
        final JournalException ahead = assertThrows(JournalException.class, () -> new JournalConfig(1L << 20, 0));
        assertEquals("journal: segmentsAhead=0, expected 1 to 16", ahead.getMessage());
    }

    private static byte[] metadataFile(final Path journal) throws IOException {
        return Files.readAllBytes(journal.resolve("metadata.properties"));
    }
}
