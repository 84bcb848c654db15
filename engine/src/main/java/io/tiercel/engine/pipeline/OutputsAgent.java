package io.tiercel.engine.pipeline;

import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.telemetry.DutyCycle;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The outputs' thread, where they have one: lets out what may leave.
 * <p>
 * {@link #run} belongs to its thread, {@link #stop} to the closing one. Allocates nothing after construction.
 */
public final class OutputsAgent implements Runnable {
    private final JournalStage journal;
    private final OutputGate gate;
    private final FailureLatch failure;
    private final IdleStrategy idle = new BackoffIdleStrategy();
    private DutyCycle cycle;
    private Runnable turnEnd;
    private volatile boolean isStopping;

    /**
     * @param journal of the inputs.
     * @param gate    of the outputs.
     * @param failure where a failure goes; once there is one, nothing more leaves: what is open is the emergency path's.
     */
    public OutputsAgent(final JournalStage journal, final OutputGate gate, final FailureLatch failure) {
        this.journal = journal;
        this.gate = gate;
        this.failure = failure;
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

    @Override
    public void run() {
        try {
            while (!isStopping && !failure.isFailed()) {
                if (cycle != null) {
                    cycle.begin();
                }
                final int released = gate.drain();
                if (released > 0 && cycle != null) {
                    cycle.end();
                    turnEnd.run();
                }
                idle.idle(released);
            }
        } catch (final RuntimeException | Error thrown) {
            failure.fail(Stage.OUTPUTS, journal.releasedSequence(), thrown);
        }
    }

    /** Ends the thread after its present turn. */
    public void stop() {
        isStopping = true;
    }
}
