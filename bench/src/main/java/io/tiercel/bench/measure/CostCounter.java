package io.tiercel.bench.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Bytes allocated and processor time used within the timed section. JMH's own gc profiler also counts what {@code @Setup} of each invocation makes (a
 * fresh engine, a journal); this does not. Processor time tells what wall time cannot on a machine that does other things meanwhile. Owned by the
 * benchmark's thread.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CostCounter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes allocated in this iteration; read by JMH. */
    public long allocatedBytes;

    /** Processor time of the benchmark's own thread in this iteration; read by JMH. */
    public long cpuNs;

    /** Events that both were spent on; read by JMH. */
    public long costEvents;

    private long bytesBefore;
    private long cpuBeforeNs;
    private boolean isAllThreads;

    /** Made by JMH. */
    public CostCounter() {}

    /** Starts to count what the calling thread allocates. */
    public void beginThisThread() {
        isAllThreads = false;
        bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        cpuBeforeNs = THREADS.getCurrentThreadCpuTime();
    }

    /** Starts to count what all threads allocate, ended ones included. */
    public void beginAllThreads() {
        isAllThreads = true;
        bytesBefore = THREADS.getTotalThreadAllocatedBytes();
        cpuBeforeNs = THREADS.getCurrentThreadCpuTime();
    }

    /**
     * Ends the count.
     *
     * @param events that were worked off meanwhile.
     */
    public void end(final long events) {
        cpuNs += THREADS.getCurrentThreadCpuTime() - cpuBeforeNs;
        final long after =
                isAllThreads ? THREADS.getTotalThreadAllocatedBytes() : THREADS.getCurrentThreadAllocatedBytes();
        allocatedBytes += after - bytesBefore;
        costEvents += events;
    }
}
