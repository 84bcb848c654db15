package io.tiercel.engine.replay;

import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.ObserverException;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.latency.HopHistograms;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.SessionStatistics;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.protocol.MessageHeaderDecoder;
import io.tiercel.engine.protocol.SessionEndDecoder;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionStop;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.model.Model;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/**
 * Replays a journal: the configuration, the instruments and the model come from the journal itself, every input goes through a fresh core on the
 * calling thread, and what comes out is compared with the output journal. Where the session's core failed, the replay's must fail too.
 */
public final class Replay {
    private static final long PROGRESS_EVERY = 65_536;
    private static final double NS_PER_SECOND = 1e9;

    private final Path journalFolder;
    private final boolean isVerifying;
    private MarketObserver observer;
    private LongConsumer progress = sequence -> {};
    private Optional<Instant> firstEventAt = Optional.empty();
    private volatile boolean isStopRequested;

    /**
     * @param journalFolder of the session.
     * @param isVerifying   compare outputs.
     */
    public Replay(final Path journalFolder, final boolean isVerifying) {
        this.journalFolder = journalFolder;
        this.isVerifying = isVerifying;
    }

    /**
     * @param marketObserver sees every book after each of its events.
     * @return this.
     */
    public Replay observer(final MarketObserver marketObserver) {
        observer = marketObserver;
        return this;
    }

    /**
     * @param consumer told the sequence from time to time.
     * @return this.
     */
    public Replay progress(final LongConsumer consumer) {
        progress = consumer;
        return this;
    }

    /** Ends the replay at its next input without a result; any thread. */
    public void stop() {
        isStopRequested = true;
    }

    /**
     * Runs the replay.
     *
     * @return what it came to.
     * @throws CancellationException  when it was stopped.
     * @throws JournalException       when the journal is damaged: one line that names the last good input.
     * @throws EngineStoppedException when nothing is compared and the core fails where the session's did not; comparing, that is a divergence.
     */
    public ReplayResult run() {
        try (JournalDirectory journal = JournalDirectory.openForRead(journalFolder, SessionMetadata.SCHEMA_VERSION);
                JournalReader inputs = journal.readInput();
                JournalReader outputs = journal.readOutput()) {
            final Configuration configuration = SessionMetadata.configuration(journal.metadata());
            final InstrumentRegistry registry =
                    configuration.instruments().registry(SessionMetadata.symbols(journal.metadata()));
            final Optional<Model> model = SessionMetadata.model(journal);
            try {
                return run(
                        new CloseLook(journal, configuration, registry),
                        configuration,
                        registry,
                        model,
                        inputs,
                        outputs,
                        SessionStop.read(journal.metadata()));
            } finally {
                model.ifPresent(Model::close);
            }
        }
    }

    /**
     * @return when the first input was about to be read, by the system's clock: how long a start takes, never anything that decides.
     */
    public Optional<Instant> firstEventAt() {
        return firstEventAt;
    }

    private ReplayResult run(
            final CloseLook closeLook,
            final Configuration configuration,
            final InstrumentRegistry registry,
            final Optional<Model> model,
            final JournalReader inputs,
            final JournalReader outputs,
            final Optional<SessionStop> recordedStop) {
        final OutputRing ring = new OutputRing(configuration.engine().pipeline().outputRingBytes());
        final CoreFactory factory = new CoreFactory(configuration, registry);
        final Core core = factory.newCore(ring, model);
        core.observer(observer);
        final HopHistograms hops = new HopHistograms();
        core.hopClock(hops);
        final SessionStatistics statistics =
                new SessionStatistics(factory.strategyNames().size());
        final OutputComparison comparison =
                new OutputComparison(outputs, CoreFactory.componentNames(registry, configuration.factors()), registry);
        final List<OutputHandler> handlers = new ArrayList<>(List.of(statistics));
        if (isVerifying) {
            handlers.add(comparison);
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final OutputGate gate = new OutputGate(ring, () -> Long.MAX_VALUE, handlers);
        ring.fullHandler(gate::drain);
        final int probeEvery = configuration.engine().pipeline().probeEvery();
        int templateId = 0;
        EngineStoppedException fault = null;
        final long startNs = System.nanoTime();
        firstEventAt = Optional.of(Instant.now());
        while (fault == null && inputs.next()) {
            if (isStopRequested) {
                throw new CancellationException("replay stopped at input " + inputs.lastSequence());
            }
            final long sequence = inputs.lastSequence();
            if (probeEvery != 0 && (sequence & probeEvery - 1) == 0) {
                hops.begin(System.nanoTime());
            } else {
                hops.skip();
            }
            templateId = header.wrap(inputs.buffer(), inputs.offset()).templateId();
            fault = faultOf(core, inputs);
            hops.end();
            gate.drain();
            if (sequence % PROGRESS_EVERY == 0) {
                progress.accept(sequence);
            }
        }
        if (fault == null) {
            core.flushDigest();
            gate.drain();
        }
        final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
        final SessionSummary summary = SessionSummary.of(
                inputs.recordCount() - (fault == null ? 0 : 1),
                seconds,
                core,
                statistics,
                factory.strategyNames(),
                SessionSummary.anomaliesOf(core),
                hops.byHop());
        while (inputs.next()) {
            // journaled, but the core had failed: they are to be whole all the same
            progress.accept(inputs.lastSequence());
        }
        return result(
                closeLook,
                summary,
                comparison,
                recordedStop,
                fault,
                templateId == SessionEndDecoder.TEMPLATE_ID,
                inputs);
    }

    /** Works on one input; what the core throws is an answer like any other. Observers and the journal are not the core. */
    private static EngineStoppedException faultOf(final Core core, final JournalReader inputs) {
        try {
            core.onInput(inputs.buffer(), inputs.offset());
            return null;
        } catch (final ObserverException | JournalException notOfTheCore) {
            throw notOfTheCore;
        } catch (final RuntimeException | Error thrown) {
            return new EngineStoppedException(Stage.CORE, inputs.lastSequence(), thrown);
        }
    }

    private ReplayResult result(
            final CloseLook closeLook,
            final SessionSummary summary,
            final OutputComparison comparison,
            final Optional<SessionStop> recordedStop,
            final EngineStoppedException fault,
            final boolean isEnded,
            final JournalReader inputs) {
        final Optional<SessionStop> replayStop = Optional.ofNullable(fault).map(SessionStop::of);
        Optional<Finding> finding = Optional.empty();
        Optional<SessionStop> sessionStop = recordedStop;
        if (isVerifying) {
            finding = comparison.finish(
                    isEnded && recordedStop.isEmpty() && comparison.trip().isEmpty());
            sessionStop = recordedStop.or(comparison::trip);
            finding = StopComparison.earlier(
                    finding,
                    StopComparison.compare(sessionStop, replayStop, inputs.lastSequence())
                            .map(Finding::of));
        } else if (fault != null
                && StopComparison.compare(sessionStop, replayStop, inputs.lastSequence())
                        .isPresent()) {
            throw fault;
        }
        return new ReplayResult(
                summary,
                isVerifying,
                finding.map(closeLook::look),
                comparison.compared(),
                comparison.verifiedSequence(),
                inputs.lastSequence(),
                sessionStop,
                replayStop);
    }
}
