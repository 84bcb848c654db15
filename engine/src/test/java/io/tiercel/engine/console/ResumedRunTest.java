package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.engine.protocol.OpenOrdersRule;
import io.tiercel.engine.protocol.RestartedDecoder;
import io.tiercel.engine.protocol.SessionEndDecoder;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.OrderRecords;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run --resume} goes on with, what it refuses, and what the core is told of it. */
class ResumedRunTest {
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
    void shouldBeginWhereThereIsNoJournalAndKeepTheEndWhereThereIsNothingMore() {
        final CommandRun first = resume("--seed", 4, "--events", 3_000);
        final List<byte[]> inputs = JournalBytes.of(journal).inputs();
        final List<byte[]> outputs = JournalBytes.of(journal).outputs();

        final CommandRun second = resume("--seed", 4, "--events", 3_000);

        assertEquals(Main.DONE, first.status(), () -> first.errors().toString());
        assertEquals(List.of(), first.errors());
        assertEquals(Main.DONE, second.status(), () -> second.errors().toString());
        assertEquals(0, second.json().get("events").longValue());
        assertEquals(first.json().get("digest"), second.json().get("digest"));
        assertEquals(inputs.size(), JournalBytes.of(journal).inputs().size());
        assertEquals(outputs.size(), JournalBytes.of(journal).outputs().size());
    }

    @Test
    void shouldRefuseAnotherSeedNumberFeedOrConfiguration() throws IOException {
        assertEquals(Main.DONE, resume("--seed", 4, "--events", 3_000).status());
        final int inputs = JournalBytes.of(journal).inputs().size();
        final String was = "expected sim seed 4 events 3000";

        assertRefused(
                resume("--seed", 5, "--events", 3_000),
                "resume: the feed is another than that of the journal: found sim seed 5 events 3000, " + was);
        assertRefused(
                resume("--seed", 4, "--events", 3_001),
                "resume: the feed is another than that of the journal: found sim seed 4 events 3001, " + was);
        final Path rows = folder.resolve("AAPL_2012-06-21_34200000_57600000_message_1.csv");
        Files.writeString(rows, "34200.1,1,1,100,5850000,1\n");
        final CommandRun other = CommandRun.of(
                "run",
                "--resume",
                "--feed",
                "lobster",
                "--file",
                rows,
                "--model",
                "none",
                "--config",
                config,
                "--journal",
                journal);
        assertRefused(other, "resume: the feed is another than that of the journal: found ");
        Files.writeString(config.resolve("engine.yaml"), SMALL + "venue: {latency: {entryNs: 250001}}\n");
        assertRefused(
                resume("--seed", 4, "--events", 3_000),
                "resume: the configuration is another than that of the journal: found entryNs: 250001, expected"
                        + " entryNs: 250000");
        // what changes no digest may change
        Files.writeString(config.resolve("engine.yaml"), SMALL + "recovery: {snapshotEveryInputs: 1234}\n");
        assertEquals(
                Main.DONE,
                resume("--seed", 4, "--events", 3_000, "--durability", "GROUP").status());
        assertEquals(inputs, JournalBytes.of(journal).inputs().size(), "something was journaled");
    }

    @Test
    void shouldRefuseWhereThereIsNoJournalOfASession() throws IOException {
        final Path rows = folder.resolve("AAPL_2012-06-21_34200000_57600000_message_1.csv");
        Files.writeString(rows, "34200.1,1,1,100,5850000,1\n34200.2,1,2,100,5840000,1\n");
        final CommandRun converted = CommandRun.of("data", "convert", rows, "--to", "journal", "--out", journal);
        assertEquals(Main.DONE, converted.status(), () -> converted.errors().toString());

        assertRefused(
                resume("--seed", 4, "--events", 100),
                "journal: " + journal + " has records of schema version 1, expected " + SessionMetadata.SCHEMA_VERSION);
        assertRefused(
                CommandRun.of("run", "--resume", "--feed", "sim", "--events", 100, "--config", config),
                "--resume goes on with a journal, expected --journal with its folder");
    }

    @Test
    void shouldGoOnWithASessionThatASignalEnded() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        final BrokenRun run = new BrokenRun(folder.resolve("signal"), 6, 60_000, "{follower: \"OFF\"}");
        try (EngineProcess engine = run.start()) {
            engine.await("trading", () -> run.published() > 0);
            engine.signal("TERM");
            assertEquals(143, engine.exitStatus());
        }
        final List<byte[]> ended = JournalBytes.of(run.journal()).inputs();
        assertTrue(ended.size() < run.inputs(), "control: the signal came too late");
        assertEquals(SessionEndDecoder.TEMPLATE_ID, JournalContent.templateId(ended.getLast()));

        final CommandRun resumed = run.resume();

        assertEquals(Main.DONE, resumed.status(), () -> resumed.errors().toString());
        final List<byte[]> inputs = JournalBytes.of(run.journal()).inputs();
        // all of the feed, an end more, and the restart
        assertEquals(run.inputs() + 2, inputs.size());
        assertEquals(ended.size() + 1, restartOf(inputs), "right behind the end");
        assertEquals(2, count(inputs, SessionEndDecoder.TEMPLATE_ID));
        assertEquals(1, count(inputs, RestartedDecoder.TEMPLATE_ID));
        assertIdentical(run.journal());
    }

    @Test
    void shouldCancelOpenOrdersFirstWhenConfigured() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        final BrokenRun run =
                new BrokenRun(folder.resolve("cancel"), 6, 60_000, "{follower: \"OFF\", openOrders: CANCEL}");
        try (EngineProcess engine = run.start()) {
            engine.await("trading", () -> run.published() > run.inputs() / 3);
            engine.kill();
        }

        final CommandRun resumed = run.resume();

        assertEquals(Main.DONE, resumed.status(), () -> resumed.errors().toString());
        final JournalBytes now = JournalBytes.of(run.journal());
        final long restart = restartOf(now.inputs());
        final Set<Long> open = new OrderRecords(now.outputs().stream()
                        .filter(output -> JournalContent.header(output).sequence() < restart)
                        .toList())
                .open();
        assertFalse(open.isEmpty(), "control: nothing was open");
        assertTrue(
                resumed.errors()
                        .getLast()
                        .endsWith(open.size() + (open.size() == 1 ? " open order" : " open orders") + " canceled"),
                resumed.errors().toString());
        final Set<Long> canceled = new TreeSet<>();
        for (final byte[] output : now.outputs()) {
            final MessageHeaderDecoder header = JournalContent.header(output);
            if (header.sequence() == restart && header.templateId() == OrderRequestedDecoder.TEMPLATE_ID) {
                final OrderRequestedDecoder request = new OrderRequestedDecoder()
                        .wrap(
                                new UnsafeBuffer(output),
                                MessageHeaderDecoder.ENCODED_LENGTH,
                                header.blockLength(),
                                header.version());
                assertEquals(RequestKind.CANCEL, request.kind(), "order " + request.orderId());
                canceled.add(request.orderId());
            }
        }
        assertTrue(open.containsAll(canceled) && !canceled.isEmpty(), canceled + " canceled of " + open);
        final UnsafeBuffer input = new UnsafeBuffer(now.inputs().get((int) restart - 1));
        assertEquals(
                OpenOrdersRule.CANCEL,
                new RestartedDecoder()
                        .wrapAndApplyHeader(input, 0, new io.tiercel.engine.protocol.MessageHeaderDecoder())
                        .openOrders());
        assertIdentical(run.journal());
    }

    private static long restartOf(final List<byte[]> inputs) {
        for (final byte[] input : inputs) {
            if (JournalContent.templateId(input) == RestartedDecoder.TEMPLATE_ID) {
                return JournalContent.header(input).sequence();
            }
        }
        throw new AssertionError("no restart");
    }

    private static long count(final List<byte[]> inputs, final int templateId) {
        return inputs.stream()
                .filter(input -> JournalContent.templateId(input) == templateId)
                .count();
    }

    private static void assertIdentical(final Path folder) {
        final CommandRun replayed = CommandRun.of("replay", folder, "--verify", "--json");
        assertEquals(Main.DONE, replayed.status(), () -> replayed.out() + " " + replayed.errors());
        assertTrue(replayed.json().get("replayIdentical").booleanValue());
    }

    private CommandRun resume(final Object... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                "run",
                                "--resume",
                                "--feed",
                                "sim",
                                "--model",
                                "none",
                                "--config",
                                config,
                                "--journal",
                                journal,
                                "--json"),
                        Stream.of(arguments))
                .toArray());
    }

    private static void assertRefused(final CommandRun run, final String complaint) {
        assertEquals(1, run.errors().size(), () -> String.join("\n", run.errors()));
        assertTrue(
                run.errors().getFirst().startsWith("tiercel: " + complaint),
                run.errors().getFirst());
        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(List.of(), run.out());
    }
}
