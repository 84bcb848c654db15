package io.tiercel.bench.journal;

import io.tiercel.journal.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Waits for a journal's segments that are written ahead, by looking at its folder. Cold; stateless. */
public final class SegmentsAhead {
    private static final long LOOK_AGAIN_NS = 2_000_000L;

    private SegmentsAhead() {}

    /**
     * @param journal open for append.
     * @param path    its folder.
     * @param segment number of the last segment to wait for, from 1; returns when it is fully allocated.
     * @throws IllegalStateException when the disk has no room for it.
     */
    public static void await(final Journal journal, final Path path, final int segment) {
        final Path folder = path.resolve("%06d".formatted(segment));
        while (!Files.isDirectory(folder) || Files.exists(folder.resolve("preparing"))) {
            if (journal.isRunningOutOfSpace()) {
                throw new IllegalStateException("no room for a journal's segment in " + path);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
        }
    }
}
