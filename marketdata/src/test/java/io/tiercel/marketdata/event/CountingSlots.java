package io.tiercel.marketdata.event;

import org.agrona.concurrent.UnsafeBuffer;

/** Counts published events and sums their bytes, so that nothing is optimised away; keeps and allocates nothing. */
public final class CountingSlots implements EventSlots {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private long count;
    private long checksum;

    @Override
    public UnsafeBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void publish(final int offset) {
        count++;
        for (int i = offset; i < offset + SLOT_LENGTH; i += Long.BYTES) {
            checksum = checksum * 31 + buffer.getLong(i);
        }
    }

    /** Events so far. */
    public long count() {
        return count;
    }

    /** Depends on every byte of every slot so far. */
    public long checksum() {
        return checksum;
    }
}
