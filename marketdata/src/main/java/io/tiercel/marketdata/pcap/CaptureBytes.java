package io.tiercel.marketdata.pcap;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.SourceFile;
import java.io.IOException;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The content of a capture file, seen through a window that moves forward only. Owned by one thread; allocates when a packet longer than usual is met for
 * the first time, else nothing.
 */
final class CaptureBytes {
    /** Most bytes that can be asked for at once. */
    static final int MAX_WINDOW = 1 << 20;

    private static final int USUAL_LENGTH = 1 << 17;

    private final SourceFile file;
    private byte[] bytes = new byte[USUAL_LENGTH];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int from;
    private int filled;
    private long position;

    CaptureBytes(final SourceFile file) {
        this.file = file;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Place of the window in the buffer. */
    int from() {
        return from;
    }

    /** Place of the window in the content. */
    long position() {
        return position;
    }

    /** Bytes known to be there behind the start of the window. */
    int available() {
        return filled - from;
    }

    void order(final ByteOrder newOrder) {
        order = newOrder;
    }

    int u16(final int offset) {
        return buffer.getShort(from + offset, order) & 0xffff;
    }

    long u32(final int offset) {
        return buffer.getInt(from + offset, order) & 0xffff_ffffL;
    }

    long i64(final int offset) {
        return buffer.getLong(from + offset, order);
    }

    /** Reads until that many bytes stand in the window, at most {@link #MAX_WINDOW}; false when the file ends before. */
    boolean has(final int wanted) {
        while (filled - from < wanted) {
            if (!fill(wanted)) {
                return false;
            }
        }
        return true;
    }

    /** Moves the window forward over bytes that may not have been read yet; false when the file ends before. */
    boolean skip(final long length) {
        long left = length;
        while (left > filled - from) {
            left -= filled - from;
            move(filled - from);
            if (!fill(1)) {
                return false;
            }
        }
        move((int) left);
        return true;
    }

    private void move(final int length) {
        from += length;
        position += length;
    }

    private boolean fill(final int wanted) {
        if (from == filled || from + wanted > bytes.length) {
            final byte[] target = wanted > bytes.length ? new byte[MAX_WINDOW] : bytes;
            System.arraycopy(bytes, from, target, 0, filled - from);
            bytes = target;
            buffer.wrap(bytes);
            filled -= from;
            from = 0;
        }
        try {
            final int count = file.read(bytes, filled, bytes.length - filled);
            filled += Math.max(0, count);
            return count > 0;
        } catch (final IOException e) {
            throw file.damaged(e, "byte " + (position + filled - from));
        }
    }

    BadInputException bad(final long packet, final String problem) {
        return new BadInputException(file.name() + ": byte " + position + ": packet " + packet + ": " + problem);
    }
}
