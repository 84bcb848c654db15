package io.tiercel.risk;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that the calling thread allocates in a piece of work. */
public final class AllocationMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationMeter() {}

    /**
     * Bytes of the work in the best of five rounds, less those of measuring: what the work itself allocates shows in every round, what the JVM allocates
     * on this thread while it links and compiles does not.
     */
    public static long bytes(final Runnable work) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            final long empty = measure(() -> {});
            least = Math.min(least, measure(work) - empty);
        }
        return least;
    }

    private static long measure(final Runnable work) {
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
