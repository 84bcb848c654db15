package io.tiercel.bench.ring;

import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.tiercel.engine.pipeline.EngineThreads;
import io.tiercel.engine.pipeline.FailureLatch;
import io.tiercel.engine.pipeline.Ingress;
import io.tiercel.engine.pipeline.RingSlot;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Producer and consumer over the engine's ingress. Owned by the benchmark's thread, which produces. */
@State(Scope.Benchmark)
public class SlabHop {
    static final int SLOTS = 16384;

    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    /** Events of an invocation. */
    @Param("1000000")
    int events;

    private final HopSum seen = new HopSum();
    private EngineThreads threads;
    private Disruptor<RingSlot> disruptor;
    private Ingress ingress;
    private long sent;
    private long expectedSum;

    /** Made by JMH. */
    public SlabHop() {}

    /** Starts the consumer. */
    @Setup(Level.Trial)
    public void start() {
        threads = new EngineThreads(true);
        disruptor = new Disruptor<>(RingSlot::new, SLOTS, threads, ProducerType.SINGLE, new YieldingWaitStrategy());
        ingress = new Ingress(SLOTS, disruptor.getRingBuffer(), null, new FailureLatch(), 0, 0);
        disruptor.handleEventsWith((slot, sequence, endOfBatch) -> seen.add(sum(ingress.offset(sequence)), endOfBatch));
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
        final UnsafeBuffer buffer = ingress.buffer();
        for (int i = 0; i < events; i++) {
            final long value = sent + i;
            final int offset = ingress.claim();
            final int body = offset + BODY;
            for (int field = 0; field < HopSum.FIELDS; field++) {
                buffer.putLong(body + field * Long.BYTES, value + field);
            }
            ingress.publish(offset);
            expectedSum += HopSum.ofEvent(value);
        }
        sent += events;
        seen.await(sent, expectedSum);
    }

    private long sum(final int offset) {
        final UnsafeBuffer buffer = ingress.buffer();
        long sum = 0;
        for (int field = 0; field < HopSum.FIELDS; field++) {
            sum += buffer.getLong(offset + BODY + field * Long.BYTES);
        }
        return sum;
    }

    int events() {
        return events;
    }
}
