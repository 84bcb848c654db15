package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.report.ChartWindow;
import io.tiercel.engine.report.SessionData;
import io.tiercel.engine.report.SessionReport;
import io.tiercel.engine.session.BrokenSource;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.JournalCopy;
import io.tiercel.engine.session.OrderRecords;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session whose core failed on one of its inputs: the journal says so, and the replay fails on the same input, which is what it is to do. */
class CoreFaultTest {
    private static final String FAULT = "java.lang.ArrayIndexOutOfBoundsException: Index 99 out of bounds for length 4";

    @TempDir
    Path folder;

    private Path journal;

    private EngineStoppedException run(final ThreadingMode mode) {
        journal = folder.resolve("journal");
        final SessionRunner runner = new SessionRunner(
                TestConfiguration.with("engine: {pipeline: {threadingMode: " + mode + "}}"),
                new BrokenSource(new SimulatedSource(3, 12_000), 6_000),
                journal);
        return assertThrows(EngineStoppedException.class, runner::run);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldStopAtTheSameInputWhenReplayed(final ThreadingMode mode) {
        final EngineStoppedException stopped = run(mode);

        final CommandRun told = CommandRun.of("replay", journal, "--verify");
        final CommandRun json = CommandRun.of("replay", journal, "--verify", "--json");

        assertEquals(Stage.CORE, stopped.stage());
        assertEquals(List.of(), List.of(stopped.getSuppressed()), "all of it is on record");
        final String expected = "stopped        the session stopped itself at input " + stopped.sequence()
                + " (HANDLER_EXCEPTION, core: " + FAULT + "); the replay stopped at the same input";
        assertTrue(told.out().contains(expected), told.out() + " " + told.errors());
        assertEquals(Main.DONE, told.status());
        assertEquals(List.of(), told.errors());
        assertTrue(json.json().get("replayIdentical").booleanValue());
        // a thread of its own for the outputs lets nothing out once the core has failed: how far it was is chance
        final long least = mode == ThreadingMode.DEDICATED ? 1 : 10;
        assertTrue(
                json.json().get("comparedOutputs").longValue() >= least,
                json.json().toString());
        assertEquals(stopped.sequence() - 1, json.json().get("events").longValue());
        for (final String side : List.of("sessionStopped", "replayStopped")) {
            assertEquals(
                    stopped.sequence(), json.json().get(side).get("sequence").longValue());
            assertEquals("core", json.json().get(side).get("stage").stringValue());
            assertEquals(FAULT, json.json().get(side).get("cause").stringValue());
        }
        assertEquals(Main.DONE, CommandRun.of("replay", journal).status(), "nothing to compare, the same end");
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldHaveTheTripAsTheLastOutput(final ThreadingMode mode) {
        final EngineStoppedException stopped = run(mode);

        final List<byte[]> outputs = JournalContent.outputs(journal);

        final MessageHeaderDecoder last = JournalContent.header(outputs.getLast());
        assertEquals(List.of("TRIPPED 903"), new OrderRecords(outputs).switches());
        assertEquals(List.of("TRIPPED 903"), new OrderRecords(List.of(outputs.getLast())).switches());
        assertEquals(stopped.sequence(), last.sequence());
        final long before =
                JournalContent.header(outputs.get(outputs.size() - 2)).eventTimeNs();
        assertTrue(last.eventTimeNs() >= before, last.eventTimeNs() + " after " + before);
    }

    @Test
    void shouldBeToldInTheReport() throws IOException {
        final EngineStoppedException stopped = run(ThreadingMode.SHARED);
        final SessionData data = SessionData.read(journal);
        final ReplayResult replayed = new Replay(journal, true).run();

        final Path file = SessionReport.write(folder, data, replayed.summary(), replayed, ChartWindow.busiest(data));

        final String page = Files.readString(file);
        assertTrue(page.contains("tripped by 903 HANDLER_EXCEPTION"), "the kill switch");
        assertTrue(page.contains("The engine failed: the session stopped itself at input " + stopped.sequence()));
        assertTrue(page.contains("the replay stopped at the same input"));
    }

    @Test
    void shouldDifferWhenTheReplayDoesNotFail() {
        final EngineStoppedException stopped = run(ThreadingMode.SHARED);
        final JournalCopy copy = new JournalCopy(journal);
        new UnsafeBuffer(copy.inputs().getLast())
                .putInt(
                        MessageHeaderDecoder.instrumentIdEncodingOffset(),
                        EventWriter.ALL_INSTRUMENTS,
                        ByteOrder.LITTLE_ENDIAN);

        final CommandRun told = CommandRun.of("replay", copy.write(folder.resolve("mended")), "--verify");

        assertEquals(Main.FOUND, told.status());
        final String expected = "replay         DIFFERS: first difference at input " + stopped.sequence()
                + ": the session's core stopped at input " + stopped.sequence() + " (HANDLER_EXCEPTION, core: " + FAULT
                + "), the replay's went on";
        assertTrue(told.out().contains(expected), told.out().toString());
    }

    /** A core with a thread of its own failed on an input, and then the journal failed before it had written that one. */
    @Test
    void shouldSayThatTheStopIsNotVerifiedWhenTheJournalLacksItsInput() {
        final EngineStoppedException stopped = run(ThreadingMode.SHARED);
        final JournalCopy copy = new JournalCopy(journal);
        assertEquals(
                stopped.sequence(),
                JournalContent.header(copy.inputs().removeLast()).sequence());
        final Path cut = copy.write(folder.resolve("cut"));

        final CommandRun told = CommandRun.of("replay", cut, "--verify");

        assertEquals(Main.DONE, told.status(), told.out() + " " + told.errors());
        final String expected = "stopped        the session stopped itself at input " + stopped.sequence()
                + " (HANDLER_EXCEPTION, core: " + FAULT + "); input " + stopped.sequence()
                + " is not in the journal: not verified";
        assertTrue(told.out().contains(expected), told.out().toString());
        assertEquals(Main.DONE, CommandRun.of("replay", cut).status());
    }

    @Test
    void shouldDifferWhenTheReplayFailsElsewhere() {
        final EngineStoppedException stopped = run(ThreadingMode.SHARED);
        final long elsewhere = stopped.sequence() + 7;
        final JournalCopy copy = new JournalCopy(journal).metadata(entries -> {
            entries.put("stopped.sequence", Long.toString(elsewhere));
            return entries;
        });

        final ReplayResult result = new Replay(copy.write(folder.resolve("elsewhere")), true).run();

        assertFalse(result.isIdentical());
        assertEquals(stopped.sequence(), result.divergence().orElseThrow().sequence());
        assertTrue(result.divergence().get().detail().startsWith("the session stopped at input " + elsewhere));
    }

    @Test
    void shouldDifferWhenTheSessionDidNotSayThatItStopped() {
        final EngineStoppedException stopped = run(ThreadingMode.SHARED);
        final JournalCopy copy = new JournalCopy(journal).metadata(CoreFaultTest::withoutStop);
        copy.outputs().removeLast();
        final Path silent = copy.write(folder.resolve("silent"));

        final ReplayResult result = new Replay(silent, true).run();

        assertFalse(result.isIdentical());
        assertEquals(stopped.sequence(), result.divergence().orElseThrow().sequence());
        final EngineStoppedException thrown =
                assertThrows(EngineStoppedException.class, () -> new Replay(silent, false).run());
        assertEquals(stopped.getMessage(), thrown.getMessage());
    }

    /** The disk took the record but not the metadata. */
    @Test
    void shouldBelieveTheTripWhenTheMetadataAreSilent() {
        final EngineStoppedException stopped = run(ThreadingMode.SHARED);
        final JournalCopy copy = new JournalCopy(journal).metadata(CoreFaultTest::withoutStop);

        final ReplayResult result = new Replay(copy.write(folder.resolve("half")), true).run();

        assertTrue(result.isIdentical(), () -> String.valueOf(result.divergence()));
        assertEquals(stopped.sequence(), result.sessionStop().orElseThrow().sequence());
    }

    private static Map<String, String> withoutStop(final Map<String, String> entries) {
        entries.keySet().removeIf(key -> key.startsWith("stopped."));
        return entries;
    }
}
