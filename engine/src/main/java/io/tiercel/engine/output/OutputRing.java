package io.tiercel.engine.output;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The ring between the core, which writes whole records in place, and the outputs, which read those that the gate has released.
 * <p>
 * One writing thread, one reading thread, which may be the same. Allocates nothing after construction. A full ring never loses a record: the writer
 * calls its {@link FullHandler} until there is room.
 */
public final class OutputRing {
    private static final int RECORD_TYPE = 1;

    private final OneToOneRingBuffer ring;
    private FullHandler fullHandler;

    /** Makes room, waits for room, or throws when room can never come. Called on the writing thread. */
    @FunctionalInterface
    public interface FullHandler {
        /** One attempt; called again while the ring stays full. */
        void onFull();
    }

    /**
     * @param capacity bytes, a power of two; a record is at most an eighth of it.
     */
    public OutputRing(final int capacity) {
        ring = new OneToOneRingBuffer(
                new UnsafeBuffer(java.nio.ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH)));
        fullHandler = () -> {
            throw new IllegalStateException("output ring is full and nobody drains it");
        };
    }

    /**
     * @param handler called while the ring is full; set before the first record is written.
     */
    public void fullHandler(final FullHandler handler) {
        fullHandler = handler;
    }

    /**
     * @return where records are written, at the index that {@link #claim} gives.
     */
    public MutableDirectBuffer buffer() {
        return ring.buffer();
    }

    /**
     * Takes room for one record.
     *
     * @param length of the record, bytes, header included.
     * @return index in {@link #buffer()}.
     */
    public int claim(final int length) {
        int index = ring.tryClaim(RECORD_TYPE, length);
        while (index < 0) {
            fullHandler.onFull();
            index = ring.tryClaim(RECORD_TYPE, length);
        }
        return index;
    }

    /**
     * Hands the record to the reader.
     *
     * @param index as {@link #claim} gave it.
     */
    public void commit(final int index) {
        ring.commit(index);
    }

    /**
     * Reads records in order until the handler aborts or none is left, across the end of the memory too: one call of the ring below stops there.
     *
     * @param handler gets each record; answers {@code ABORT} to leave it in the ring.
     * @return records read.
     */
    public int read(final ControlledMessageHandler handler) {
        int records = 0;
        long before;
        do {
            before = ring.consumerPosition();
            records += ring.controlledRead(handler);
        } while (ring.consumerPosition() != before);
        return records;
    }

    /**
     * @return true when every record has been read.
     */
    public boolean isEmpty() {
        return ring.consumerPosition() == ring.producerPosition();
    }

    /**
     * Any thread.
     *
     * @return bytes written and not read yet.
     */
    public int size() {
        return ring.size();
    }
}
