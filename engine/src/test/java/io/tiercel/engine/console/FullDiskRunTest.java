package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.OrderRecords;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.killswitch.TripReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine on a disk that fills up stops trading and loses nothing; with room again it goes on, and trades once a person says so. */
class FullDiskRunTest {
    private static final long EVENTS = 300_000;

    @TempDir
    Path folder;

    private Path disk;
    private Path config;
    private Path journal;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                process("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()) == 0,
                "skipped: mounting a small file system needs privileges this run does not have");
        config = Files.createDirectory(folder.resolve("config"));
        journal = disk.resolve("journal");
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
                session: {digestBlockInputs: 256}
                journal: {segmentMiB: 1, segmentsAhead: 1}
                recovery: {follower: "OFF"}
                """);
    }

    @AfterEach
    void unmount() throws Exception {
        process("umount", disk.toString());
    }

    @ParameterizedTest
    @CsvSource({"OFF, SHARED", "GROUP, DEDICATED"})
    void shouldStopTradingLoseNothingAndGoOnWhenThereIsRoom(final String durability, final String threading)
            throws Exception {
        try (EngineProcess engine = start(durability, threading)) {
            assertEquals(Main.UNUSABLE, engine.exitStatus());
            assertEquals(1, engine.errors().size(), engine.errors().toString());
            assertTrue(
                    engine.errors()
                            .getFirst()
                            .matches(
                                    "tiercel: disk of " + journal
                                            + " is full: trading stopped at input \\d+, expected room for the next journal segment"),
                    engine.errors().getFirst());
        }
        final JournalBytes full = JournalBytes.of(journal);
        final long last = number(full.inputs().getLast());
        assertEquals(full.inputs().size(), last);
        assertTrue(last > 20_000 && last < EVENTS, "inputs " + last);
        assertTrue(new OrderRecords(full.outputs()).open().isEmpty());
        assertIdentical(last);

        assertEquals(0, process("mount", "-o", "remount,size=400m", disk.toString()), "more room");
        Files.deleteIfExists(journal.resolve("counters.dat"));
        try (EngineProcess engine = start(durability, threading)) {
            engine.await("new inputs", () -> isThere("commands"));
            assertEquals(
                    Main.DONE,
                    CommandRun.of("command", journal, "reset", "--reason", "there is room")
                            .status());
            assertEquals(Main.DONE, engine.exitStatus(), () -> "resumed");
            assertFalse(engine.json().get("killSwitchTripped").booleanValue(), "the switch was not armed");
        }

        final JournalBytes now = JournalBytes.of(journal);
        for (int i = 0; i < full.inputs().size(); i++) {
            assertEquals(i + 1, number(now.inputs().get(i)));
            assertTrue(
                    java.util.Arrays.equals(full.inputs().get(i), now.inputs().get(i)), "input " + (i + 1));
        }
        final OrderRecords all = new OrderRecords(now.outputs());
        assertEquals(2, all.switches().size(), all.switches().toString());
        assertEquals(
                "TRIPPED " + TripReason.JOURNAL_FAILURE.code(), all.switches().getFirst());
        assertEquals(0, all.ordersWhileTripped());
        final List<byte[]> later =
                now.outputs().stream().filter(output -> number(output) > last).toList();
        assertTrue(later.size() > 1_000, "it did not trade again: " + later.size() + " outputs");
        assertIdentical(now.inputs().size());
    }

    private EngineProcess start(final String durability, final String threading) throws IOException {
        return new EngineProcess(
                folder,
                List.of(),
                "run",
                "--resume",
                "--feed",
                "sim",
                "--seed",
                5,
                "--events",
                EVENTS,
                "--model",
                "none",
                "--config",
                config,
                "--journal",
                journal,
                "--durability",
                durability,
                "--threading",
                threading,
                "--json");
    }

    private boolean isThere(final String name) {
        return Files.exists(journal.resolve(name));
    }

    private static long number(final byte[] record) {
        final MessageHeaderDecoder header = JournalContent.header(record);
        return header.sequence();
    }

    private void assertIdentical(final long inputs) {
        final CommandRun replayed = CommandRun.of("replay", journal, "--verify", "--json");
        assertEquals(Main.DONE, replayed.status(), () -> replayed.out() + " " + replayed.errors());
        assertTrue(replayed.json().get("replayIdentical").booleanValue());
        assertEquals(inputs, replayed.json().get("events").longValue());
    }

    private static int process(final String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (final IOException absent) {
            return -1;
        }
    }
}
