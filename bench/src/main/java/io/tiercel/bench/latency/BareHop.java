package io.tiercel.bench.latency;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.tiercel.engine.pipeline.EngineThreads;
import io.tiercel.engine.pipeline.WaitPolicy;
import org.HdrHistogram.Histogram;

/**
 * The floor: a bare Disruptor with events of 128 bytes and a consumer that does nothing but look at the clock. Same ring size, wait strategy and
 * processor binding as the engine. Driven by the load generator's thread; the histogram belongs to the consumer until {@link #awaitIdle}.
 */
final class BareHop implements LoadedSystem, AutoCloseable {
    private static final long HIGHEST_NS = 60_000_000_000L;

    private final Histogram histogram = new Histogram(HIGHEST_NS, 3);
    private final EngineThreads threads;
    private final Disruptor<WideEvent> disruptor;
    private final RingBuffer<WideEvent> ring;
    private long sum;

    /** Sixteen longs: as many bytes as a slot of the engine. */
    private static final class WideEvent {
        private long scheduledNs;
        private final long[] fields = new long[15];
    }

    BareHop(final int ringSlots, final WaitPolicy waitPolicy, final boolean pinThreads) {
        threads = new EngineThreads(pinThreads);
        disruptor = new Disruptor<>(WideEvent::new, ringSlots, threads, ProducerType.SINGLE, waitPolicy.strategy());
        disruptor.handleEventsWith((event, sequence, endOfBatch) -> onEvent(event));
        ring = disruptor.getRingBuffer();
    }

    void start() {
        threads.pinCaller();
        disruptor.start();
    }

    @Override
    public void publish(final int event, final long scheduledNs) {
        final long sequence = ring.next();
        final WideEvent slot = ring.get(sequence);
        slot.scheduledNs = scheduledNs == 0 ? System.nanoTime() : scheduledNs;
        final long[] fields = slot.fields;
        for (int i = 0; i < fields.length; i++) {
            fields[i] = (long) event + i;
        }
        ring.publish(sequence);
    }

    private void onEvent(final WideEvent event) {
        final long elapsedNs = System.nanoTime() - event.scheduledNs;
        histogram.recordValue(Math.min(HIGHEST_NS, Math.max(0, elapsedNs)));
        final long[] fields = event.fields;
        for (int i = 0; i < fields.length; i++) {
            sum += fields[i];
        }
    }

    /** Waits until the consumer has nothing left; then the caller may read and reset the histogram until its next publish. */
    void awaitIdle() {
        while (ring.getMinimumGatingSequence() < ring.getCursor()) {
            Thread.onSpinWait();
        }
    }

    Histogram histogram() {
        return histogram;
    }

    /** Sum of all fields seen, for the check that every event arrived whole; read when idle. */
    long sum() {
        return sum;
    }

    @Override
    public void close() {
        disruptor.shutdown();
        threads.close();
    }
}
