package io.tiercel.engine;

import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopHistograms;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.EngineThreads;
import io.tiercel.engine.pipeline.FailureLatch;
import io.tiercel.engine.pipeline.Ingress;
import io.tiercel.engine.pipeline.JournalStage;
import io.tiercel.engine.pipeline.OutputsAgent;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.pipeline.RingSlot;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.pipeline.StageHandler;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.telemetry.DutyCycle;
import io.tiercel.engine.telemetry.OutputCounters;
import io.tiercel.engine.telemetry.SessionCounter;
import io.tiercel.engine.telemetry.SessionCounters;
import io.tiercel.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * The way of an event through the engine, in one file.
 * <pre>
 *   feed, operator commands           polled in a fixed rotation by the INGRESS thread (the caller's)
 *            |
 *            v  EventSlots: claim, encode in place, publish = stamp sequence and event time
 *   +-----------------+
 *   | INPUT RING      |  Disruptor, single producer; 128-byte slots in one slab
 *   +-----------------+
 *        |         |
 *        v         v
 *    {@link JournalStage}  {@link Core}: due things of the simulated venue -> book -> factors -> model -> strategies -> risk -> orders
 *        |         |
 *        |         v
 *        |    +-------------+
 *        |    | OUTPUT RING |  whole records, written in place
 *        |    +-------------+
 *        |         |
 *        '----> {@link OutputGate}: a record leaves when the input that caused it is as durable as configured
 *                  |
 *                  |-> output journal
 *                  |-> gateway
 *                  '-> session statistics
 *
 *   INVOKER    one thread for everything, no ring
 *   SHARED     ingress | journal, core, outputs
 *   DEDICATED  ingress | journal | core | outputs
 * </pre>
 * A stage that throws stops the engine: later inputs are not worked on, the next publish throws on the ingress thread, the gateway cancels what it
 * has open, and the trip is journaled.
 */
public final class Pipeline implements AutoCloseable {
    private final PipelineConfig config;
    private final Core core;
    private final OutputRing outputRing;
    private final JournalStage journalStage;
    private final OutputGate gate;
    private final OutputsAgent outputsAgent;
    private final boolean hasOutputsThread;
    private final HopHistograms histograms = new HopHistograms();
    private final FailureLatch failure = new FailureLatch();
    private final Disruptor<RingSlot> disruptor;
    private final Ingress ingress;
    private final EngineThreads threads;
    private final StageHandler journalHandler;
    private final StageHandler coreHandler;
    private SessionCounters counters;
    private OutputCounters outputCounters;
    private boolean isStarted;
    private boolean isClosed;

    /**
     * Wires the topology; {@link #start} sets it going.
     *
     * @param config       threads, durability, sizes.
     * @param core         of the session.
     * @param outputRing   that the core writes to.
     * @param inputJournal of the session.
     * @param outputs      consumers of released records, called in this order.
     */
    public Pipeline(
            final PipelineConfig config,
            final Core core,
            final OutputRing outputRing,
            final Journal inputJournal,
            final List<? extends OutputHandler> outputs) {
        this.config = config;
        this.core = core;
        this.outputRing = outputRing;
        hasOutputsThread = config.threadingMode() == ThreadingMode.DEDICATED;
        journalStage = new JournalStage(inputJournal, config.durability());
        gate = new OutputGate(outputRing, journalStage::releasedSequence, handlers(config, outputs));
        outputsAgent = new OutputsAgent(journalStage, gate, failure);
        threads = new EngineThreads(
                config.pinThreads() && config.threadingMode() != ThreadingMode.INVOKER, config.processors());
        final long lastSequence = inputJournal.lastSequence();
        if (config.threadingMode() == ThreadingMode.INVOKER) {
            disruptor = null;
            journalHandler = null;
            coreHandler = null;
            ingress = new Ingress(1, null, this::journalThenCore, failure, lastSequence, config.probeEvery());
        } else {
            disruptor = newDisruptor();
            ingress = new Ingress(
                    config.ringSlots(), disruptor.getRingBuffer(), null, failure, lastSequence, config.probeEvery());
            if (config.threadingMode() == ThreadingMode.SHARED) {
                journalHandler = null;
                coreHandler = new StageHandler(ingress, this::journalThenCore, failure, false);
                disruptor.handleEventsWith(coreHandler);
            } else {
                journalHandler = new StageHandler(ingress, this::journalOnly, failure, true);
                coreHandler = new StageHandler(ingress, this::coreOnly, failure, false);
                disruptor.handleEventsWith(journalHandler, coreHandler);
            }
        }
        if (config.probeEvery() != 0) {
            core.hopClock(histograms);
        }
        outputRing.fullHandler(hasOutputsThread ? this::waitForOutputs : this::releaseNow);
    }

    private List<OutputHandler> handlers(final PipelineConfig config, final List<? extends OutputHandler> outputs) {
        final List<OutputHandler> handlers = new ArrayList<>(outputs);
        if (config.probeEvery() != 0) {
            histograms.gate().probeEvery(config.probeEvery());
            handlers.add(histograms.gate());
        }
        handlers.add((buffer, offset, length) -> {
            if (outputCounters != null) {
                outputCounters.onOutput(buffer, offset, length);
            }
        });
        return handlers;
    }

    /**
     * Has the stages count what they do; before {@link #start}. What the ingress has published is for its owner to count.
     *
     * @param sessionCounters written to, by each stage its own, once a turn.
     */
    public void counters(final SessionCounters sessionCounters) {
        counters = sessionCounters;
        outputCounters = new OutputCounters(counters);
        journalStage.counters(counters);
        counters.set(SessionCounter.PUBLISHED, ingress.lastSequence());
        counters.set(SessionCounter.JOURNALED, ingress.lastSequence());
        counters.set(SessionCounter.WORKED, ingress.lastSequence());
        if (coreHandler != null) {
            coreHandler.countTurns(
                    new DutyCycle(counters, SessionCounter.CORE_LONGEST_NS, SessionCounter.CORE_STALLS),
                    this::coreTurnEnded);
        }
        if (journalHandler != null) {
            journalHandler.countTurns(
                    new DutyCycle(counters, SessionCounter.JOURNAL_LONGEST_NS, SessionCounter.JOURNAL_TURN_STALLS),
                    sequence -> counters.set(SessionCounter.JOURNALED, sequence));
        }
        if (hasOutputsThread) {
            outputsAgent.countTurns(
                    new DutyCycle(counters, SessionCounter.OUTPUTS_LONGEST_NS, SessionCounter.OUTPUTS_STALLS),
                    () -> outputCounters.drained(outputRing.size()));
        }
    }

    private void coreTurnEnded(final long sequence) {
        if (journalHandler == null) {
            counters.set(SessionCounter.JOURNALED, sequence);
        }
        counters.set(SessionCounter.WORKED, sequence);
        if (!hasOutputsThread) {
            outputCounters.drained(outputRing.size());
        }
    }

    /** Starts the threads; the caller becomes the ingress thread. */
    public void start() {
        if (disruptor != null) {
            threads.pinCaller();
            disruptor.start();
            isStarted = true;
        }
        if (hasOutputsThread) {
            threads.newThread(outputsAgent).start();
        }
    }

    /**
     * @return where inputs are published, by the ingress thread only.
     */
    public Ingress ingress() {
        return ingress;
    }

    /**
     * Waits until every input published so far has been worked off; ingress thread only. From then on to its next publish the ingress thread may
     * read and reset {@link #histograms()}: the core's writes happen before the return, the next publish happens after whatever the caller did.
     * Outputs that have a thread of their own may still be on their way.
     *
     * @throws io.tiercel.engine.pipeline.EngineStoppedException when a stage has failed.
     */
    public void awaitIdle() {
        while (disruptor != null
                && disruptor.getRingBuffer().getMinimumGatingSequence()
                        < disruptor.getRingBuffer().getCursor()) {
            failure.check();
            Thread.onSpinWait();
        }
        failure.check();
    }

    /**
     * As {@link #awaitIdle}, and until every record that was written so far has left. Under a durability that syncs this waits for the disk.
     *
     * @throws io.tiercel.engine.pipeline.EngineStoppedException when a stage has failed.
     */
    public void awaitOutputs() {
        awaitIdle();
        while (hasOutputsThread && !outputRing.isEmpty()) {
            failure.check();
            Thread.onSpinWait();
        }
        failure.check();
    }

    /**
     * @return hop times of the probed inputs; to be read after {@link #close}, or by a load generator after {@link #awaitIdle}.
     */
    public HopHistograms histograms() {
        return histograms;
    }

    /**
     * @throws io.tiercel.engine.pipeline.EngineStoppedException when a stage has failed.
     */
    public void check() {
        failure.check();
    }

    /**
     * Works off what has been published, stops the threads, hands out the last digests and releases everything that may leave. Idempotent.
     * A failure of a stage is not thrown here: ask {@link #check}.
     */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (disruptor != null) {
            // shutdown alone takes a consumer whose thread has not begun yet for one that has stopped, and drops its
            // inputs
            while (isStarted
                    && disruptor.getRingBuffer().getMinimumGatingSequence()
                            < disruptor.getRingBuffer().getCursor()) {
                Thread.onSpinWait();
            }
            disruptor.shutdown();
        }
        outputsAgent.stop();
        threads.close();
        if (!failure.isFailed()) {
            finish();
        }
        if (counters != null) {
            outputCounters.drained(outputRing.size());
            if (!failure.isFailed()) {
                counters.set(SessionCounter.JOURNALED, ingress.lastSequence());
                counters.set(SessionCounter.WORKED, ingress.lastSequence());
            }
        }
    }

    private void finish() {
        try {
            outputRing.fullHandler(this::releaseNow);
            if (config.durability() != Durability.OFF) {
                journalStage.sync();
            }
            gate.drain();
        } catch (final RuntimeException | Error thrown) {
            failure.fail(Stage.CLOSING, ingress.lastSequence(), thrown);
        }
    }

    private void journalThenCore(
            final MutableDirectBuffer buffer, final int offset, final long sequence, final boolean endOfBatch) {
        beginProbe(offset, sequence);
        journalStage.append(buffer, offset);
        histograms.passed(Hop.JOURNAL);
        runCore(buffer, offset, sequence);
        histograms.end();
        journalStage.release(sequence, endOfBatch);
        drainOutputs(sequence);
        // without a ring there are no batches, and no thread whose turns could be told from the caller's
        if (disruptor == null && counters != null && (sequence & (DutyCycle.INPUTS_PER_TURN - 1)) == 0) {
            coreTurnEnded(sequence);
        }
    }

    private void journalOnly(
            final MutableDirectBuffer buffer, final int offset, final long sequence, final boolean endOfBatch) {
        journalStage.onInput(buffer, offset, sequence, endOfBatch);
    }

    private void coreOnly(
            final MutableDirectBuffer buffer, final int offset, final long sequence, final boolean endOfBatch) {
        beginProbe(offset, sequence);
        runCore(buffer, offset, sequence);
        histograms.end();
    }

    /** The first to fail names its stage: whatever else it makes fail on the way out comes too late for the latch. */
    private void runCore(final MutableDirectBuffer buffer, final int offset, final long sequence) {
        try {
            core.onInput(buffer, offset);
        } catch (final ObserverException thrown) {
            failure.fail(Stage.OBSERVER, sequence, thrown.getCause());
            throw thrown;
        } catch (final RuntimeException | Error thrown) {
            failure.fail(Stage.CORE, sequence, thrown);
            throw thrown;
        }
    }

    private void drainOutputs(final long sequence) {
        try {
            gate.drain();
        } catch (final RuntimeException | Error thrown) {
            failure.fail(Stage.OUTPUTS, sequence, thrown);
            throw thrown;
        }
    }

    private void beginProbe(final int offset, final long sequence) {
        if (ingress.isProbed(sequence)) {
            ingress.begin(histograms, offset, sequence);
        } else {
            histograms.skip();
        }
    }

    /** Core's thread while the output ring is full and the outputs have a thread of their own. */
    private void waitForOutputs() {
        failure.check();
        Thread.onSpinWait();
    }

    /** Same thread as the gate, which is the core's while an input is worked on: what waits for the disk is synced now. */
    private void releaseNow() {
        if (config.durability() != Durability.OFF) {
            try {
                journalStage.sync();
            } catch (final RuntimeException | Error thrown) {
                failure.fail(Stage.JOURNAL, journalStage.releasedSequence(), thrown);
                throw thrown;
            }
        }
        drainOutputs(journalStage.releasedSequence());
    }

    private Disruptor<RingSlot> newDisruptor() {
        return new Disruptor<>(
                RingSlot::new,
                config.ringSlots(),
                threads,
                ProducerType.SINGLE,
                config.waitPolicy().strategy());
    }
}
