package io.tiercel.marketdata.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final long MS = 1_000_000;

    @Test
    void shouldDoubleItsWaitsUpToTheLongestAndDrawThemFromTheUpperHalf() {
        final Backoff backoff = new Backoff(new ReconnectConfig(100, 1000, 0, 5), 0);

        // limits by hand: 100, 200, 400, 800, then 1600 cut to 1000 and so on
        for (final long limitMs : new long[] {100, 200, 400, 800, 1000, 1000, 1000}) {
            final long delayNs = backoff.nextDelayNs();
            assertTrue(delayNs >= limitMs * MS / 2 && delayNs <= limitMs * MS, limitMs + " ms: " + delayNs);
        }
        backoff.reset();

        assertTrue(backoff.nextDelayNs() <= 100 * MS, "a first wait again");
    }

    @Test
    void shouldWaitAlikeForTheSameSeedOnly() {
        assertEquals(waits(5, 0), waits(5, 0));
        assertNotEquals(waits(5, 0), waits(6, 0));
        assertNotEquals(waits(5, 0), waits(5, 1));
    }

    private static List<Long> waits(final long seed, final long stream) {
        final Backoff backoff = new Backoff(new ReconnectConfig(100, 1000, 0, seed), stream);
        return LongStream.range(0, 10).mapToObj(_ -> backoff.nextDelayNs()).toList();
    }
}
