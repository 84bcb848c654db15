package io.tiercel.bench.ring;

import io.tiercel.engine.pipeline.EngineThreads;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Producer and consumer over a blocking queue of reused event objects. Owned by the benchmark's thread, which produces. */
@State(Scope.Benchmark)
public class QueueHop {
    /** More objects than the queue holds, so that none is overwritten before it has been read. */
    private static final int OBJECTS = 2 * SlabHop.SLOTS;

    /** Events of an invocation. */
    @Param("200000")
    int events;

    private final HopSum seen = new HopSum();
    private final TypedEvent[] objects = new TypedEvent[OBJECTS];
    private final BlockingQueue<TypedEvent> queue = new ArrayBlockingQueue<>(SlabHop.SLOTS);
    private final TypedEvent end = new TypedEvent();
    private EngineThreads threads;
    private long sent;
    private long expectedSum;

    /** Made by JMH. */
    public QueueHop() {}

    /** Starts the consumer. */
    @Setup(Level.Trial)
    public void start() {
        for (int i = 0; i < OBJECTS; i++) {
            objects[i] = new TypedEvent();
        }
        threads = new EngineThreads(true);
        threads.newThread(this::consume).start();
        threads.pinCaller();
    }

    /** Ends the consumer. */
    @TearDown(Level.Trial)
    public void stop() {
        put(end);
        threads.close();
    }

    void send() {
        for (int i = 0; i < events; i++) {
            final long value = sent + i;
            final TypedEvent event = objects[(int) (value & OBJECTS - 1)];
            event.set(value);
            put(event);
            expectedSum += HopSum.ofEvent(value);
        }
        sent += events;
        seen.await(sent, expectedSum);
    }

    int events() {
        return events;
    }

    private void put(final TypedEvent event) {
        try {
            queue.put(event);
        } catch (final InterruptedException interrupted) {
            throw new IllegalStateException("interrupted while the queue was full", interrupted);
        }
    }

    private void consume() {
        try {
            TypedEvent event = queue.take();
            while (event != end) {
                seen.add(event.sum(), true);
                event = queue.take();
            }
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
