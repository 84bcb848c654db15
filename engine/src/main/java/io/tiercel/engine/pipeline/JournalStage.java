package io.tiercel.engine.pipeline;

import com.lmax.disruptor.Sequence;
import io.tiercel.engine.telemetry.SessionCounter;
import io.tiercel.engine.telemetry.SessionCounters;
import io.tiercel.journal.Journal;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * Appends every input to the input journal and publishes how far outputs may go.
 * <p>
 * Owned by the journal's thread (in INVOKER and SHARED the core's), but for what says otherwise. Allocates nothing.
 */
public final class JournalStage implements InputStage {
    private static final int LENGTH = MessageHeaderDecoder.lengthEncodingOffset();

    private final Journal journal;
    private final Durability durability;
    private final Sequence released;
    private SessionCounters counters;

    /**
     * @param journal    of the inputs.
     * @param durability when outputs may leave.
     */
    public JournalStage(final Journal journal, final Durability durability) {
        this.journal = journal;
        this.durability = durability;
        this.released = new Sequence(journal.lastSequence());
    }

    /**
     * Has what is durable counted; before the start.
     *
     * @param sessionCounters written by the thread that syncs.
     */
    public void counters(final SessionCounters sessionCounters) {
        counters = sessionCounters;
        counters.set(SessionCounter.DURABLE, journal.durableSequence());
    }

    @Override
    public void onInput(
            final MutableDirectBuffer buffer, final int offset, final long sequence, final boolean endOfBatch) {
        append(buffer, offset);
        release(sequence, endOfBatch);
    }

    /**
     * Appends one input; its outputs stay behind the gate until {@link #release}.
     *
     * @param buffer slab that holds it.
     * @param offset of its slot.
     */
    public void append(final MutableDirectBuffer buffer, final int offset) {
        final int length = buffer.getShort(offset + LENGTH, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        journal.append(buffer, offset, length);
    }

    /**
     * Lets outputs go as far as the configured durability allows. Where one thread does everything it is called after the core, so that only outputs
     * wait for the disk.
     *
     * @param sequence   of the input appended last.
     * @param endOfBatch true when no further input is waiting.
     */
    public void release(final long sequence, final boolean endOfBatch) {
        if (durability == Durability.OFF) {
            released.set(sequence);
        } else if (endOfBatch || durability == Durability.EACH) {
            sync();
        }
    }

    /** Forces what has been appended to disk and releases its outputs. */
    public void sync() {
        journal.sync();
        final long durable = journal.durableSequence();
        released.set(durable);
        if (counters != null) {
            counters.set(SessionCounter.DURABLE, durable);
        }
    }

    /**
     * Highest sequence whose outputs may leave. Any thread.
     *
     * @return input sequence.
     */
    public long releasedSequence() {
        return released.get();
    }
}
