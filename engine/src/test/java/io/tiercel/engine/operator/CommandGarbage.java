package io.tiercel.engine.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** Fills a command file with what is no command, by a seed. */
final class CommandGarbage {
    private static final int CAPACITY = 64 * 1024;
    private static final int TAIL = CAPACITY + RingBufferDescriptor.TAIL_POSITION_OFFSET;

    private CommandGarbage() {}

    static void overwrite(final Path file, final int seed) {
        final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN);
        switch (seed % 6) {
            case 0 -> new SplittableRandom(seed).nextBytes(bytes.array());
            case 1 -> Arrays.fill(bytes.array(), (byte) 0xFF);
            case 2 -> {
                // a whole ring message whose one byte, 0, would be a KILL without a reason
                message(bytes, 1, 1);
                bytes.putLong(TAIL, 16);
            }
            case 3 -> {
                // a message of another type that looks like KILL, and one with an action that does not exist
                message(bytes, 2, 5).put(9, (byte) 'k').put(10, (byte) 'i');
                bytes.putLong(TAIL, 16);
            }
            case 4 -> {
                message(bytes, 1, 5).put(8, (byte) 7);
                bytes.putLong(TAIL, 16);
            }
            default -> {
                // longer than the file
                message(bytes, 1, Integer.MAX_VALUE - 64);
                bytes.putLong(TAIL, 1 << 20);
            }
        }
        write(file, bytes);
    }

    /** A message that its writer began and will never end. */
    static void leaveHalfWritten(final Path file) {
        final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN);
        message(bytes, 1, -40);
        bytes.putLong(TAIL, 48);
        write(file, bytes);
    }

    private static ByteBuffer message(final ByteBuffer bytes, final int type, final int length) {
        return bytes.putInt(0, length + (length < 0 ? -8 : 8)).putInt(4, type);
    }

    private static void write(final Path file, final ByteBuffer bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(bytes, 0);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
