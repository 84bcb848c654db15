package io.tiercel.journal;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Records of random length and content that can be made again from their seed and sequence. */
final class SeededRecords {
    static final int SCHEMA_VERSION = 1;

    private final long seed;
    private final int minLength;
    private final int maxLength;
    private final UnsafeBuffer buffer;

    SeededRecords(final long seed, final int minLength, final int maxLength) {
        this.seed = seed;
        this.minLength = minLength;
        this.maxLength = maxLength;
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(maxLength));
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Fills the buffer with the record of a sequence; the checksum field is left zero. */
    int fill(final long sequence) {
        final SplittableRandom random = new SplittableRandom(seed * 1_000_003L + sequence);
        final int length = random.nextInt(minLength, maxLength + 1);
        for (int i = 0; i < length; i++) {
            buffer.putByte(i, (byte) random.nextInt());
        }
        buffer.putShort(RecordDescriptor.LENGTH_OFFSET, (short) length, RecordDescriptor.BYTE_ORDER);
        buffer.putShort(
                RecordDescriptor.BLOCK_LENGTH_OFFSET,
                (short) (length - RecordDescriptor.HEADER_LENGTH),
                RecordDescriptor.BYTE_ORDER);
        buffer.putInt(RecordDescriptor.CRC32C_OFFSET, 0, RecordDescriptor.BYTE_ORDER);
        buffer.putLong(RecordDescriptor.SEQUENCE_OFFSET, sequence, RecordDescriptor.BYTE_ORDER);
        return length;
    }

    void append(final Journal journal, final long fromSequence, final long toSequence) {
        for (long sequence = fromSequence; sequence <= toSequence; sequence++) {
            journal.append(buffer, 0, fill(sequence));
        }
    }

    /** Whether a record read is the one of that sequence, all bytes but the checksum. */
    boolean isRecord(final long sequence, final DirectBuffer read, final int offset, final int length) {
        if (fill(sequence) != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            final boolean isChecksum =
                    i >= RecordDescriptor.CRC32C_OFFSET && i < RecordDescriptor.CRC32C_OFFSET + Integer.BYTES;
            if (!isChecksum && buffer.getByte(i) != read.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }
}
