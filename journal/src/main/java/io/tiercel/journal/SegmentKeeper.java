package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Allocates the next segment of a journal ahead of need and seals the ones that are full, on a thread of its own.
 * <p>
 * {@link #swap} belongs to the thread that appends and allocates nothing unless it fails; {@link #force} and {@link #isRefused} may be called
 * from any thread. Monitor of this object: {@code force} against sealing.
 */
final class SegmentKeeper {
    private static final long RETRY_NS = 1_000_000_000L;
    private static final long WAIT_NS = 20_000L;

    private final Path journal;
    private final long segmentBytes;
    private final Thread thread;
    // Written by the keeper's thread, taken by the appending thread: null = not ready.
    private volatile Segment ready;
    private volatile Throwable refusal;
    // Written by the appending thread, taken by the keeper's thread; the sequence is published by the reference.
    private volatile Segment retired;
    private long retiredSequence;
    private volatile boolean isStopping;
    private int nextOrdinal;
    private long stallCount;

    SegmentKeeper(final Path journal, final long segmentBytes, final int nextOrdinal) {
        this.journal = journal;
        this.segmentBytes = segmentBytes;
        this.nextOrdinal = nextOrdinal;
        thread = new Thread(this::run, "journal-segments-" + journal.getFileName());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Takes the next segment and hands back the full one.
     *
     * @throws JournalException if the disk refuses the next segment; the full one stays with the caller.
     */
    Segment swap(final Segment full, final long lastSequence) {
        if (ready == null || retired != null) {
            stallCount++;
            awaitReady(lastSequence);
        }
        final Segment next = ready;
        retiredSequence = lastSequence;
        retired = full;
        ready = null;
        LockSupport.unpark(thread);
        return next;
    }

    /** Whether the next segment could not be allocated when last tried. */
    boolean isRefused() {
        return refusal != null;
    }

    long stallCount() {
        return stallCount;
    }

    /** Forces the segment being sealed, if any, then the given one. */
    synchronized void force(final Segment current) {
        final Segment beingSealed = retired;
        if (beingSealed != null) {
            beingSealed.force();
        }
        current.force();
    }

    /** Stops the thread after it has sealed what was handed to it; removes the segment that was allocated ahead. */
    void close() throws IOException {
        isStopping = true;
        LockSupport.unpark(thread);
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        final Segment spare = ready;
        if (spare != null) {
            ready = null;
            spare.close();
            spare.folder().delete();
        }
    }

    private void awaitReady(final long lastSequence) {
        while (ready == null || retired != null) {
            final Throwable refused = refusal;
            if (refused != null) {
                throw new JournalException(
                        "journal: no space left on " + journal + " for the next " + segmentBytes + " bytes ("
                                + refused.getMessage() + "); last sequence " + lastSequence + " is kept",
                        refused);
            }
            LockSupport.parkNanos(this, WAIT_NS);
        }
    }

    private void run() {
        while (true) {
            final Segment full = retired;
            if (full != null) {
                seal(full);
            } else if (isStopping) {
                return;
            } else if (ready == null) {
                prepare();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private synchronized void seal(final Segment full) {
        try {
            full.seal(retiredSequence, false);
        } catch (final IOException | RuntimeException e) {
            // A segment without a seal is read and sealed again at the next opening: its records are in the file.
            refusal = e;
        }
        retired = null;
    }

    private void prepare() {
        try {
            ready = Segment.create(SegmentFolder.of(journal, nextOrdinal), segmentBytes);
            nextOrdinal++;
            refusal = null;
        } catch (final IOException | RuntimeException | InternalError e) {
            refusal = e;
            LockSupport.parkNanos(this, RETRY_NS);
        }
    }
}
