package io.tiercel.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * Allocates the next segments of a journal ahead of need and seals the ones that are full, on a thread of its own.
 * <p>
 * {@link #swap} belongs to the thread that appends and allocates nothing unless it fails; {@link #force} and
 * {@link #isRefused} may be called from any thread. Monitor of this object: forcing, and taking a full segment out of the ring.
 * <p>
 * Where the next segment is missing, allocating comes before sealing, which waits for the disk: a burst above the speed of the disk is taken
 * by the page cache until {@link #MAX_FULL} segments wait for their seal.
 */
final class SegmentKeeper {
    /** Full segments that may wait to be forced and sealed; a power of two. */
    static final int MAX_FULL = 16;

    private static final long RETRY_NS = 1_000_000_000L;
    private static final long WAIT_NS = 20_000L;

    private final Path journal;
    private final JournalConfig config;
    private final LongConsumer durable;
    private final Thread thread;
    // Offered by the keeper's thread, polled by the appending thread; its capacity is rounded up to a power of two.
    private final OneToOneConcurrentArrayQueue<Segment> ready;
    private volatile Throwable refusal;
    // Why records cannot be forced any more; stays once set, because nothing is known to be durable from there on.
    private volatile Throwable forceFailure;
    private Throwable sealFailure;
    // Ring: the appending thread sets a slot with release, the keeper's thread clears it under the monitor.
    private final AtomicReferenceArray<Segment> full = new AtomicReferenceArray<>(MAX_FULL);
    private final AtomicLong stallCount = new AtomicLong();
    private volatile boolean isStopping;
    private int filledCount;
    private int sealedCount;
    private int nextOrdinal;

    SegmentKeeper(final Path journal, final JournalConfig config, final int nextOrdinal, final LongConsumer durable) {
        this.journal = journal;
        this.durable = durable;
        this.config = config;
        this.nextOrdinal = nextOrdinal;
        ready = new OneToOneConcurrentArrayQueue<>(config.segmentsAhead());
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
    Segment swap(final Segment finished, final long lastSequence) {
        final int slot = filledCount & (MAX_FULL - 1);
        Segment next = full.getAcquire(slot) == null ? ready.poll() : null;
        if (next == null) {
            next = awaitReady(slot, lastSequence);
        }
        finished.finish(lastSequence);
        full.setRelease(slot, finished);
        filledCount++;
        LockSupport.unpark(thread);
        return next;
    }

    /** Waits until the next segment is allocated or known to be refused. */
    void awaitVerdict() {
        if (ready.isEmpty() && refusal == null) {
            stallCount.incrementAndGet();
            while (ready.isEmpty() && refusal == null) {
                LockSupport.parkNanos(this, WAIT_NS);
            }
        }
    }

    /** Whether the next segment could not be allocated when last tried. */
    boolean isRefused() {
        return refusal != null;
    }

    int segmentsAhead() {
        return ready.size();
    }

    long stallCount() {
        return stallCount.get();
    }

    /**
     * Forces the full segments that wait for their seal, then the given one.
     *
     * @throws JournalException if a segment could not be forced, now or before.
     */
    synchronized void force(final Segment current) {
        requireForcing();
        for (int slot = 0; slot < MAX_FULL; slot++) {
            final Segment waiting = full.getAcquire(slot);
            if (waiting != null) {
                forceOne(waiting);
            }
        }
        forceOne(current);
        requireForcing();
    }

    /** A segment that could not be forced may be unmapped by now: it is not asked again. */
    private void requireForcing() {
        final Throwable failure = forceFailure;
        if (failure != null) {
            throw new JournalException(
                    "journal: the disk refuses to sync " + journal + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Stops the thread after it has sealed what was handed to it; removes what was allocated ahead.
     *
     * @throws IOException if that cannot be removed, or a full segment could not be sealed.
     */
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
        // The highest first: a stop in between leaves no gap in the numbers.
        final List<Segment> spares = new ArrayList<>();
        ready.drainTo(spares, ready.capacity());
        for (final Segment spare : spares.reversed()) {
            spare.close();
            spare.folder().delete();
        }
        if (sealFailure != null) {
            throw new IOException("a full segment has no seal: " + sealFailure.getMessage(), sealFailure);
        }
    }

    private Segment awaitReady(final int slot, final long lastSequence) {
        stallCount.incrementAndGet();
        while (true) {
            if (full.getAcquire(slot) == null) {
                final Segment next = ready.poll();
                if (next != null) {
                    return next;
                }
            }
            final Throwable refused = refusal;
            if (refused != null) {
                throw new JournalException(
                        "journal: no space left on " + journal + " for the next " + config.segmentBytes() + " bytes ("
                                + refused.getMessage() + "); last sequence " + lastSequence + " is kept",
                        refused);
            }
            LockSupport.parkNanos(this, WAIT_NS);
        }
    }

    private void run() {
        try {
            keep();
        } catch (final RuntimeException | Error e) {
            // never leave the appending thread waiting for a segment that nobody makes
            refusal = e;
            throw e;
        }
    }

    private void keep() {
        while (true) {
            final Segment finished = full.getAcquire(sealedCount & (MAX_FULL - 1));
            final boolean hasRoomAhead = !isStopping && ready.size() < config.segmentsAhead();
            if (hasRoomAhead && refusal == null && (finished == null || ready.isEmpty())) {
                prepare();
            } else if (finished != null) {
                seal(finished);
            } else if (isStopping) {
                return;
            } else if (hasRoomAhead) {
                LockSupport.parkNanos(this, RETRY_NS);
                prepare();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void seal(final Segment finished) {
        synchronized (this) {
            try {
                finished.retire();
                if (forceFailure == null) {
                    durable.accept(finished.lastSequence());
                }
            } catch (final RuntimeException e) {
                // whatever it was: nothing behind it is known to be durable
                forceFailure = e;
            }
            full.setRelease(sealedCount & (MAX_FULL - 1), null);
            sealedCount++;
        }
        try {
            if (forceFailure == null) {
                finished.seal(false);
            } else {
                finished.close();
            }
        } catch (final IOException | RuntimeException e) {
            // A segment without a seal is read and sealed at the next opening: its records are in the file.
            sealFailure = e;
        }
    }

    private void forceOne(final Segment segment) {
        try {
            segment.force();
        } catch (final UncheckedIOException e) {
            forceFailure = e;
        }
    }

    private void prepare() {
        if (isStopping) {
            return;
        }
        try {
            ready.offer(Segment.create(SegmentFolder.of(journal, nextOrdinal), config.segmentBytes()));
            nextOrdinal++;
            refusal = null;
        } catch (final IOException | RuntimeException | InternalError e) {
            refusal = e;
        }
    }
}
