package io.tiercel.bench.durability;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * How long the calling thread has stood ready to run without a processor, from {@code /proc/thread-self/schedstat}: what the scheduler did, not the disk.
 * Owned by the thread that made it.
 */
final class WaitForProcessor implements AutoCloseable {
    private final RandomAccessFile file;
    private final byte[] bytes = new byte[128];

    WaitForProcessor() {
        RandomAccessFile opened = null;
        try {
            opened = new RandomAccessFile("/proc/thread-self/schedstat", "r");
        } catch (final IOException absent) {
            // another system: every stall counts as the target's
        }
        file = opened;
    }

    /**
     * @return nanoseconds since the thread began; 0 where it cannot be told.
     */
    long totalNs() {
        if (file == null) {
            return 0;
        }
        try {
            file.seek(0);
            final int length = file.read(bytes);
            final String[] words = new String(bytes, 0, Math.max(0, length), StandardCharsets.US_ASCII).split(" ", -1);
            return words.length > 1 ? Long.parseLong(words[1].strip()) : 0;
        } catch (final IOException | NumberFormatException untold) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (final IOException ignored) {
            // it was only read
        }
    }
}
