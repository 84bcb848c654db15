package io.tiercel.risk.killswitch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RejectRateTest {
    @Test
    void shouldExceedAtOneMoreThanTheLimitWithinTheWindow() {
        final RejectRate rate = new RejectRate(2, 100);

        assertFalse(rate.onReject(0));
        assertFalse(rate.onReject(50));
        // The window (0, 100] holds 50 and 100 only; (1, 101] holds 50, 100, 101.
        assertFalse(rate.onReject(100));
        assertTrue(rate.onReject(101));
        assertTrue(rate.isExceeded(149));
        assertFalse(rate.isExceeded(150));
    }

    @Test
    void shouldAgreeWithAListOfTimes() {
        final long seed = 3L;
        final SplittableRandom random = new SplittableRandom(seed);
        final RejectRate rate = new RejectRate(20, 10_000);
        final Deque<Long> times = new ArrayDeque<>();
        long nowNs = -5_000;
        for (int i = 0; i < 20_000; i++) {
            nowNs += random.nextInt(i / 1_000 % 2 == 0 ? 400 : 700);
            times.addLast(nowNs);
            while (times.peekFirst() <= nowNs - 10_000) {
                times.removeFirst();
            }

            assertEquals(times.size() > 20, rate.onReject(nowNs), "seed " + seed + ", step " + i);
        }
    }
}
