package io.tiercel.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

        ingress.scheduleNext(123);
        publish(ingress, 1);
        assertEquals(123, ingress.publishedNs(0));

        ingress.scheduleNext(0);
        final long before = System.nanoTime();
        publish(ingress, 2);
        assertTrue(ingress.publishedNs(0) >= before);
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
