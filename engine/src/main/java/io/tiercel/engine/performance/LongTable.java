package io.tiercel.engine.performance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of longs that are appended and read again from the first on. With a file it holds one block of rows in memory and the rest there, so that a run of
 * months takes no more memory than one of minutes; without one it holds all.
 * <p>
 * One thread. Allocates when it grows in memory, else nothing in {@link #append} beside the system's call for a full block.
 */
final class LongTable implements AutoCloseable {
    private static final int BLOCK_ROWS = 4096;

    private final int width;
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer bytes;
    private long[] block;
    private int used;
    private long spilledRows;

    /**
     * @param width longs in a row.
     * @param spool file for what does not stay in memory, emptied; deleted by {@link #close}.
     */
    LongTable(final int width, final Optional<Path> spool) {
        this.width = width;
        block = new long[BLOCK_ROWS * width];
        file = spool.orElse(null);
        if (file == null) {
            channel = null;
            bytes = null;
            return;
        }
        bytes = ByteBuffer.allocateDirect(block.length * Long.BYTES);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (final IOException unwritable) {
            throw new UncheckedIOException(file + " cannot be written", unwritable);
        }
    }

    /**
     * @param row copied; as wide as the table.
     */
    void append(final long[] row) {
        if (used == block.length) {
            makeRoom();
        }
        System.arraycopy(row, 0, block, used, width);
        used += width;
    }

    private void makeRoom() {
        if (channel == null) {
            block = Arrays.copyOf(block, Math.multiplyExact(2, block.length));
            return;
        }
        bytes.clear();
        bytes.asLongBuffer().put(block, 0, used);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, spilledRows * width * Long.BYTES + bytes.position());
            }
        } catch (final IOException unwritable) {
            throw new UncheckedIOException(file + " cannot be written", unwritable);
        }
        spilledRows += used / width;
        used = 0;
    }

    long rows() {
        return spilledRows + used / width;
    }

    /**
     * Reads all rows in the order in which they were appended.
     *
     * @param rows given each; the array is reused and must not be kept.
     */
    void forEach(final Consumer<long[]> rows) {
        final long[] row = new long[width];
        for (long first = 0; first < spilledRows; first += BLOCK_ROWS) {
            final LongBuffer spilled = read(first);
            while (spilled.hasRemaining()) {
                spilled.get(row);
                rows.accept(row);
            }
        }
        for (int at = 0; at < used; at += width) {
            System.arraycopy(block, at, row, 0, width);
            rows.accept(row);
        }
    }

    private LongBuffer read(final long firstRow) {
        bytes.clear();
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, firstRow * width * Long.BYTES + bytes.position()) < 0) {
                    throw new IllegalStateException(file + " was cut off by somebody else");
                }
            }
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
        return bytes.flip().asLongBuffer();
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(file + " cannot be deleted", e);
        }
    }
}
