package io.tiercel.engine.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

class OutputGateTest {
    private static final int CAPACITY = 1 << 12;

    private final OutputRing ring = new OutputRing(CAPACITY);
    private final List<Long> told = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private long released;
    private final OutputGate gate = new OutputGate(ring, () -> released, List.of(this::onOutput));

    @Test
    void shouldHoldRecordsUntilTheirCauseIsReleased() {
        write(1, 64);
        write(1, 64);
        write(2, 64);
        write(5, 64);

        assertEquals(0, gate.drain());
        released = 1;
        assertEquals(2, gate.drain());
        released = 4;
        assertEquals(1, gate.drain());
        assertEquals(0, gate.drain());
        assertFalse(ring.isEmpty());
        released = 5;
        assertEquals(1, gate.drain());
        assertEquals(List.of(1L, 1L, 2L, 5L), told);
        assertTrue(ring.isEmpty());
    }

    @Test
    void shouldTellEveryHandlerInOrder() {
        final List<String> order = new ArrayList<>();
        final OutputGate both = new OutputGate(
                ring,
                () -> 9,
                List.of(
                        (buffer, offset, length) -> order.add("first"),
                        (buffer, offset, length) -> order.add("second")));
        write(1, 48);
        write(2, 48);

        both.drain();

        assertEquals(List.of("first", "second", "first", "second"), order);
    }

    /** One drain gets everything: there may be no other, such as at the end of a session. */
    @Test
    void shouldReleaseWhatLiesBehindTheEndOfTheMemoryToo() {
        released = Long.MAX_VALUE;
        final SplittableRandom random = new SplittableRandom(7);
        long sequence = 0;
        for (int round = 0; round < 2_000; round++) {
            final int records = 1 + random.nextInt(6);
            for (int i = 0; i < records; i++) {
                write(++sequence, 48 + random.nextInt(400));
            }

            assertEquals(records, gate.drain(), "seed 7, round " + round);
            assertTrue(ring.isEmpty(), "seed 7, round " + round);
        }

        for (int i = 0; i < told.size(); i++) {
            assertEquals(i + 1, told.get(i));
        }
    }

    @Test
    void shouldLoseNothingWhenTheRingIsFull() {
        released = Long.MAX_VALUE;
        final int[] full = new int[1];
        ring.fullHandler(() -> {
            full[0]++;
            gate.drain();
        });

        for (long sequence = 1; sequence <= 1_000; sequence++) {
            write(sequence, 100);
        }
        gate.drain();

        assertTrue(full[0] > 10, "full " + full[0] + " times");
        assertEquals(1_000, told.size());
        assertEquals(1_000, told.getLast());
    }

    @Test
    void shouldSayWhenNobodyDrains() {
        final IllegalStateException stuck = assertThrows(IllegalStateException.class, () -> {
            for (long sequence = 1; sequence <= 1_000; sequence++) {
                write(sequence, 100);
            }
        });

        assertEquals("output ring is full and nobody drains it", stuck.getMessage());
    }

    @Test
    void shouldHandOutTheRecordAsWritten() {
        released = 1;
        write(1, 77);

        gate.drain();

        assertEquals(List.of(77), lengths);
    }

    private void write(final long sequence, final int length) {
        final int index = ring.claim(length);
        ring.buffer().putLong(index + MessageHeaderDecoder.sequenceEncodingOffset(), sequence, ByteOrder.LITTLE_ENDIAN);
        ring.commit(index);
    }

    private void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        told.add(buffer.getLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN));
        lengths.add(length);
    }
}
