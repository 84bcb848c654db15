package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.engine.operator.CommandFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal ends a running engine in order: what is under way is settled, the journal closed, the summary printed. */
class SignalTest {
    /** Many seconds of work, near to all that the simulated day has room for. */
    private static final long LONG = 4_000_000L;

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void makeConfig() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
                journal: {segmentMiB: 4, segmentsAhead: 1}
                """);
    }

    /** Whether the engine has journaled inputs for a whole segment of 4 MiB: it trades. */
    private static boolean hasFullSegment(final Path journal) {
        return Files.exists(journal.resolve("input").resolve("000001").resolve("seal.properties"));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void shouldEndARunInOrder(final String signal, final int status) throws Exception {
        assumeNotIgnored(signal);
        final Path journal = folder.resolve("journal");
        try (EngineProcess engine = start("run", "--feed", "sim", "--events", LONG, "--journal", journal, "--json")) {
            engine.await("trading", () -> Files.exists(journal.resolve(CommandFile.NAME)));
            engine.await("a full segment", () -> hasFullSegment(journal));

            engine.signal(signal);

            assertEquals(status, engine.exitStatus(), () -> "signal " + signal);
            assertEquals(List.of(), engine.errors());
            assertEquals(1, engine.out().size(), engine.out().toString());
            final long events = engine.json().get("events").longValue();
            assertTrue(events > 0 && events < LONG, "events " + events);
            assertFalse(Files.exists(journal.resolve(CommandFile.NAME)), "the file of commands is left");
            final CommandRun replayed = CommandRun.of("replay", journal, "--verify", "--json");
            assertEquals(Main.DONE, replayed.status(), () -> replayed.out() + " " + replayed.errors());
            assertTrue(replayed.json().get("replayIdentical").booleanValue());
            assertEquals(events, replayed.json().get("verifiedSequence").longValue(), "not all of it was verified");
            assertEquals(engine.json().get("digest"), replayed.json().get("digest"));
        }
    }

    @Test
    @Tag("slow")
    void shouldLeaveOutReplayAndReportWhenTheDemoIsInterruptedWhileTrading() throws Exception {
        final Path journal = folder.resolve("demo").resolve("journal");
        try (EngineProcess engine = start("demo", "--events", LONG, "--out", folder.resolve("demo"), "--json")) {
            engine.await("trading", () -> Files.exists(journal.resolve(CommandFile.NAME)));
            engine.await("a full segment", () -> hasFullSegment(journal));

            engine.signal("TERM");

            assertInterruptedDemo(engine, journal);
        }
    }

    @Test
    @Tag("slow")
    void shouldLeaveOutTheReportWhenTheDemoIsInterruptedInItsReplay() throws Exception {
        final Path journal = folder.resolve("demo").resolve("journal");
        try (EngineProcess engine = start("demo", "--events", 150_000, "--out", folder.resolve("demo"), "--json")) {
            engine.await("trading", () -> Files.exists(journal.resolve(CommandFile.NAME)));
            engine.await("replay", () -> !Files.exists(journal.resolve(CommandFile.NAME)));

            engine.signal("TERM");

            assertInterruptedDemo(engine, journal);
            // all of the session: it was over before the signal
            assertTrue(
                    engine.json().get("events").longValue() >= 150_000,
                    engine.out().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143, parquet", "INT, 130, journal"})
    void shouldLeaveNothingOfAnInterruptedConversion(final String signal, final int status, final String form)
            throws Exception {
        assumeNotIgnored(signal);
        final Path source = longDay();
        final Path out = folder.resolve("out");
        try (EngineProcess engine =
                new EngineProcess(folder, List.of(), "data", "convert", source, "--to", form, "--out", out, "--json")) {
            engine.await("conversion", () -> isThere(form.equals("journal") ? "000002" : ".staging.duckdb"));

            engine.signal(signal);

            assertEquals(status, engine.exitStatus(), () -> "signal " + signal);
            assertEquals(List.of("tiercel: interrupted: nothing was written to " + out), engine.errors());
            assertEquals(List.of(), engine.out());
            assertFalse(Files.exists(out));
            assertFalse(isThere(""), "the partial folder is left");
        }
    }

    @Test
    void shouldLeaveNothingOfAnInterruptedBook() throws Exception {
        assumeNotIgnored("INT");
        final Path source = longDay();
        final Path out = folder.resolve("out");
        try (EngineProcess engine =
                new EngineProcess(folder, List.of(), "data", "book", source, "--levels", "1", "--out", out)) {
            engine.await("rows", () -> isThere("") && !Files.exists(out));

            engine.signal("INT");

            assertEquals(130, engine.exitStatus());
            assertEquals(List.of("tiercel: interrupted: nothing was written to " + out), engine.errors());
            assertEquals(List.of(), engine.out());
            assertFalse(Files.exists(out));
            assertFalse(isThere(""), "the partial file is left");
        }
    }

    /** Some seconds of work to read. */
    private Path longDay() throws IOException {
        final Path source = folder.resolve("AAPL_2012-06-21_34200000_57600000_message_10.csv");
        try (BufferedWriter rows = Files.newBufferedWriter(source)) {
            for (int i = 0; i < 2_000_000; i++) {
                rows.write("34200." + (1_000_000 + i / 2) + ",1," + (i + 1) + ",100,5850000,1\n");
            }
        }
        return source;
    }

    /** Whether there is a partial output whose path ends so. */
    private boolean isThere(final String ending) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.anyMatch(path ->
                    path.toString().contains(".out.partial") && path.toString().endsWith(ending));
        } catch (final IOException | UncheckedIOException changing) {
            return false;
        }
    }

    private void assertInterruptedDemo(final EngineProcess engine, final Path journal) throws Exception {
        assertEquals(143, engine.exitStatus());
        assertEquals(List.of(), engine.errors());
        assertTrue(engine.json().get("replayIdentical").isNull(), engine.out().toString());
        assertTrue(engine.json().get("report").isNull());
        assertFalse(Files.exists(folder.resolve("demo").resolve("report.html")));
        assertEquals(Main.DONE, CommandRun.of("replay", journal, "--verify").status());
    }

    private EngineProcess start(final String command, final Object... more) throws IOException {
        final Object[] all = new Object[more.length + 5];
        System.arraycopy(new Object[] {command, "--model", "none", "--config", config}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return new EngineProcess(folder, List.of(), all);
    }

    /** A shell starts what it puts into the background with interrupts ignored, and children inherit it. */
    private static void assumeNotIgnored(final String signal) throws IOException {
        final String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        final long mask = Long.parseUnsignedLong(
                ignored.substring(ignored.indexOf(':') + 1).strip(), 16);
        final int number = signal.equals("INT") ? 2 : 15;
        assumeTrue((mask >>> (number - 1) & 1) == 0, "skipped: signal " + signal + " is ignored in this process");
    }
}
