package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left when a stage or the feed fails in the middle of trading. */
class EngineFailureTest {
    private static final int EVENTS = 12_000;
    private static final int FAIL_AT = 9_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldStopTradingWhenTheCoreThrows(final ThreadingMode mode) throws IOException {
        final AtomicLong marketEvents = new AtomicLong();
        final IllegalStateException bug = new IllegalStateException("a bug");
        final SessionRunner runner = new SessionRunner(configuration(mode), new SimulatedSource(3, EVENTS), folder)
                .observer((instrumentId, nowNs, book) -> {
                    if (marketEvents.incrementAndGet() == FAIL_AT) {
                        throw bug;
                    }
                });

        final EngineStoppedException stopped = assertThrows(EngineStoppedException.class, runner::run);

        assertSame(bug, stopped.getCause());
        final long failedOn = failedInput(stopped);
        assertEquals(
                "engine stopped: observer failed on input " + failedOn + ": java.lang.IllegalStateException: a bug",
                stopped.getMessage());
        assertEquals(FAIL_AT, marketEvents.get(), "the core went on after its failure");
        assertEmergencyLogListsOpenOrders(stopped);
        assertJournalEndsAt(failedOn, mode);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldStopTradingWhenTheCoreRunsOutOfStack(final ThreadingMode mode) throws IOException {
        final SessionRunner runner = new SessionRunner(configuration(mode), new SimulatedSource(3, EVENTS), folder)
                .observer((instrumentId, nowNs, book) -> {
                    throw new StackOverflowError();
                });

        final EngineStoppedException stopped = assertThrows(EngineStoppedException.class, runner::run);

        assertTrue(stopped.getCause() instanceof StackOverflowError, String.valueOf(stopped.getCause()));
        assertEquals(
                List.of("# " + stopped.getMessage()), Files.readAllLines(folder.resolve(SessionRunner.EMERGENCY_LOG)));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldCancelEverythingWhenTheFeedBreaks(final ThreadingMode mode) {
        final BadInputException broken = new BadInputException("feed: line 7: garbled, expected better");

        shouldSettleAndJournalTheKill(mode, broken);
    }

    @Test
    void shouldCancelEverythingWhenTheFeedHasABug() {
        shouldSettleAndJournalTheKill(ThreadingMode.SHARED, new ArrayIndexOutOfBoundsException("a decoder's bug"));
    }

    private void shouldSettleAndJournalTheKill(final ThreadingMode mode, final RuntimeException broken) {
        final FeedSource source = new HookedSource(new SimulatedSource(3, EVENTS), events -> {
            if (events >= FAIL_AT) {
                throw broken;
            }
        });
        final SessionRunner runner = new SessionRunner(configuration(mode), source, folder);

        final RuntimeException thrown = assertThrows(RuntimeException.class, runner::run);

        assertSame(broken, thrown);
        final OrderRecords orders = new OrderRecords(JournalContent.outputs(folder));
        assertEquals(List.of("TRIPPED 906"), orders.switches());
        assertTrue(orders.open().isEmpty(), "still open: " + orders.open());
        assertEquals(0, orders.ordersWhileTripped());
        assertFalse(Files.exists(folder.resolve(SessionRunner.EMERGENCY_LOG)), "nothing is left to cancel");
        final ReplayResult replayed = new Replay(folder, true).run();
        assertTrue(replayed.isIdentical(), () -> String.valueOf(replayed.divergence()));
        assertEquals(replayed.lastSequence(), replayed.verifiedSequence());
        assertTrue(replayed.summary().isTripped());
    }

    private void assertEmergencyLogListsOpenOrders(final EngineStoppedException stopped) throws IOException {
        final OrderRecords orders = new OrderRecords(JournalContent.outputs(folder));
        assertFalse(orders.open().isEmpty(), "control: nothing was open");
        final List<String> expected = Stream.concat(
                        Stream.of("# " + stopped.getMessage()),
                        orders.open().stream().map(id -> "cancel order " + id))
                .toList();
        assertEquals(expected, Files.readAllLines(folder.resolve(SessionRunner.EMERGENCY_LOG)));
    }

    private void assertJournalEndsAt(final long failedOn, final ThreadingMode mode) {
        final List<byte[]> inputs = JournalContent.inputs(folder);
        final List<byte[]> outputs = JournalContent.outputs(folder);
        final byte[] trip = outputs.removeLast();
        assertEquals(List.of("TRIPPED 903"), new OrderRecords(List.of(trip)).switches());
        assertEquals(failedOn, JournalContent.header(trip).sequence());
        final long lastCause = JournalContent.header(outputs.getLast()).sequence();
        if (mode == ThreadingMode.DEDICATED) {
            // the journal has a thread of its own, which may be ahead of the core
            assertTrue(inputs.size() >= failedOn, inputs.size() + " inputs");
            assertTrue(lastCause <= failedOn, "an output of input " + lastCause);
        } else {
            assertEquals(failedOn, inputs.size(), "the input that failed is journaled, nothing after it");
            assertTrue(lastCause < failedOn, "an output of input " + lastCause + " left");
        }
        final ReplayResult replayed = new Replay(folder, true).run();
        assertTrue(replayed.isIdentical(), () -> String.valueOf(replayed.divergence()));
        assertEquals(outputs.size(), replayed.comparedOutputs());
        final String told = replayed.stopLine().orElseThrow();
        assertEquals(
                "the session stopped itself at input " + failedOn
                        + " (HANDLER_EXCEPTION, observer: java.lang.IllegalStateException: a bug); the replay went on to the last input, "
                        + inputs.size(),
                told);
    }

    private static long failedInput(final EngineStoppedException stopped) {
        return Long.parseLong(
                stopped.getMessage().replaceAll("^engine stopped: observer failed on input (\\d+): .*$", "$1"));
    }

    private static Configuration configuration(final ThreadingMode mode) {
        return TestConfiguration.with("engine: {pipeline: {threadingMode: " + mode + "}}");
    }
}
