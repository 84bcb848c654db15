package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Walks over records by their own lengths and shows each to a visitor, its type and length checked.
 * <p>
 * Owned by one thread; allocates nothing after construction while records are sound.
 */
public final class DbnScanner {
    private final int[] lengths = new int[256];
    private final int version;
    private int offset;
    private long records;

    /**
     * @param version of the encoding, 1 to 3.
     * @param isTsOut whether a send time stands behind each record.
     */
    public DbnScanner(final int version, final boolean isTsOut) {
        this.version = version;
        for (final DbnRecordType type : DbnRecordType.values()) {
            lengths[type.code()] = type.lengthBytes(version) + (isTsOut ? TS_OUT_LENGTH : 0);
        }
    }

    /**
     * Shows the whole records between two places.
     *
     * @param buffer  holds them.
     * @param from    header of the first one.
     * @param to      behind the last byte that is there.
     * @param visitor takes them.
     * @return place behind the last record shown: {@code to}, or the header of one that is not whole or comes after a stop.
     * @throws BadInputException when a type is unknown or a length is not that of its type; {@link #offset} tells where. Thrown by the visitor, it
     *                           passes through.
     */
    public int scan(final byte[] buffer, final int from, final int to, final DbnVisitor visitor) {
        final int[] expected = lengths;
        int at = from;
        boolean isGoingOn = true;
        while (isGoingOn && to - at > RTYPE_OFFSET) {
            final int length = (buffer[at] & 0xff) * WORD;
            final int rtype = buffer[at + RTYPE_OFFSET] & 0xff;
            if (length != expected[rtype] || length == 0) {
                offset = at;
                throw unexpected(length, rtype);
            }
            if (to - at < length) {
                break;
            }
            offset = at;
            isGoingOn = visitor.onRecord(buffer, at, rtype);
            at += length;
            records++;
        }
        offset = at;
        return at;
    }

    private BadInputException unexpected(final int length, final int rtype) {
        final DbnRecordType type = DbnRecordType.of(rtype);
        if (type == null) {
            return new BadInputException(
                    "record type 0x" + Integer.toHexString(rtype) + ", expected a known one, such as 0xa0 for mbo");
        }
        return new BadInputException("length " + length + " of a record of type " + type.recordName() + ", expected "
                + lengths[rtype] + " in version " + version);
    }

    /**
     * @return place of the record that was shown or refused last; behind all after a scan.
     */
    public int offset() {
        return offset;
    }

    /**
     * @return records shown so far.
     */
    public long records() {
        return records;
    }
}
