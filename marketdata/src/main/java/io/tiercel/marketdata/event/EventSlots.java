package io.tiercel.marketdata.event;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The producer's side of the input ring: slots of {@link #SLOT_LENGTH} bytes in one off-heap slab.
 * <p>
 * Used by the ingress thread only. Allocates nothing. {@code claim}, write a whole message with its header, {@code publish}: in this order, one
 * slot at a time.
 */
public interface EventSlots {
    /** Bytes of a slot; no message is longer. */
    int SLOT_LENGTH = 128;

    /**
     * @return the slab that offsets point into.
     */
    UnsafeBuffer buffer();

    /**
     * Takes the next free slot; waits while the ring is full, which stops the feed from being read.
     *
     * @return offset of the slot in {@link #buffer()}.
     */
    int claim();

    /**
     * Stamps the sequence (and, in a live session, the event time) and hands the claimed slot to the consumers.
     *
     * @param offset as {@link #claim()} gave it.
     */
    void publish(int offset);
}
