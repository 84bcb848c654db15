package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.pipeline.ThreadNiceness;
import io.tiercel.engine.recovery.JournalFollower;
import io.tiercel.engine.telemetry.SessionCounter;
import io.tiercel.engine.telemetry.SessionCounters;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.strategy.model.Model;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets a {@link JournalFollower} follow a session on a thread of its own, of the lowest priority: a standing verification, and snapshots at inputs that are
 * on disk. It takes no lock that the engine takes.
 */
final class FollowerThread implements AutoCloseable {
    private static final int INPUTS_PER_TURN = 1024;
    private static final long IDLE_NS = 1_000_000L;

    private final Path journalFolder;
    private final Configuration configuration;
    private final LongSupplier durableSequence;
    private final SessionCounters counters;
    private final Consumer<String> note;
    private final Thread thread;
    private volatile boolean isSessionOver;
    private volatile boolean isStopping;
    private volatile boolean isDifferent;

    /**
     * @param journalFolder   of the session, whose metadata are written.
     * @param configuration   of the session.
     * @param durableSequence last input on disk; any thread.
     * @param counters        told of each snapshot and of the inputs compared.
     * @param note            gets a line for whatever a person should know, on the follower's thread.
     */
    FollowerThread(
            final Path journalFolder,
            final Configuration configuration,
            final LongSupplier durableSequence,
            final SessionCounters counters,
            final Consumer<String> note) {
        this.journalFolder = journalFolder;
        this.configuration = configuration;
        this.durableSequence = durableSequence;
        this.counters = counters;
        this.note = note;
        thread = new Thread(this::run, "journal-follower");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether the second core made something else than the session. Any thread. */
    boolean isDifferent() {
        return isDifferent;
    }

    /**
     * The session has ended and all its outputs are in the journal: compares the rest.
     *
     * @param longest how long to wait for it.
     */
    void finish(final Duration longest) {
        isSessionOver = true;
        LockSupport.unpark(thread);
        try {
            if (thread.isAlive() && !thread.join(longest)) {
                note.accept("second core: not at the end of the session after " + longest.toSeconds() + " s");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops where it is. */
    @Override
    public void close() {
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
    }

    private void run() {
        ThreadNiceness.giveWay();
        try (JournalDirectory journal = JournalDirectory.openForRead(journalFolder, SessionMetadata.SCHEMA_VERSION)) {
            final Optional<Model> model = SessionMetadata.model(journal);
            try (JournalFollower follower =
                    SessionMetadata.follower(journal, configuration.engine().recovery(), model, note)) {
                follow(journal, follower);
                note.accept("second core: " + follower.compared() + " outputs up to input " + follower.lastSequence()
                        + " compared, " + follower.difference().orElse("no difference")
                        + (follower.lastSnapshot() == 0 ? "" : "; last snapshot at input " + follower.lastSnapshot()));
            } finally {
                model.ifPresent(Model::close);
            }
        } catch (final RuntimeException | Error e) {
            note.accept("second core stopped, the session goes on without it: " + e.getMessage());
        }
    }

    private void follow(final JournalDirectory journal, final JournalFollower follower) {
        boolean isOver = false;
        while (!isStopping && !isDifferent && !isOver) {
            final boolean isAtRest = isSessionOver;
            if (isAtRest) {
                follower.atRest();
            }
            final int polled = follower.poll(INPUTS_PER_TURN, Long.MAX_VALUE);
            if (follower.isSnapshotDue()) {
                if (durableSequence.getAsLong() < follower.lastSequence()) {
                    journal.forceInput();
                }
                follower.snapshot();
                counters.set(SessionCounter.SNAPSHOT, follower.lastSnapshot());
            }
            counters.set(SessionCounter.FOLLOWED, follower.lastSequence());
            isDifferent = follower.difference().isPresent();
            isOver = isAtRest && polled == 0;
            if (polled == 0) {
                LockSupport.parkNanos(this, IDLE_NS);
            }
        }
    }
}
