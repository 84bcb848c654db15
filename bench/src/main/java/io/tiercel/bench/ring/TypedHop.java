package io.tiercel.bench.ring;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.tiercel.engine.pipeline.EngineThreads;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Producer and consumer over a bare Disruptor of event objects. Owned by the benchmark's thread, which produces. */
@State(Scope.Benchmark)
public class TypedHop {
    /** Events of an invocation. */
    @Param("1000000")
    int events;

    private final HopSum seen = new HopSum();
    private EngineThreads threads;
    private Disruptor<TypedEvent> disruptor;
    private long sent;
    private long expectedSum;

    /** Made by JMH. */
    public TypedHop() {}

    /** Starts the consumer. */
    @Setup(Level.Trial)
    public void start() {
        threads = new EngineThreads(true);
        disruptor = new Disruptor<>(
                TypedEvent::new, SlabHop.SLOTS, threads, ProducerType.SINGLE, new YieldingWaitStrategy());
        disruptor.handleEventsWith((event, sequence, endOfBatch) -> seen.add(event.sum(), endOfBatch));
        threads.pinCaller();
        disruptor.start();
    }

    /** Ends the consumer. */
    @TearDown(Level.Trial)
    public void stop() {
        disruptor.shutdown();
        threads.close();
    }

    void send() {
        final RingBuffer<TypedEvent> ring = disruptor.getRingBuffer();
        for (int i = 0; i < events; i++) {
            final long value = sent + i;
            final long sequence = ring.next();
            ring.get(sequence).set(value);
            ring.publish(sequence);
            expectedSum += HopSum.ofEvent(value);
        }
        sent += events;
        seen.await(sent, expectedSum);
    }

    int events() {
        return events;
    }
}
