package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

/** Flyweight over one record of order-by-order data. Owned by one thread; allocates nothing. */
public final class MboRecord {
    private byte[] buffer;
    private int offset;

    /** Over nothing yet. */
    public MboRecord() {}

    /**
     * @param newBuffer holds the record.
     * @param newOffset of its header.
     * @return this.
     */
    public MboRecord wrap(final byte[] newBuffer, final int newOffset) {
        buffer = newBuffer;
        offset = newOffset;
        return this;
    }

    /**
     * @return venue and dataset, by the source's number.
     */
    public int publisherId() {
        return LittleEndian.u16(buffer, offset + PUBLISHER_OFFSET);
    }

    /**
     * @return the source's number of the instrument; unsigned.
     */
    public int instrumentId() {
        return LittleEndian.i32(buffer, offset + INSTRUMENT_OFFSET);
    }

    /**
     * @return the venue's time, nanoseconds since the epoch; -1 = not told.
     */
    public long eventTimestampNs() {
        return LittleEndian.i64(buffer, offset + TS_EVENT_OFFSET);
    }

    /**
     * @return when the source received it, nanoseconds since the epoch; -1 = not told.
     */
    public long receiveTimestampNs() {
        return LittleEndian.i64(buffer, offset + MBO_TS_RECV_OFFSET);
    }

    /**
     * @return the venue's number of the order; unsigned.
     */
    public long orderId() {
        return LittleEndian.i64(buffer, offset + MBO_ORDER_ID_OFFSET);
    }

    /**
     * @return in 10^-9; {@code Long.MAX_VALUE} = none.
     */
    public long price() {
        return LittleEndian.i64(buffer, offset + MBO_PRICE_OFFSET);
    }

    /**
     * @return 0 to 2^32 - 1, which means not told.
     */
    public long size() {
        return LittleEndian.u32(buffer, offset + MBO_SIZE_OFFSET);
    }

    /**
     * @return bits: 128 last of its event, 32 of a snapshot, 8 time of receipt inexact, 4 messages were missed.
     */
    public int flags() {
        return buffer[offset + MBO_FLAGS_OFFSET] & 0xff;
    }

    /**
     * @return A, C, M, R, T, F or N.
     */
    public byte action() {
        return buffer[offset + MBO_ACTION_OFFSET];
    }

    /**
     * @return B, A or N.
     */
    public byte side() {
        return buffer[offset + MBO_SIDE_OFFSET];
    }
}
