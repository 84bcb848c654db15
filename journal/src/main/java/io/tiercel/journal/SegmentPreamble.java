package io.tiercel.journal;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * First excerpt of every segment, shorter than any record; little endian.
 * <pre>
 *  offset  size  field
 *  ------  ----  ------------------------------------------------------
 *       0     8  magic    the letters TIERCELJ
 *       8     4  format   of the segment files, 1
 *      12     4  ordinal  of the segment: a file under another number is noticed
 * </pre>
 * Stateless; allocates nothing.
 */
final class SegmentPreamble {
    static final int LENGTH = 16;

    private static final int FORMAT_OFFSET = 8;
    private static final int ORDINAL_OFFSET = 12;
    private static final long MAGIC = 0x4A4C_4543_5245_4954L;
    private static final int FORMAT = 1;

    private SegmentPreamble() {}

    static void encode(final MutableDirectBuffer buffer, final int ordinal) {
        buffer.putLong(0, MAGIC, RecordDescriptor.BYTE_ORDER);
        buffer.putInt(FORMAT_OFFSET, FORMAT, RecordDescriptor.BYTE_ORDER);
        buffer.putInt(ORDINAL_OFFSET, ordinal, RecordDescriptor.BYTE_ORDER);
    }

    static boolean isPreamble(final DirectBuffer buffer, final int offset, final int ordinal) {
        return buffer.getLong(offset, RecordDescriptor.BYTE_ORDER) == MAGIC
                && buffer.getInt(offset + FORMAT_OFFSET, RecordDescriptor.BYTE_ORDER) == FORMAT
                && buffer.getInt(offset + ORDINAL_OFFSET, RecordDescriptor.BYTE_ORDER) == ordinal;
    }
}
