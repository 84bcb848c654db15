package io.tiercel.bench.inference;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A millisecond between calls, busy with nothing: caches and predictors cool down as between moves of the best price. */
@State(Scope.Thread)
public class Spacing {
    private static final long GAP_NS = 1_000_000L;

    /** Made by JMH. */
    public Spacing() {}

    /** Waits, outside the timed section. */
    @Setup(Level.Invocation)
    public void await() {
        final long due = System.nanoTime() + GAP_NS;
        while (System.nanoTime() < due) {
            Thread.onSpinWait();
        }
    }
}
