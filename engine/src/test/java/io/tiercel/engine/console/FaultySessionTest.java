package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.session.HookedSource;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.OrderRecords;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.engine.session.UnrecordedException;
import io.tiercel.marketdata.simulation.SimulatedExchange;
import io.tiercel.marketdata.simulation.SimulationConfig;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.strategy.model.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the person at the terminal reads when a session, its files or its disk fail: one line, a status, and a journal that can be read. */
class FaultySessionTest {
    private static final String SMALL = """
            pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
            session: {digestBlockInputs: 256}
            journal: {segmentMiB: 1, segmentsAhead: 1}
            """;

    @TempDir
    Path folder;

    private Path config;
    private Path journal;

    @BeforeEach
    void makeFolders() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), SMALL);
        journal = folder.resolve("journal");
    }

    @Test
    void shouldNameTheLineWhenALobsterFileIsCut() throws IOException {
        final Path file = folder.resolve("AAPL_2012-06-21_34200000_34260000_message_1.csv");
        final StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append(
                    String.format(Locale.ROOT, "%d.%09d,1,%d,100,%d,1%n", 34200 + i, i, i + 1, 5_850_000 - 100 * i));
        }
        Files.writeString(file, lines + "34700.5,1,501,1");

        final CommandRun run = run("--feed", "lobster", "--file", file);

        assertUnusable(file + ": line 501: '34700.5,1,501,1': ", run);
        assertKilledSettledAndIdentical(TripReason.FEED_FAILURE);
    }

    @Test
    void shouldNameTheByteWhenAnItchFileIsCut() throws IOException {
        final Path file = folder.resolve("cut.itch");
        writeItch(file, 8_000, 3);

        final CommandRun run = run("--feed", "itch", "--file", file);

        assertUnusable(file + ": ", run);
        assertTrue(run.errors().getFirst().contains("expected"), run.errors().getFirst());
        assertKilledSettledAndIdentical(TripReason.FEED_FAILURE);
    }

    @Test
    void shouldRefuseTheJournalOfARunningEngine() {
        final CommandRun[] second = new CommandRun[1];
        final HookedSource source = new HookedSource(new SimulatedSource(1, 2_000), events -> {
            if (events > 0 && second[0] == null) {
                second[0] = run("--feed", "sim", "--events", 100);
            }
        });

        new SessionRunner(TestConfiguration.with(), source, journal).run();

        assertEquals(Main.UNUSABLE, second[0].status());
        assertEquals(
                List.of("tiercel: journal: " + journal + " is being written by process "
                        + ProcessHandle.current().pid()
                        + ", expected to be its only writer; stop that engine or use another run folder"),
                second[0].errors());
        assertEquals(Main.DONE, CommandRun.of("replay", journal, "--verify").status(), "the first was not disturbed");
    }

    @Test
    void shouldRefuseAFolderThatHoldsAJournal() {
        run("--events", 500);

        final CommandRun again = run("--events", 500);

        assertEquals(
                List.of("tiercel: journal: " + journal
                        + " holds a journal already, expected an empty folder or to append to it"),
                again.errors());
        assertEquals(Main.UNUSABLE, again.status());
    }

    @Test
    void shouldNameTheLastGoodInputWhenTheJournalIsGarbled() throws IOException {
        run("--events", 3_000);
        final Path records = records("input");
        final long at = 200_000;
        flip(records, at);

        final CommandRun replayed = CommandRun.of("replay", journal, "--verify");

        assertUnusable("journal: " + records + " is damaged at byte ", replayed);
        final long lastGood = number(replayed, "after sequence ");
        assertTrue(lastGood > 1_000 && lastGood < 3_000, "sequence " + lastGood);
        final long damaged = number(replayed, "at byte ");
        assertTrue(damaged <= at && at < damaged + 132, "byte " + damaged + " for " + at);
    }

    @Test
    void shouldNameTheLastGoodInputWhenTheJournalIsCut() throws IOException {
        run("--events", 3_000);
        final Path records = records("input");
        try (FileChannel channel = FileChannel.open(records, StandardOpenOption.WRITE)) {
            channel.truncate(200_000);
        }

        final CommandRun replayed = CommandRun.of("replay", journal, "--verify");

        assertUnusable("journal: " + records + " is damaged at byte ", replayed);
        assertTrue(
                number(replayed, "after sequence ") > 1_000, replayed.errors().getFirst());
        assertTrue(
                replayed.errors().getFirst().contains("cut: "),
                replayed.errors().getFirst());
    }

    @Test
    void shouldSayWhenTheOutputsAreCut() throws IOException {
        run("--events", 3_000);
        final Path records = records("output");
        try (FileChannel channel = FileChannel.open(records, StandardOpenOption.WRITE)) {
            // twelve blocks of 256 inputs, some 2.3 kB each
            channel.truncate(15_000);
        }

        assertUnusable("journal: " + records + " is damaged at byte ", CommandRun.of("replay", journal, "--verify"));
        assertEquals(Main.DONE, CommandRun.of("replay", journal).status(), "inputs alone are whole");
    }

    @Test
    void shouldRefuseUnusableModels() throws IOException {
        final ModelFile shipped = ModelFile.load(ModelFile.NEXT_MOVE);
        final Path absent = folder.resolve("absent.onnx");
        final Path corrupt = folder.resolve("corrupt.onnx");
        final byte[] garbled = shipped.bytes();
        garbled[garbled.length / 2] ^= 1;
        Files.write(corrupt, garbled);
        Files.writeString(ModelFile.cardBeside(corrupt), shipped.card().text());
        final Path alien = folder.resolve("alien.onnx");
        final byte[] noModel = "this is no model".getBytes(StandardCharsets.US_ASCII);
        Files.write(alien, noModel);
        Files.writeString(
                ModelFile.cardBeside(alien),
                shipped.card().text().replace(shipped.card().sha256(), ModelFile.sha256(noModel)));
        final Path shape = folder.resolve("shape.onnx");
        Files.write(shape, shipped.bytes());
        Files.writeString(
                ModelFile.cardBeside(shape), shipped.card().text().replace("inputs: spread_ticks, ", "inputs: "));

        assertRefusedModel(
                "builtin:nothing", "model builtin:nothing does not exist, expected builtin:next-move or a path");
        assertRefusedModel(absent, "model " + absent + " does not exist, expected an ONNX file or builtin:next-move");
        assertRefusedModel(
                corrupt,
                "model " + corrupt + ": sha256 is " + ModelFile.sha256(garbled) + " (" + garbled.length
                        + " bytes), expected " + shipped.card().sha256() + " as its card says");
        assertRefusedModel(
                alien,
                "model " + alien
                        + " cannot be loaded: Error code - ORT_INVALID_PROTOBUF - message: Failed to load model because"
                        + " protobuf parsing failed., expected an ONNX graph");
        assertRefusedModel(shape, "model " + shape + ": ");
    }

    @Test
    void shouldStopTradingAndKeepTheJournalWhenTheDiskIsFull() throws Exception {
        final Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                process("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()) == 0,
                "skipped: mounting a small file system needs privileges this run does not have");
        try {
            journal = disk.resolve("journal");

            final CommandRun run = run("--events", 1_000_000);

            assertEquals(Main.UNUSABLE, run.status());
            assertEquals(1, run.errors().size(), run.errors().toString());
            final String line = run.errors().getFirst();
            assertTrue(
                    line.matches(
                            "tiercel: disk of " + journal + " is full: trading stopped at input \\d+, expected room for"
                                    + " the next journal segment"),
                    line);
            assertKilledSettledAndIdentical(TripReason.JOURNAL_FAILURE);
        } finally {
            process("umount", disk.toString());
        }
    }

    /** The engine's own failure is no fault of the input: the whole trace, and a status of its own. */
    @Test
    void shouldTellAStoppedEngineFromUnusableInput() {
        final StringWriter text = new StringWriter();
        final EngineStoppedException bug =
                new EngineStoppedException(Stage.CORE, 7, new IllegalStateException("a bug"));

        bug.addSuppressed(new UnrecordedException("emergency log x cannot be written", new IOException("full")));

        final int status = Main.onFailure(bug, new PrintWriter(text, true));

        assertEquals(Main.STOPPED, status);
        assertTrue(text.toString().startsWith("""
                        tiercel: engine stopped: core failed on input 7: java.lang.IllegalStateException: a bug
                        tiercel: emergency log x cannot be written
                        """), text.toString());
        assertTrue(text.toString().contains("Caused by: java.lang.IllegalStateException: a bug"), text.toString());
    }

    /** What kills the ingress thread must not leave orders open: as with a broken feed, and the status is that of a stopped engine. */
    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldKillAndSettleWhenTheFeedRunsIntoAnError(final ThreadingMode mode) {
        final StackOverflowError error = new StackOverflowError("too deep");
        final HookedSource source = new HookedSource(new SimulatedSource(3, 12_000), events -> {
            if (events > 6_000) {
                throw error;
            }
        });
        final SessionRunner runner = new SessionRunner(
                TestConfiguration.with("engine: {pipeline: {threadingMode: " + mode + "}}"), source, journal);

        final EngineStoppedException stopped = assertThrows(EngineStoppedException.class, runner::run);

        assertSame(error, stopped.getCause());
        assertEquals(Stage.INGRESS, stopped.stage());
        assertTrue(JournalContent.outputs(journal).size() > 100, "control: it traded");
        assertKilledSettledAndIdentical(TripReason.FEED_FAILURE);
        final StringWriter text = new StringWriter();
        assertEquals(Main.STOPPED, Main.onFailure(stopped, new PrintWriter(text, true)));
        assertTrue(
                text.toString().startsWith("tiercel: engine stopped: ingress failed on input " + stopped.sequence()),
                text.toString());
    }

    @Test
    void shouldTakeAnErrorForAStoppedEngine() {
        assertEquals(
                Main.STOPPED, Main.onFailure(new AssertionError("a bug"), new PrintWriter(new StringWriter(), true)));
    }

    private CommandRun run(final Object... arguments) {
        final Object[] all = Stream.concat(
                        Stream.of("run", "--model", "none", "--config", config, "--journal", journal),
                        Stream.of(arguments))
                .toArray();
        return CommandRun.of(all);
    }

    private void assertRefusedModel(final Object model, final String complaint) {
        final CommandRun run =
                CommandRun.of("run", "--events", 100, "--config", config, "--journal", journal, "--model", model);

        assertUnusable(complaint, run);
        assertFalse(Files.exists(journal), "a journal was made for " + model);
    }

    private static void assertUnusable(final String complaint, final CommandRun run) {
        assertEquals(1, run.errors().size(), () -> String.join("\n", run.errors()));
        final String line = run.errors().getFirst();
        assertTrue(line.startsWith("tiercel: " + complaint), line);
        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(List.of(), run.out());
    }

    private void assertKilledSettledAndIdentical(final TripReason reason) {
        final OrderRecords orders = new OrderRecords(JournalContent.outputs(journal));
        assertEquals(List.of("TRIPPED " + reason.code()), orders.switches());
        assertTrue(orders.open().isEmpty(), "still open: " + orders.open());
        final CommandRun replayed = CommandRun.of("replay", journal, "--verify", "--json");
        assertEquals(Main.DONE, replayed.status(), () -> replayed.out() + " " + replayed.errors());
        assertTrue(replayed.json().get("replayIdentical").booleanValue());
        assertTrue(replayed.json().get("killSwitchTripped").booleanValue());
    }

    private Path records(final String side) throws IOException {
        try (Stream<Path> files = Files.walk(journal.resolve(side).resolve("000001"))) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .filter(file -> !file.toString().endsWith("metadata.cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flip(final Path file, final long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 0x40)).rewind();
            channel.write(one, at);
        }
    }

    private static long number(final CommandRun run, final String before) {
        final String line = run.errors().getFirst();
        final int start = line.indexOf(before) + before.length();
        int end = start;
        while (end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return Long.parseLong(line.substring(start, end));
    }

    /** Messages of the simulated exchange in a file that ends in the middle of one. */
    private static void writeItch(final Path file, final int messages, final int bytesMissing) throws IOException {
        final SimulatedExchange exchange = new SimulatedExchange(
                new SimulationConfig(3, List.of("TIER", "CELL"), 34_200_000_000_000L, messages, 24));
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[messages * 64]);
        int length = 0;
        while (exchange.deliveredEvents() < messages) {
            length += exchange.next(buffer, length);
        }
        Files.write(file, Arrays.copyOf(buffer.byteArray(), length - bytesMissing));
    }

    private static int process(final String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
