package io.tiercel.bench.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Bytes allocated within the timed section. JMH's own gc profiler also counts what {@code @Setup} of each invocation makes (a fresh engine, a
 * journal); this does not. Owned by the benchmark's thread.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class AllocationCounter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes allocated in this iteration; read by JMH. */
    public long allocatedBytes;

    /** Events that they were allocated for; read by JMH. */
    public long allocationEvents;

    private long before;
    private boolean isAllThreads;

    /** Made by JMH. */
    public AllocationCounter() {}

    /** Starts to count what the calling thread allocates. */
    public void beginThisThread() {
        isAllThreads = false;
        before = THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Starts to count what all threads allocate, ended ones included. */
    public void beginAllThreads() {
        isAllThreads = true;
        before = THREADS.getTotalThreadAllocatedBytes();
    }

    /**
     * Ends the count.
     *
     * @param events that were worked off meanwhile.
     */
    public void end(final long events) {
        final long after =
                isAllThreads ? THREADS.getTotalThreadAllocatedBytes() : THREADS.getCurrentThreadAllocatedBytes();
        allocatedBytes += after - before;
        allocationEvents += events;
    }
}
