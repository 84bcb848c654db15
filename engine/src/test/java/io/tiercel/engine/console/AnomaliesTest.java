package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.session.Anomaly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that is not sound is told at the end, in words and in JSON, by the run and by its replay. */
class AnomaliesTest {
    /** Time, type (1 add, 2 reduce, 3 delete, 4 execute), order, quantity, price in 1e-4, direction. */
    private static final List<String> LINES = List.of(
            "34200.1,1,11,100,5850000,1",
            "34200.2,1,12,100,5851000,-1",
            // one add of an order that is there
            "34200.3,1,11,50,5849900,1",
            // three changes of orders that nobody has added
            "34200.4,3,90,100,5850000,1",
            "34200.5,4,91,10,5850000,1",
            "34200.6,2,92,10,5850000,1",
            // two changes that take more than is left: 100 of 60, then 300 of 100
            "34200.7,2,11,40,5850000,1",
            "34200.8,4,11,100,5850000,1",
            "34200.9,2,12,300,5851000,-1");

    @TempDir
    Path folder;

    private Path file;
    private Path config;

    @BeforeEach
    void writeFiles() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
                journal: {segmentMiB: 1, segmentsAhead: 1}
                """);
        file = folder.resolve("AAPL_2012-06-21_34200000_34260000_message_1.csv");
        Files.write(file, LINES);
    }

    @Test
    void shouldCountEveryKindInJson() {
        final CommandRun run = run(folder.resolve("journal"), "--json");
        final CommandRun replay = CommandRun.of("replay", folder.resolve("journal"), "--verify", "--json");

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertEquals(Main.DONE, replay.status(), replay.errors().toString());
        for (final CommandRun told : List.of(run, replay)) {
            assertEquals(1, told.json().get("duplicateOrders").longValue());
            assertEquals(3, told.json().get("unknownOrders").longValue());
            assertEquals(2, told.json().get("overruns").longValue());
            for (final String none : List.of(
                    "invalidChanges",
                    "unlistedInstruments",
                    "illegalReports",
                    "lateRejects",
                    "skipped",
                    "ignoredCommands",
                    "journalStalls")) {
                assertEquals(0, told.json().get(none).longValue(), none);
            }
        }
    }

    @Test
    void shouldTellInTheTableOnlyWhatHappened() {
        final List<String> table = run(folder.resolve("journal")).out();

        assertTrue(
                table.contains("duplicate adds 1 adds named an order that was in the book already"), table.toString());
        assertTrue(
                table.contains("unknown orders 3 events named an order no book knew: older than the data, or lost"),
                table.toString());
        assertTrue(
                table.contains("overruns       2 events took more from an order than it had left"), table.toString());
        for (final Anomaly none :
                EnumSet.complementOf(EnumSet.of(Anomaly.DUPLICATE_ORDERS, Anomaly.UNKNOWN_ORDERS, Anomaly.OVERRUNS))) {
            assertTrue(table.stream().noneMatch(line -> line.startsWith(none.label())), table.toString());
        }
    }

    private CommandRun run(final Path journal, final String... more) {
        final Object[] arguments = {
            "run", "--model", "none", "--config", config, "--feed", "lobster", "--file", file, "--journal", journal
        };
        return CommandRun.of(
                Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray());
    }
}
