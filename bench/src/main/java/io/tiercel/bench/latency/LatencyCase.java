package io.tiercel.bench.latency;

import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;

/**
 * One row of the report: what is loaded, and how fast. Immutable, cold.
 *
 * @param threading     of the engine.
 * @param durability    of its journal.
 * @param ratePerSecond events per second.
 */
public record LatencyCase(ThreadingMode threading, Durability durability, long ratePerSecond) {
    private static final int SHARED_THREADS = 2;
    private static final int DEDICATED_THREADS = 4;

    /**
     * @return a name that is a file's as well.
     */
    public String id() {
        return threading + "-" + durability + "-" + ratePerSecond;
    }

    /**
     * @return threads that want a processor of their own: the load generator is the ingress thread.
     */
    public int busyThreads() {
        return switch (threading) {
            case INVOKER -> 1;
            case SHARED -> SHARED_THREADS;
            case DEDICATED -> DEDICATED_THREADS;
        };
    }
}
