package io.tiercel.bench.measure;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts the events of an invocation, so that JMH tells time per event beside time per invocation. Owned by the benchmark's thread.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class EventCounter {
    /** Events worked off in this iteration; read by JMH. */
    public long events;

    /** Made by JMH. */
    public EventCounter() {}
}
