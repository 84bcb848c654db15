package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of time against lists that are summed anew, with equal times, pauses and more entries than there is room for. */
class TimedWindowsTest {
    private static final long SPAN = 1_000;
    private static final int STEPS = 5_000;

    private record Entry(long time, long value) {}

    private final List<Entry> entries = new ArrayList<>();
    private long time;

    private Entry next(final SplittableRandom random) {
        time += random.nextInt(10) < 3 ? 0 : random.nextInt(100) == 0 ? random.nextInt(3_000) : random.nextInt(40);
        final Entry entry = new Entry(time, random.nextInt(4) == 0 ? 0 : random.nextLong(-50, 100));
        entries.add(entry);
        entries.removeIf(old -> old.time() <= time - SPAN);
        return entry;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldSumWholeNumbersOfTheSpan(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final TimedLongSum sum = new TimedLongSum(SPAN, 2);
        final TimedPairSum pair = new TimedPairSum(SPAN, 2);
        for (int i = 0; i < STEPS; i++) {
            final Entry entry = next(random);
            final long expected = entries.stream().mapToLong(Entry::value).sum();

            sum.add(entry.time(), entry.value());
            pair.add(entry.time(), entry.value(), -3 * entry.value());
            pair.advance(time);

            assertEquals(expected, sum.advance(time), "seed " + seed + ", step " + i);
            assertEquals(expected, pair.firstSum(), "seed " + seed + ", step " + i);
            assertEquals(-3 * expected, pair.secondSum(), "seed " + seed + ", step " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void shouldSumDoublesOfTheSpanWithoutWhatHasLeft(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final TimedDoubleSum sum = new TimedDoubleSum(SPAN, 2);
        for (int i = 0; i < STEPS; i++) {
            final Entry entry = next(random);
            // a huge one now and then, whose roundings would stay in a running sum
            final double scale = entry.value() == 77 ? 1e20 : 0.1;
            sum.add(entry.time(), Math.abs(entry.value()) * scale);

            final double expected = entries.stream()
                    .mapToDouble(e -> Math.abs(e.value()) * (e.value() == 77 ? 1e20 : 0.1))
                    .sum();
            assertEquals(expected, sum.advance(time), 1e-13 * expected, "seed " + seed + ", step " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void shouldCountBinsByAge(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final int bins = 8;
        final long width = SPAN / bins;
        final TimeBins counts = new TimeBins(width, bins, 2);
        for (int i = 0; i < STEPS; i++) {
            final Entry entry = next(random);
            if (entry.value() > 0) {
                counts.add(entry.time());
            }
            counts.advance(time);

            final long[] expected = new long[bins];
            entries.stream().filter(e -> e.value() > 0).forEach(e -> expected[(int) ((time - e.time()) / width)]++);
            long total = 0;
            long squares = 0;
            for (final long count : expected) {
                total += count;
                squares += count * count;
            }
            assertEquals(total, counts.total(), "seed " + seed + ", step " + i);
            assertEquals(squares, counts.squareSum(), "seed " + seed + ", step " + i);
        }
    }
}
