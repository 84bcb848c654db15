package io.tiercel.marketdata.feed;

import java.lang.management.ManagementFactory;

/** Bytes that the calling thread allocates while it runs something. */
public final class AllocatedBytes {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /** The smallest of several runs: a JIT compilation may allocate on its own account, the code under test would do so in each. */
    public static long leastOf(final int runs, final Runnable work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
