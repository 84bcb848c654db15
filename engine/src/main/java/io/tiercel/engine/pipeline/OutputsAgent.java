package io.tiercel.engine.pipeline;

import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.telemetry.DutyCycle;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The outputs' thread, where they have one: lets out what may leave. Under GROUP it is the thread that waits for the disk as well: while the core goes
 * on, it forces what has been journaled by now, lets out what that made durable, and begins anew. So a sync takes as much as came during the one
 * before.
 * <p>
 * {@link #run} belongs to its thread, {@link #wake} to the one that journals, {@link #stop} to the closing one. Allocates nothing after construction.
 */
public final class OutputsAgent implements Runnable {
    /** A thread that is told of new work needs no time limit; this is what a lost word would cost. */
    private static final long LONGEST_NAP_NS = 1_000_000L;

    private final JournalStage journal;
    private final OutputGate gate;
    private final FailureLatch failure;
    private final boolean isSyncing;
    private final IdleStrategy idle = new BackoffIdleStrategy();
    private DutyCycle cycle;
    private Runnable turnEnd;
    private volatile Thread thread;
    private volatile boolean isAsleep;
    private volatile boolean isStopping;

    /**
     * @param journal   of the inputs.
     * @param gate      of the outputs.
     * @param failure   where a failure goes; once there is one, nothing more leaves: what is open is the emergency path's.
     * @param isSyncing true when this thread syncs the journal.
     */
    public OutputsAgent(
            final JournalStage journal, final OutputGate gate, final FailureLatch failure, final boolean isSyncing) {
        this.journal = journal;
        this.gate = gate;
        this.failure = failure;
        this.isSyncing = isSyncing;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!isStopping && !failure.isFailed()) {
            if (cycle != null) {
                cycle.begin();
            }
            final int work = isSyncing ? syncThenDrain() : drain();
            if (work > 0 && cycle != null) {
                cycle.end();
                turnEnd.run();
            }
            if (!isSyncing) {
                idle.idle(work);
            } else if (work == 0) {
                sleep();
            }
        }
    }

    /**
     * Has the turns counted; before the start.
     *
     * @param dutyCycle of this thread.
     * @param consumer  told after each turn that had work.
     */
    public void countTurns(final DutyCycle dutyCycle, final Runnable consumer) {
        cycle = dutyCycle;
        turnEnd = consumer;
    }

    /** Says that inputs have been journaled. Costs a look at a field while the thread is at work. */
    public void wake() {
        if (isSyncing) {
            // the word of new inputs goes before the look whether the thread has gone to sleep: its own order is the
            // other way round
            VarHandle.fullFence();
            if (isAsleep) {
                isAsleep = false;
                LockSupport.unpark(thread);
            }
        }
    }

    /** Ends the thread after its next turn. */
    public void stop() {
        isStopping = true;
        LockSupport.unpark(thread);
    }

    /** Records released, and one for a sync. */
    private int syncThenDrain() {
        final boolean hasSynced;
        try {
            hasSynced = journal.syncWhatCame();
        } catch (final RuntimeException | Error thrown) {
            failure.fail(Stage.JOURNAL, journal.releasedSequence(), thrown);
            return 1;
        }
        return drain() + (hasSynced ? 1 : 0);
    }

    private void sleep() {
        isAsleep = true;
        if (!journal.isBehind() && !isStopping) {
            LockSupport.parkNanos(this, LONGEST_NAP_NS);
        }
        isAsleep = false;
    }

    private int drain() {
        try {
            return gate.drain();
        } catch (final RuntimeException | Error thrown) {
            failure.fail(Stage.OUTPUTS, journal.releasedSequence(), thrown);
            return 0;
        }
    }
}
