package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

import org.agrona.DirectBuffer;

/** Flyweight over one record of order-by-order data. Owned by one thread; allocates nothing. */
public final class MboRecord {
    private DirectBuffer buffer;
    private int offset;

    /** Over nothing yet. */
    public MboRecord() {}

    /**
     * @param newBuffer holds the record.
     * @param newOffset of its header.
     * @return this.
     */
    public MboRecord wrap(final DirectBuffer newBuffer, final int newOffset) {
        buffer = newBuffer;
        offset = newOffset;
        return this;
    }

    /**
     * @return venue and dataset, by the source's number.
     */
    public int publisherId() {
        return buffer.getShort(offset + PUBLISHER_OFFSET, ORDER) & 0xffff;
    }

    /**
     * @return the source's number of the instrument; unsigned.
     */
    public int instrumentId() {
        return buffer.getInt(offset + INSTRUMENT_OFFSET, ORDER);
    }

    /**
     * @return the venue's time, nanoseconds since the epoch; -1 = not told.
     */
    public long eventTimestampNs() {
        return buffer.getLong(offset + TS_EVENT_OFFSET, ORDER);
    }

    /**
     * @return when the source received it, nanoseconds since the epoch; -1 = not told.
     */
    public long receiveTimestampNs() {
        return buffer.getLong(offset + MBO_TS_RECV_OFFSET, ORDER);
    }

    /**
     * @return the venue's number of the order; unsigned.
     */
    public long orderId() {
        return buffer.getLong(offset + MBO_ORDER_ID_OFFSET, ORDER);
    }

    /**
     * @return in 10^-9; {@code Long.MAX_VALUE} = none.
     */
    public long price() {
        return buffer.getLong(offset + MBO_PRICE_OFFSET, ORDER);
    }

    /**
     * @return 0 to 2^32 - 1, which means not told.
     */
    public long size() {
        return buffer.getInt(offset + MBO_SIZE_OFFSET, ORDER) & UNDEF_SIZE;
    }

    /**
     * @return bits: 128 last of its event, 32 of a snapshot, 8 time of receipt inexact, 4 messages were missed.
     */
    public int flags() {
        return buffer.getByte(offset + MBO_FLAGS_OFFSET) & 0xff;
    }

    /**
     * @return A, C, M, R, T, F or N.
     */
    public byte action() {
        return buffer.getByte(offset + MBO_ACTION_OFFSET);
    }

    /**
     * @return B, A or N.
     */
    public byte side() {
        return buffer.getByte(offset + MBO_SIDE_OFFSET);
    }
}
