package io.tiercel.risk.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    @Test
    void shouldGiveATokenBackToTheNanosecond() {
        final TokenBucket bucket = new TokenBucket(1, 3);

        assertTrue(bucket.take(0));
        // A third of a second is 333 333 333.33 ns: three tokens a second exactly, not one every 333 333 333 ns.
        assertFalse(bucket.take(333_333_333));
        assertTrue(bucket.take(333_333_334));
    }

    @Test
    void shouldNotOverflowAfterAVeryLongPause() {
        final TokenBucket bucket = new TokenBucket(1_000_000, 1_000_000);
        assertTrue(bucket.take(Long.MIN_VALUE / 4));

        assertTrue(bucket.take(Long.MAX_VALUE / 4));
    }

    @Test
    void shouldAgreeWithUnboundedIntegers() {
        final long seed = 5L;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            final int capacity = 1 + random.nextInt(round < 25 ? 10 : 1_000_000);
            final int rate = 1 + random.nextInt(round % 2 == 0 ? 10 : 1_000_000);
            final TokenBucket bucket = new TokenBucket(capacity, rate);
            final BigInteger token = BigInteger.valueOf(1_000_000_000L);
            final BigInteger full = token.multiply(BigInteger.valueOf(capacity));
            BigInteger level = full;
            long nowNs = 1_700_000_000_000_000_000L;
            for (int i = 0; i < 1_000; i++) {
                final long elapsedNs = random.nextLong() >>> random.nextInt(34, 64);
                nowNs += elapsedNs;
                level = level.add(BigInteger.valueOf(elapsedNs).multiply(BigInteger.valueOf(rate)))
                        .min(full);
                if (i == 0) {
                    level = full;
                }
                final boolean isExpected = level.compareTo(token) >= 0;
                level = isExpected ? level.subtract(token) : level;

                assertEquals(isExpected, bucket.take(nowNs), "seed " + seed + ", round " + round + ", step " + i);
            }
        }
    }

    @Test
    void shouldTellItsLevelInItsDigest() {
        final TokenBucket bucket = new TokenBucket(3, 1);
        bucket.take(0);
        final long before = bucket.stateDigest();
        bucket.take(0);

        assertNotEquals(before, bucket.stateDigest());
    }
}
