package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Volume buckets against buckets filled unit by unit. */
class VolumeBucketsTest {
    @Test
    void shouldSplitTradesOverBucketsAsOneByOne() {
        final SplittableRandom random = new SplittableRandom(9);
        final VolumeBuckets buckets = new VolumeBuckets(50, 4);
        final List<Long> done = new ArrayList<>();
        long fill = 0;
        long imbalance = 0;
        for (int i = 0; i < 5_000; i++) {
            final int sign = random.nextInt(-1, 2);
            final long qty = random.nextInt(20) == 0 ? random.nextLong(1, 2_000) : random.nextLong(1, 60);
            final int before = done.size();
            for (long unit = 0; unit < qty; unit++) {
                imbalance += sign;
                fill++;
                if (fill == 50) {
                    done.add(Math.abs(imbalance));
                    fill = 0;
                    imbalance = 0;
                }
            }

            assertEquals(done.size() > before, buckets.add(sign, qty), "seed 9, trade " + i);
            assertEquals(done.size() >= 4, buckets.isComplete());
            final long sum = done.subList(Math.max(0, done.size() - 4), done.size()).stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertEquals(sum, buckets.imbalanceSum(), "seed 9, trade " + i);
        }
        assertEquals(200.0, buckets.totalQty());
    }
}
