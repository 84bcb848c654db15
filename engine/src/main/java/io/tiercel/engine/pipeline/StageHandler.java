package io.tiercel.engine.pipeline;

import com.lmax.disruptor.EventHandler;
import io.tiercel.engine.telemetry.DutyCycle;
import java.util.function.LongConsumer;

/**
 * A stage as a consumer of the input ring: finds the input of a slot, catches what the stage throws, and tells the counters after each turn, a turn being a
 * batch or {@value DutyCycle#INPUTS_PER_TURN} inputs of it.
 * <p>
 * Owned by the consumer's thread. Allocates nothing after construction.
 */
public final class StageHandler implements EventHandler<RingSlot> {
    private final Ingress ingress;
    private final InputStage stage;
    private final FailureLatch failure;
    private final boolean isGoingOn;
    private DutyCycle cycle;
    private LongConsumer turnEnd;
    private int inputs;
    private boolean hasFailed;

    /**
     * @param ingress   holds the inputs.
     * @param stage     called with each.
     * @param failure   where a failure goes.
     * @param isGoingOn true for a journal with a thread of its own, which goes on after another stage has failed: what was published, the input that
     *                  failed above all, must be on record. Else the remaining inputs pass unworked, so that the producer never hangs on a full ring.
     */
    public StageHandler(
            final Ingress ingress, final InputStage stage, final FailureLatch failure, final boolean isGoingOn) {
        this.ingress = ingress;
        this.stage = stage;
        this.failure = failure;
        this.isGoingOn = isGoingOn;
    }

    /**
     * Has the turns counted; before the start.
     *
     * @param dutyCycle of this thread.
     * @param consumer  told the sequence of the last input of each turn.
     */
    public void countTurns(final DutyCycle dutyCycle, final LongConsumer consumer) {
        cycle = dutyCycle;
        turnEnd = consumer;
    }

    @Override
    public void onBatchStart(final long batchSize, final long queueDepth) {
        if (cycle != null) {
            inputs = 0;
            cycle.begin();
        }
    }

    @Override
    public void onEvent(final RingSlot slot, final long ringSequence, final boolean endOfBatch) {
        if (isGoingOn ? hasFailed : failure.isFailed()) {
            return;
        }
        final int offset = ingress.offset(ringSequence);
        final long sequence = ingress.sequenceAt(offset);
        try {
            stage.onInput(ingress.buffer(), offset, sequence, endOfBatch);
        } catch (final RuntimeException | Error thrown) {
            failure.fail(Stage.JOURNAL, sequence, thrown);
            hasFailed = true;
            return;
        }
        if (cycle != null && (++inputs == DutyCycle.INPUTS_PER_TURN || endOfBatch)) {
            inputs = 0;
            cycle.end();
            turnEnd.accept(sequence);
        }
    }
}
