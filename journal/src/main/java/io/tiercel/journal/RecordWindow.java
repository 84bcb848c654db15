package io.tiercel.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Private copy of a stretch of a file, refilled as reading goes on.
 * <p>
 * Owned by the reader's thread. Allocates nothing after construction. Copying with plain reads instead of mapping the file means that a file
 * cut while it is read is an end of file and not a bus error.
 */
final class RecordWindow {
    private static final int CAPACITY_BYTES = 256 << 10;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private FileChannel channel;
    private long start;
    private int available;

    /** Turns to another file. */
    void wrap(final FileChannel file) {
        channel = file;
        start = 0;
        available = 0;
    }

    /**
     * Makes a stretch of the file readable through {@link #buffer}.
     *
     * @param position first byte, in the file.
     * @param length   bytes wanted, up to the longest record with its frame.
     * @return false if the file ends before.
     * @throws IOException if the disk refuses.
     */
    boolean has(final long position, final int length) throws IOException {
        if (position < start || position + length > start + available) {
            refill(position);
        }
        return available >= position - start + length;
    }

    /** Reads again from the file, for what may have been written since. */
    void refill(final long position) throws IOException {
        start = position;
        bytes.clear();
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes, position + bytes.position());
        }
        available = bytes.position();
    }

    /** Where a byte of the file lies in {@link #buffer}. */
    int offsetOf(final long position) {
        return (int) (position - start);
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    int available() {
        return available;
    }
}
