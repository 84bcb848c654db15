package io.tiercel.bench.ring;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the consumer has seen. Written by the consumer; the producer waits for the count and then reads the sum. Allocates nothing.
 */
final class HopSum {
    static final int FIELDS = 8;

    private final AtomicLong seen = new AtomicLong();
    private long sum;
    private long count;

    /** Consumer: one event. */
    void add(final long fields, final boolean endOfBatch) {
        sum += fields;
        count++;
        if (endOfBatch) {
            seen.setRelease(count);
        }
    }

    /** Producer: waits until so many events have been seen since the start, and checks their sum. */
    void await(final long events, final long expectedSum) {
        while (seen.getAcquire() < events) {
            Thread.onSpinWait();
        }
        if (sum != expectedSum) {
            throw new IllegalStateException("the consumer's sum is " + sum + ", expected " + expectedSum);
        }
    }

    /** Sum over one event whose first field is {@code value}: 8 value + (0 + 1 + ... + 7). */
    static long ofEvent(final long value) {
        return FIELDS * value + 28;
    }
}
