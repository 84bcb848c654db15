package io.tiercel.bench.ring;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Handing events to another thread as fast as it takes them: one producer, one consumer, each bound to a processor, eight longs written and read per
 * event. One invocation ends when the consumer has seen the last event.
 * <p>
 * Answer: the consumer's sum over every event.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class RingBenchmark {
    /** Made by JMH. */
    public RingBenchmark() {}

    /**
     * The engine's way: claim a slot of 128 bytes in the slab, write, publish through the ingress.
     *
     * @param hop        to the consumer.
     * @param events     counted.
     * @param cost counted.
     */
    @Benchmark
    public void slabSlots(final SlabHop hop, final EventCounter events, final CostCounter cost) {
        cost.beginAllThreads();
        hop.send();
        cost.end(hop.events());
        events.events += hop.events();
    }

    /**
     * The bare Disruptor: an event object with eight fields.
     *
     * @param hop    to the consumer.
     * @param events counted.
     */
    @Benchmark
    public void typedEvents(final TypedHop hop, final EventCounter events) {
        hop.send();
        events.events += hop.events();
    }

    /**
     * The simple alternative: the same objects through a blocking queue.
     *
     * @param hop    to the consumer.
     * @param events counted.
     */
    @Benchmark
    public void blockingQueue(final QueueHop hop, final EventCounter events) {
        hop.send();
        events.events += hop.events();
    }
}
