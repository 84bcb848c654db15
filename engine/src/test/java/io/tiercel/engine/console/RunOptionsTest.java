package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.session.JournalContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --date} and {@code run --report}. */
class RunOptionsTest {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private Path config;
    private Path journal;

    @BeforeEach
    void makeConfig() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        journal = folder.resolve("journal");
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
                journal: {segmentMiB: 1, segmentsAhead: 1}
                """);
        Files.writeString(config.resolve("strategy.yaml"), "model: none\n");
    }

    /** Half past nine in New York is 13:30 UTC in summer and 14:30 in winter. */
    @Test
    void shouldGiveLobsterEventsTheTimeOfTheDateGiven() throws IOException {
        final Path file = lobster("AAPL_messages.csv");

        run("lobster", file, "--date", "2012-06-21");

        assertEquals(ns("2012-06-21T13:30:00Z") + NS_PER_SECOND / 10, firstEventTimeNs());
    }

    @Test
    void shouldPutTheDateGivenOverTheOneInTheName() throws IOException {
        run("lobster", lobster("AAPL_2012-06-21_message.csv"), "--date", "2012-01-20");

        assertEquals(ns("2012-01-20T14:30:00Z") + NS_PER_SECOND / 10, firstEventTimeNs());
    }

    @Test
    void shouldTakeTheDateInTheNameWhenNoneIsGiven() throws IOException {
        run("lobster", lobster("AAPL_2012-06-21_message.csv"));

        assertEquals(ns("2012-06-21T13:30:00Z") + NS_PER_SECOND / 10, firstEventTimeNs());
    }

    @Test
    void shouldAskForADateWhenNoNameTellsIt() throws IOException {
        final CommandRun run = command("lobster", lobster("AAPL_messages.csv"));

        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(1, run.errors().size(), run.errors().toString());
        assertTrue(
                run.errors().getFirst().contains("no date in the file name"),
                run.errors().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-01-30", ""})
    void shouldGiveItchEventsTheTimeOfTheDateGivenOrTheDefault(final String date) throws IOException {
        final Path file = itch("day.itch");

        if (date.isEmpty()) {
            run("itch", file, "--symbol", "AAPL");
        } else {
            run("itch", file, "--symbol", "AAPL", "--date", date);
        }

        assertEquals(ns((date.isEmpty() ? "2026-01-02" : date) + "T14:30:00Z"), firstEventTimeNs());
    }

    @Test
    void shouldRefuseADateThatIsNone() throws IOException {
        final CommandRun run = command("itch", itch("day.itch"), "--date", "30.1.2019");

        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(List.of("tiercel: --date 30.1.2019, expected a day such as 2012-06-21"), run.errors());
        assertFalse(Files.exists(journal));
    }

    @Test
    void shouldRefuseADateForTheSimulatedExchange() {
        final CommandRun run = CommandRun.of("run", "--config", config, "--journal", journal, "--date", "2019-01-30");

        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(
                List.of("tiercel: --date is of no use to --feed sim, whose day is fixed; expected lobster or itch"),
                run.errors());
    }

    @Test
    void shouldWriteTheReportIntoTheJournalsFolder() throws IOException {
        final CommandRun run = CommandRun.of(
                "run", "--events", 12_000, "--seed", 3, "--config", config, "--journal", journal, "--report", "--json");

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        final Path report = journal.resolve("report.html");
        assertEquals(report.toString(), run.json().get("report").stringValue());
        assertTrue(run.json().get("replayIdentical").booleanValue());
        final String page = Files.readString(report);
        assertTrue(page.contains(run.json().get("digest").stringValue()), "the page is about this session");
        final CommandRun replay = CommandRun.of("replay", journal, "--verify", "--json");
        assertEquals(Main.DONE, replay.status(), "the page in its folder hurts the journal: " + replay.errors());
    }

    @Test
    void shouldWriteTheReportWhereItIsAskedFor() {
        final Path target = folder.resolve("pages");

        final CommandRun run =
                CommandRun.of("run", "--events", 3_000, "--config", config, "--journal", journal, "--report", target);

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertTrue(Files.isRegularFile(target.resolve("report.html")));
        assertFalse(Files.exists(journal.resolve("report.html")));
        assertTrue(
                run.out().stream().anyMatch(line -> line.startsWith("replay         identical")), run.out()::toString);
    }

    private void run(final String feed, final Path file, final String... more) {
        final CommandRun run = command(feed, file, more);
        assertEquals(Main.DONE, run.status(), run.errors().toString());
    }

    private CommandRun command(final String feed, final Path file, final String... more) {
        final List<Object> words = new java.util.ArrayList<>(
                List.of("run", "--feed", feed, "--file", file, "--config", config, "--journal", journal));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray());
    }

    private Path lobster(final String name) throws IOException {
        return Files.writeString(folder.resolve(name), "34200.1,1,11,100,5853300,1\n34200.2,1,12,100,5853500,-1\n");
    }

    /** One system event, Q: the market opens at 09:30. Length, type, locate, tracking, six bytes of time, code. */
    private Path itch(final String name) throws IOException {
        final ByteBuffer message = ByteBuffer.allocate(14);
        message.putShort((short) 12).put((byte) 'S').putShort((short) 0).putShort((short) 0);
        final long timeNs = 34_200 * NS_PER_SECOND;
        message.putShort((short) (timeNs >>> 32)).putInt((int) timeNs).put((byte) 'Q');
        return Files.write(folder.resolve(name), message.array());
    }

    private long firstEventTimeNs() {
        return JournalContent.header(JournalContent.inputs(journal).getFirst()).eventTimeNs();
    }

    private static long ns(final String text) {
        return Instant.parse(text).getEpochSecond() * NS_PER_SECOND;
    }
}
