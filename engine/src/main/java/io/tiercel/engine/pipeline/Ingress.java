package io.tiercel.engine.pipeline;

import com.lmax.disruptor.RingBuffer;
import io.tiercel.engine.latency.HopHistograms;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where every input gets its number and its time: the single producer of the input ring.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction. The sequence is gapless and goes on from the journal's last; event time never
 * runs back. Without a ring (INVOKER) publishing runs the stages on the caller's thread.
 */
public final class Ingress implements EventSlots {
    private static final int SEQUENCE = MessageHeaderDecoder.sequenceEncodingOffset();
    private static final int EVENT_TIME = MessageHeaderDecoder.eventTimeNsEncodingOffset();
    private static final int SLOT_SHIFT = 7;
    private static final int CACHE_LINE = 64;
    /** Times of an input: when the ingress began with it, when it published it, whether the first is a time at which it was due. */
    private static final int STAMPS = 4;

    private final RingBuffer<RingSlot> ring;
    private final InputStage invoked;
    private final FailureLatch failure;
    private final UnsafeBuffer slab;
    private final int slotMask;
    private final long[] stamps;
    private final long probeMask;
    private long claimed;
    private long lastSequence;
    private long lastEventTimeNs = Long.MIN_VALUE;
    private long scheduledNs;
    private long feedNs;

    /**
     * @param slots        number of slots, a power of two.
     * @param ring         of the same size, or null to run {@code invoked} at each publish.
     * @param invoked      stages to run without a ring, else null.
     * @param failure      checked at each publish.
     * @param lastSequence of the journal that is continued; 0 for a new one.
     * @param probeEvery   every how many inputs hop times are taken, a power of two; 0 = never.
     */
    public Ingress(
            final int slots,
            final RingBuffer<RingSlot> ring,
            final InputStage invoked,
            final FailureLatch failure,
            final long lastSequence,
            final int probeEvery) {
        this.ring = ring;
        this.invoked = invoked;
        this.failure = failure;
        this.slab = new UnsafeBuffer(BufferUtil.allocateDirectAligned(slots * SLOT_LENGTH, CACHE_LINE));
        this.slotMask = slots - 1;
        this.stamps = new long[slots * STAMPS];
        this.probeMask = probeEvery == 0 ? -1 : probeEvery - 1;
        this.lastSequence = lastSequence;
    }

    @Override
    public UnsafeBuffer buffer() {
        return slab;
    }

    @Override
    public int claim() {
        if (isProbed(lastSequence + 1)) {
            feedNs = scheduledNs == 0 ? System.nanoTime() : scheduledNs;
        }
        if (ring == null) {
            return 0;
        }
        claimed = ring.next();
        return offset(claimed);
    }

    @Override
    public void publish(final int offset) {
        failure.check();
        final long sequence = ++lastSequence;
        lastEventTimeNs = Math.max(lastEventTimeNs, slab.getLong(offset + EVENT_TIME, ByteOrder.LITTLE_ENDIAN));
        slab.putLong(offset + SEQUENCE, sequence, ByteOrder.LITTLE_ENDIAN);
        slab.putLong(offset + EVENT_TIME, lastEventTimeNs, ByteOrder.LITTLE_ENDIAN);
        if (isProbed(sequence)) {
            stamp(offset);
        }
        if (ring == null) {
            invoke(offset, sequence);
        } else {
            ring.publish(claimed);
        }
    }

    /**
     * Event time goes on from where a session was cut off.
     *
     * @param eventTimeNs of the last input in the journal.
     */
    public void continueFrom(final long eventTimeNs) {
        lastEventTimeNs = eventTimeNs;
    }

    /**
     * Open-loop load: the time at which the next input should have been published, from which its latency counts.
     *
     * @param nanoTime by {@code System.nanoTime()}; 0 = the moment of publishing.
     */
    public void scheduleNext(final long nanoTime) {
        scheduledNs = nanoTime;
    }

    /**
     * @return sequence of the last input published.
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * @return event time of the last input published; {@code Long.MIN_VALUE} before the first.
     */
    public long lastEventTimeNs() {
        return lastEventTimeNs;
    }

    private void stamp(final int offset) {
        final int first = (offset >>> SLOT_SHIFT) * STAMPS;
        stamps[first] = feedNs;
        stamps[first + 1] = System.nanoTime();
        stamps[first + 2] = scheduledNs;
    }

    private void invoke(final int offset, final long sequence) {
        try {
            invoked.onInput(slab, offset, sequence, true);
        } catch (final RuntimeException | Error thrown) {
            failure.fail(Stage.JOURNAL, sequence, thrown);
            failure.check();
        }
    }

    /**
     * @param sequence of an input.
     * @return true when its hop times are taken.
     */
    public boolean isProbed(final long sequence) {
        return probeMask >= 0 && (sequence & probeMask) == 0;
    }

    /**
     * Starts the measurement of a probed input.
     *
     * @param histograms told its times.
     * @param offset     of its slot.
     * @param sequence   of the input.
     */
    public void begin(final HopHistograms histograms, final int offset, final long sequence) {
        final int first = (offset >>> SLOT_SHIFT) * STAMPS;
        histograms.begin(sequence, stamps[first], stamps[first + 1], stamps[first + 2] != 0);
    }

    /**
     * @param offset of a published slot.
     * @return sequence of the input in it.
     */
    public long sequenceAt(final int offset) {
        return slab.getLong(offset + SEQUENCE, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param ringSequence Disruptor's number of the slot.
     * @return its offset in the slab.
     */
    public int offset(final long ringSequence) {
        return (int) (ringSequence & slotMask) << SLOT_SHIFT;
    }
}
