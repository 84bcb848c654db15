package io.tiercel.marketdata.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/**
 * Feeds a target case after case until a count of damaged messages is reached. Case n of a seed is the same whatever came before it. A run is bounded by
 * messages, a decoder by the work it does: polls without an end, events without an end, bytes allocated.
 */
public record FuzzRun(FuzzTarget target, long seed) {
    /** Least to be taken for a decoder that makes room for what a damaged length says. */
    private static final long MOST_ALLOCATED = 64L << 20;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Damaged messages fed, at least as many as asked for. */
    public long feed(final long messages) {
        long fed = 0;
        for (long number = 0; fed < messages; number++) {
            fed += feedCase(number);
        }
        return fed;
    }

    /** One case alone. */
    public int feedCase(final long number) {
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        final int fed;
        try {
            fed = target.feed(new SplittableRandom(seed + number * GOLDEN));
        } catch (final AssertionError | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw new AssertionError(hint(number) + ": " + e + "\n" + target.lastCase(), e);
        }
        final long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (allocated > MOST_ALLOCATED) {
            throw new AssertionError(hint(number) + ": " + allocated + " bytes allocated\n" + target.lastCase());
        }
        return fed;
    }

    private String hint(final long number) {
        return target.name() + ", seed " + seed + ", case " + number;
    }
}
