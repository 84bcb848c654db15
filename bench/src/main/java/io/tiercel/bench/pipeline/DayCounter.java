package io.tiercel.bench.pipeline;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts of a day beside its events. Owned by the benchmark's thread. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class DayCounter {
    /** Calls of the model in this iteration; read by JMH. */
    public long modelCalls;

    /** Waits of the journals for the disk in this iteration; read by JMH. */
    public long stalls;

    /** Made by JMH. */
    public DayCounter() {}
}
