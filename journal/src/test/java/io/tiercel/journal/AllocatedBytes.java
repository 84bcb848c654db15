package io.tiercel.journal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that a piece of work allocated on the current thread. */
final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /**
     * The least of several rounds: loading a class or falling back from compiled code allocates once, work that allocates per record does so in
     * each round.
     */
    static long leastDuring(final int rounds, final Runnable work) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            least = Math.min(least, during(work));
        }
        return least;
    }

    private static long during(final Runnable work) {
        // The first call of the bean allocates itself.
        THREADS.getCurrentThreadAllocatedBytes();
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
