package io.tiercel.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopHistograms;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngressTest {
    private static final int TIME = MessageHeaderDecoder.eventTimeNsEncodingOffset();

    private final FailureLatch failure = new FailureLatch();
    private final List<String> invoked = new ArrayList<>();

    @Test
    void shouldContinueTheSequenceOfTheJournal() {
        final Ingress ingress = ingress(41, 0);

        publish(ingress, 100);
        publish(ingress, 200);

        assertEquals(List.of("42 at 100", "43 at 200"), invoked);
        assertEquals(43, ingress.lastSequence());
    }

    @Test
    void shouldNeverLetTimeRunBack() {
        final Ingress ingress = ingress(0, 0);

        publish(ingress, 500);
        publish(ingress, 400);
        publish(ingress, Long.MIN_VALUE);
        publish(ingress, 501);

        assertEquals(List.of("1 at 500", "2 at 500", "3 at 500", "4 at 501"), invoked);
        assertEquals(501, ingress.lastEventTimeNs());
    }

    @Test
    void shouldProbeOneInputInSoMany() {
        final Ingress every = ingress(0, 1);
        final Ingress fourth = ingress(0, 4);
        final Ingress never = ingress(0, 0);

        for (long sequence = 1; sequence <= 8; sequence++) {
            assertTrue(every.isProbed(sequence));
            assertEquals(sequence % 4 == 0, fourth.isProbed(sequence));
            assertFalse(never.isProbed(sequence));
        }
    }

    @Test
    void shouldCountLatencyFromTheScheduledTime() {
        final Ingress ingress = ingress(0, 1);

        final HopHistograms histograms = new HopHistograms();
        final long lateNs = 5_000_000_000L;

        ingress.scheduleNext(System.nanoTime() - lateNs);
        publish(ingress, 1);
        ingress.begin(histograms, 0, 1);
        histograms.end();

        // due five seconds before: that is the feed's, and the whole way's, but not the ring's, nor what is told
        // without the due time
        assertTrue(max(histograms, Hop.FEED) >= lateNs * 0.999);
        assertTrue(max(histograms, Hop.RING_TO_DECISION) >= lateNs * 0.999);
        assertTrue(max(histograms, Hop.RING) < lateNs);
        assertTrue(histograms.uncorrected().getMaxValue() < lateNs);

        histograms.reset();
        ingress.scheduleNext(0);
        publish(ingress, 2);
        ingress.begin(histograms, 0, 2);
        histograms.end();
        assertTrue(max(histograms, Hop.FEED) < lateNs);
        assertTrue(max(histograms, Hop.RING_TO_DECISION) < lateNs);
    }

    private static long max(final HopHistograms histograms, final Hop hop) {
        return histograms.byHop().get(hop).getMaxValue();
    }

    @Test
    void shouldPublishNothingAfterAFailure() {
        final Ingress ingress = ingress(0, 0);
        failure.fail(Stage.OUTPUTS, 7, new IllegalStateException("a bug"));

        final EngineStoppedException stopped = assertThrows(EngineStoppedException.class, () -> publish(ingress, 1));

        assertEquals(
                "engine stopped: outputs failed on input 7: java.lang.IllegalStateException: a bug",
                stopped.getMessage());
        assertEquals(0, ingress.lastSequence());
        assertEquals(List.of(), invoked);
    }

    @Test
    void shouldKeepTheFirstFailure() {
        final IllegalStateException first = new IllegalStateException("first");

        failure.fail(Stage.CORE, 1, first);
        failure.fail(Stage.JOURNAL, 2, new IllegalStateException("second"));

        assertSame(
                first,
                assertThrows(EngineStoppedException.class, failure::check).getCause());
        assertTrue(failure.isFailed());
    }

    private Ingress ingress(final long lastSequence, final int probeEvery) {
        return new Ingress(
                1,
                null,
                (buffer, offset, sequence, endOfBatch) ->
                        invoked.add(sequence + " at " + buffer.getLong(offset + TIME, ByteOrder.LITTLE_ENDIAN)),
                failure,
                lastSequence,
                probeEvery);
    }

    private static void publish(final Ingress ingress, final long eventTimeNs) {
        final int offset = ingress.claim();
        ingress.buffer().putLong(offset + TIME, eventTimeNs, ByteOrder.LITTLE_ENDIAN);
        ingress.publish(offset);
    }
}
