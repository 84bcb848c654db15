package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.journal.Snapshots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A killed engine's journal whose files were cut or changed afterwards: nothing is lost without a word, and what was lost comes again. */
class DamagedRunTest {
    private static final long SEED = 9;
    private static final int EVENTS = 24_000;

    @TempDir
    Path folder;

    private BrokenRun run;
    private Path sound;
    private int inputs;

    @BeforeEach
    void makeKilledRun() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        run = new BrokenRun(folder, SEED, EVENTS, "{follower: \"OFF\", snapshotEveryInputs: 1000, snapshotsKept: 9}");
        for (final int share : new int[] {4, 3, 2}) {
            try (EngineProcess engine = run.start("--threading", "SHARED")) {
                engine.await("trading", () -> run.published() >= run.inputs() / share);
                engine.kill();
            }
            inputs = run.check(inputs, "before any damage");
        }
        sound = folder.resolve("sound");
        copy(run.journal(), sound);
    }

    @Test
    void shouldRefuseOrGoOnBehindTheDamageOfInputs() throws Exception {
        damageInputs(50);
    }

    @Tag("slow")
    @Test
    void shouldRefuseOrGoOnBehindTheDamageOfInputsAThousandTimes() throws Exception {
        damageInputs(1_000);
    }

    private void damageInputs(final int cases) throws Exception {
        int refused = 0;
        for (int i = 0; i < cases; i++) {
            final Random random = new Random(SEED * 1_000_000L + i);
            restore();
            final String damage = "case " + i + ": " + damage(records("input"), random);

            CommandRun resumed = run.resume();

            if (resumed.status() != Main.DONE) {
                refused++;
                assertOneLineWithAPlace(damage, resumed);
                final CommandRun repaired = CommandRun.of("journal", "repair", run.journal());
                assertEquals(Main.DONE, repaired.status(), () -> damage + ": " + repaired.errors());
                resumed = run.resume();
            } else {
                assertTrue(
                        resumed.errors().stream()
                                .anyMatch(line -> line.startsWith("resumed behind input " + inputs + ":")),
                        damage + ": inputs were lost without a word: " + resumed.errors());
            }
            final List<String> told = resumed.errors();
            assertEquals(Main.DONE, resumed.status(), () -> damage + ": " + told);
            final CommandRun verified = CommandRun.of("journal", "verify", run.journal(), "--json");
            if (verified.status() == Main.FOUND) {
                assertDamageInFrontOfTheSnapshot(damage, verified);
                run.checkDigest(resumed.json(), damage);
            } else {
                run.checkEnd(resumed.json(), damage);
            }
        }
        assertTrue(refused * 4 > cases, "refused " + refused + " of " + cases);
    }

    /** A resume reads what lies behind its snapshot; to look at the rest is the work of journal verify. */
    private void assertDamageInFrontOfTheSnapshot(final String damage, final CommandRun verified) {
        final JsonNode found = verified.json().get("input").get("damage");
        final long snapshot = run.snapshotsUsed().getLast();
        assertTrue(
                found.get("lastGoodSequence").longValue() < snapshot,
                () -> damage + ": behind snapshot " + snapshot + " passed unseen " + found);
    }

    @Test
    void shouldMakeDamagedOutputsAnew() throws Exception {
        damageOutputs(12);
    }

    @Tag("slow")
    @Test
    void shouldMakeDamagedOutputsAnewHoweverOften() throws Exception {
        damageOutputs(300);
    }

    private void damageOutputs(final int cases) throws Exception {
        int noticed = 0;
        for (int i = 0; i < cases; i++) {
            final Random random = new Random(SEED * 2_000_000L + i);
            restore();
            final String damage = "case " + i + ": " + damage(records("output"), random);

            final CommandRun resumed = run.resume();

            assertEquals(Main.DONE, resumed.status(), () -> damage + ": " + resumed.errors());
            run.checkEnd(resumed.json(), damage);
            if (resumed.errors().stream().anyMatch(line -> line.startsWith("the output journal is damaged"))) {
                noticed++;
                assertTrue(Files.isDirectory(run.journal().resolve("set-aside")), damage);
            }
        }
        assertTrue(noticed * 4 > cases, "noticed " + noticed + " of " + cases);
    }

    @Test
    void shouldFallBackToTheSnapshotBeforeADamagedOne() throws Exception {
        final Snapshots snapshots = new Snapshots(run.journal());
        final List<Long> sequences = new ArrayList<>(snapshots.sequences());
        assertTrue(sequences.size() >= 2, "control: snapshots " + sequences);

        for (int damaged = 0; damaged <= sequences.size(); damaged++) {
            restore();
            for (final long sequence : sequences.subList(0, damaged)) {
                flip(snapshots.file(sequence), new Random(sequence).nextInt(100, 1_000));
            }
            final CommandRun resumed = run.resume();

            final String when = damaged + " damaged of " + sequences;
            assertEquals(Main.DONE, resumed.status(), () -> when + ": " + resumed.errors());
            final long warnings = resumed.errors().stream()
                    .filter(line ->
                            line.contains("is passed over: journal: snapshot ") && line.contains(" is damaged: "))
                    .count();
            assertEquals(damaged, warnings, () -> when + ": " + resumed.errors());
            final String used =
                    damaged == sequences.size() ? ": no snapshot, " : ": snapshot " + sequences.get(damaged) + ", ";
            assertTrue(
                    resumed.errors().stream()
                            .anyMatch(line -> line.startsWith("resumed behind input " + inputs + used)),
                    () -> when + ": " + resumed.errors());
            run.checkEnd(resumed.json(), when);
        }
    }

    private static void assertOneLineWithAPlace(final String damage, final CommandRun refused) {
        assertEquals(Main.UNUSABLE, refused.status(), () -> damage + ": " + refused.errors());
        assertEquals(1, refused.errors().size(), () -> damage + ": " + refused.errors());
        assertTrue(
                refused.errors().getFirst().matches("tiercel: journal: \\S+ is (damaged|cut) at byte \\d+.*"),
                () -> damage + ": " + refused.errors());
    }

    /** Cuts one of the files or turns one bit of it, near its end as often as anywhere. */
    private static String damage(final List<Path> files, final Random random) throws IOException {
        final Path file = files.get(random.nextBoolean() ? files.size() - 1 : random.nextInt(files.size()));
        final long used = used(file);
        final long length = random.nextInt(8) == 0 ? Files.size(file) : used;
        final long from = random.nextBoolean() ? Math.max(0, used - 2_000) : 0;
        final long at = random.nextLong(from, length);
        if (random.nextBoolean()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(at);
            }
            return file + " cut at byte " + at + " of " + used + " used";
        }
        flip(file, at);
        return file + " changed at byte " + at + " of " + used + " used";
    }

    /** Bytes up to the last that is not zero. */
    private static long used(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 1 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static void flip(final Path file, final long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 0x10)).rewind();
            channel.write(one, at);
        }
    }

    /** Files of records in their order, only those that hold any. */
    private List<Path> records(final String side) throws IOException {
        try (Stream<Path> files = Files.walk(run.journal().resolve(side))) {
            final List<Path> all = files.filter(file -> file.toString().endsWith(".cq4"))
                    .filter(file -> !file.toString().endsWith("metadata.cq4"))
                    .sorted()
                    .toList();
            final List<Path> filled = new ArrayList<>();
            for (final Path file : all) {
                if (used(file) > 20_000) {
                    filled.add(file);
                }
            }
            assertTrue(!filled.isEmpty(), "no records in " + all);
            return filled;
        }
    }

    private void restore() throws IOException {
        delete(run.journal());
        copy(sound, run.journal());
    }

    private static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (final Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(final Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (final Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
