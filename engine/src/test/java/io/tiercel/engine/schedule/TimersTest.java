package io.tiercel.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimersTest {
    @Test
    void shouldFireEqualTimesInTheOrderOfAsking() {
        final Timers timers = new Timers();
        for (int i = 0; i < 200; i++) {
            timers.schedule(i % 2 == 0 ? 50 : 40, i % 7, i);
        }

        final List<Long> fired = new ArrayList<>();
        while (timers.size() > 0) {
            fired.add(timers.nextTimerId());
            timers.removeNext();
        }

        // Due at 40: 1, 3, ... 199; then due at 50: 0, 2, ... 198.
        final List<Long> expected = new ArrayList<>();
        for (long i = 1; i < 200; i += 2) {
            expected.add(i);
        }
        for (long i = 0; i < 200; i += 2) {
            expected.add(i);
        }
        assertEquals(expected, fired);
        assertEquals(Timers.NOTHING_DUE, timers.nextDueNs());
    }

    /** Few different times, so that many are equal; more timers at once than the first arrays hold. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldAgreeWithASortedQueue(final long seed) {
        final Random random = new Random(seed);
        final Timers timers = new Timers();
        final PriorityQueue<Timer> reference =
                new PriorityQueue<>(Comparator.comparingLong(Timer::dueNs).thenComparingLong(Timer::number));
        int most = 0;
        for (long number = 0; number < 20_000; number++) {
            if (reference.isEmpty() || random.nextInt(100) < (number < 10_000 ? 55 : 45)) {
                final Timer timer = new Timer(random.nextInt(30), number, random.nextInt(4));
                timers.schedule(timer.dueNs, timer.owner, timer.number);
                reference.add(timer);
            } else {
                timers.removeNext();
                reference.remove();
            }
            most = Math.max(most, reference.size());
            final Timer next = reference.peek();
            final String message = "seed " + seed + ", step " + number;
            assertEquals(reference.size(), timers.size(), message);
            assertEquals(next == null ? Timers.NOTHING_DUE : next.dueNs, timers.nextDueNs(), message);
            if (next != null) {
                assertEquals(next.number, timers.nextTimerId(), message);
                assertEquals(next.owner, timers.nextOwner(), message);
            }
        }
        assertTrue(most > 500, "seed " + seed + ": at most " + most + " timers at once");
    }

    /** The arrangement of the heap depends on what was removed in between; the state does not. */
    @Test
    void shouldDigestWhatIsPendingHoweverTheHeapIsArranged() {
        final List<Long> dues = new ArrayList<>();
        for (long i = 0; i < 100; i++) {
            dues.add(i);
        }
        Collections.shuffle(dues, new Random(5));
        final Timers timers = new Timers();
        dues.forEach(due -> timers.schedule(due, 1, due));
        final long before = timers.stateDigest();

        timers.schedule(-1, 9, 9);
        timers.removeNext();

        // One more was asked for, so the next equal time stands one number further back: that is state.
        final Timers plain = new Timers();
        dues.forEach(due -> plain.schedule(due, 1, due));
        assertEquals(before, plain.stateDigest());
        assertEquals(before + 1, timers.stateDigest(), "the count of timers asked for, and nothing else");
    }

    @Test
    void shouldDigestTimeOwnerAndId() {
        final long plain = digest(10, 1, 7);

        assertNotEquals(plain, digest(11, 1, 7));
        assertNotEquals(plain, digest(10, 2, 7));
        assertNotEquals(plain, digest(10, 1, 8));
        assertEquals(plain, digest(10, 1, 7));
    }

    private static long digest(final long due, final int owner, final long id) {
        final Timers timers = new Timers();
        timers.schedule(due, owner, id);
        return timers.stateDigest();
    }

    private record Timer(long dueNs, long number, int owner) {}
}
