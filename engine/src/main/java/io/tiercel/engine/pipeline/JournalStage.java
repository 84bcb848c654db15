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
    private final boolean isSyncedAside;
    private final Sequence released;
    private SessionCounters counters;

    /**
     * @param journal       of the inputs.
     * @param durability    when outputs may leave.
     * @param isSyncedAside true when another thread syncs ({@link #syncWhatCame}): then a release under GROUP is its work, not this thread's.
     */
    public JournalStage(final Journal journal, final Durability durability, final boolean isSyncedAside) {
        this.journal = journal;
        this.durability = durability;
        this.isSyncedAside = isSyncedAside;
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
        } else if (!isSyncedAside && (endOfBatch || durability == Durability.EACH)) {
            sync();
        }
    }

    /**
     * One sync, if anything was appended since the last; called again and again by the thread that syncs.
     *
     * @return true when there was something.
     */
    public boolean syncWhatCame() {
        if (!isBehind()) {
            return false;
        }
        sync();
        return true;
    }

    /**
     * Any thread.
     *
     * @return true when an input has been appended that may not be on disk yet.
     */
    public boolean isBehind() {
        return journal.lastSequence() > released.get();
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
