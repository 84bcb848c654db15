package io.tiercel.engine.replay;

import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.latency.HopHistograms;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.performance.TradingRecorder;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.protocol.SessionEndDecoder;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionStop;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Replays a journal: the configuration, the instruments and the model come from the journal itself, every input goes through a fresh core on the
 * calling thread, and what comes out is compared with the output journal. Where the session's core failed, the replay's must fail too.
 * <p>
 * Bounded: what it keeps is the state of one core, however long the journal.
 */
public final class Replay {
    private static final long PROGRESS_EVERY = 65_536;
    private static final double NS_PER_SECOND = 1e9;

    private final Path journalFolder;
    private final boolean isVerifying;
    private boolean isRecomputing = true;
    private MarketObserver observer;
    private TradingRecorder recorder;
    private LongConsumer progress = sequence -> {};
    private Consumer<String> note = line -> {};
    private Optional<ReplayPoint> from = Optional.empty();
    private Optional<ReplayPoint> to = Optional.empty();
    private Optional<ReplayControl> control = Optional.empty();
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
     * @param tradingRecorder made the record of the session, if it is replayed from its start.
     * @return this.
     */
    public Replay recorder(final TradingRecorder tradingRecorder) {
        recorder = tradingRecorder;
        return this;
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

    /**
     * @param consumer gets a line for each snapshot that could not be used.
     * @return this.
     */
    public Replay note(final Consumer<String> consumer) {
        note = consumer;
        return this;
    }

    /**
     * Looks at a part of the journal only. What lies before it is replayed too, from the newest usable snapshot before it, but neither compared nor told.
     *
     * @param first first input, or the first not before a time.
     * @param last  last input, or the last not after a time.
     * @return this.
     */
    public Replay range(final Optional<ReplayPoint> first, final Optional<ReplayPoint> last) {
        from = first;
        to = last;
        return this;
    }

    /**
     * @param isRecomputed true, as at the start, to run the model again for each of its answers; false to take them from the journal where it holds them:
     *                     then a replay on another processor has the same bits, and proves everything but the model.
     * @return this.
     */
    public Replay recomputeModels(final boolean isRecomputed) {
        isRecomputing = isRecomputed;
        return this;
    }

    /**
     * @param reins asked before each input. Going back is not for a replay that compares.
     * @return this.
     */
    public Replay control(final ReplayControl reins) {
        control = Optional.of(reins);
        return this;
    }

    /**
     * @param point any place.
     * @return the same; a time of the day gets the day of the journal's first input.
     */
    public ReplayPoint resolve(final ReplayPoint point) {
        try (JournalDirectory journal = JournalDirectory.openForRead(journalFolder, SessionMetadata.SCHEMA_VERSION)) {
            return ReplayRange.resolve(journal, point);
        }
    }

    /**
     * @return instruments of the session.
     */
    public InstrumentRegistry registry() {
        try (JournalDirectory journal = JournalDirectory.openForRead(journalFolder, SessionMetadata.SCHEMA_VERSION)) {
            return SessionMetadata.configuration(journal.metadata())
                    .instruments()
                    .registry(SessionMetadata.symbols(journal.metadata()));
        }
    }

    /** Ends the replay at its next input without a result; any thread. */
    public void stop() {
        isStopRequested = true;
        control.ifPresent(ReplayControl::quit);
    }

    /**
     * @return when the first input was about to be read, by the system's clock: how long a start takes, never anything that decides.
     */
    public Optional<Instant> firstEventAt() {
        return firstEventAt;
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
        try (JournalDirectory journal = JournalDirectory.openForRead(journalFolder, SessionMetadata.SCHEMA_VERSION)) {
            final Configuration configuration = SessionMetadata.configuration(journal.metadata());
            final InstrumentRegistry registry =
                    configuration.instruments().registry(SessionMetadata.symbols(journal.metadata()));
            ReplayRange range = from.isEmpty() && to.isEmpty() ? ReplayRange.ALL : ReplayRange.of(journal, from, to);
            try (ReplayModel model = new ReplayModel(journal, isRecomputing)) {
                while (true) {
                    final Optional<ReplayResult> result =
                            new Pass(journal, configuration, registry, model, range).run();
                    if (result.isPresent()) {
                        return result.get();
                    }
                    range = range.from(ReplayRange.of(
                            journal, Optional.of(control.orElseThrow().goBack()), Optional.empty()));
                }
            } finally {
                control.ifPresent(ReplayControl::ended);
            }
        }
    }

    /** One way through the journal, from a place to its end. */
    private final class Pass {
        private final JournalDirectory journal;
        private final Configuration configuration;
        private final InstrumentRegistry registry;
        private final ReplayModel model;
        private final ReplayRange range;
        private final HopHistograms hops = new HopHistograms();

        Pass(
                final JournalDirectory journal,
                final Configuration configuration,
                final InstrumentRegistry registry,
                final ReplayModel model,
                final ReplayRange range) {
            this.journal = journal;
            this.configuration = configuration;
            this.registry = registry;
            this.model = model;
            this.range = range;
        }

        /** Empty when somebody wants to go back. */
        Optional<ReplayResult> run() {
            final ComponentNames names = CoreFactory.componentNames(registry, configuration.factors());
            final OutputComparison comparison = new OutputComparison(names, registry, range.last());
            final List<OutputHandler> handlers = new ArrayList<>();
            if (isVerifying) {
                handlers.add(comparison);
            }
            if (recorder != null) {
                handlers.add(recorder);
            }
            try (ReplaySession session =
                    new ReplaySession(journal, configuration, registry, model, handlers, range.first(), note)) {
                session.core().core().observer(observer);
                session.core().core().venueObserver(recorder);
                session.core().core().hopClock(hops);
                final long first = Math.max(
                        Math.max(range.first(), session.core().lastSequence() + 1), journal.firstOutputCause());
                try (JournalReader outputs = journal.readOutputFrom(first)) {
                    comparison.start(outputs, first);
                    return run(session, comparison, first);
                }
            }
        }

        private Optional<ReplayResult> run(
                final ReplaySession session, final OutputComparison comparison, final long first) {
            final int probeEvery = configuration.engine().pipeline().probeEvery();
            final long last = range.last();
            final ReplayControl reins = control.orElse(null);
            final long startNs = System.nanoTime();
            firstEventAt = firstEventAt.or(() -> Optional.of(Instant.now()));
            int templateId = 0;
            long worked = 0;
            long lastWorked = 0;
            EngineStoppedException fault = null;
            while (fault == null && session.next()) {
                if (isStopRequested) {
                    throw new CancellationException("replay stopped at input " + session.lastSequence());
                }
                final long sequence = session.sequence();
                if (sequence > last && (!isVerifying || comparison.isSettled())) {
                    break;
                }
                if (reins != null && sequence >= range.first()) {
                    final ReplayControl.Admission admission = reins.admit(sequence, session.eventTimeNs());
                    if (admission == ReplayControl.Admission.GO_BACK) {
                        return Optional.empty();
                    }
                    if (admission == ReplayControl.Admission.QUIT) {
                        break;
                    }
                }
                if (probeEvery != 0 && (sequence & (probeEvery - 1)) == 0) {
                    hops.begin(System.nanoTime());
                } else {
                    hops.skip();
                }
                templateId = session.templateId();
                fault = session.work();
                hops.end();
                worked++;
                lastWorked = sequence;
                if (reins != null) {
                    reins.worked(sequence, session.eventTimeNs());
                }
                if (sequence % PROGRESS_EVERY == 0) {
                    progress.accept(sequence);
                }
            }
            if (session.lastSequence() < range.first() && range.first() > 1) {
                throw new BadInputException("replay from input " + range.first() + ": " + journal.path()
                        + " ends at input " + session.lastSequence() + ", expected a place before its end");
            }
            if (reins != null && fault == null && !reins.isOver()) {
                return Optional.empty();
            }
            final boolean isCut = lastWorked != session.lastSequence();
            if (fault == null && !isCut) {
                session.core().finish();
            }
            final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
            final SessionSummary summary = SessionSummary.of(
                    worked - (fault == null ? 0 : 1),
                    seconds,
                    session.core().core(),
                    session.core().statistics(),
                    session.core().strategyNames(),
                    SessionSummary.anomaliesOf(session.core().core()),
                    hops.byHop());
            while (fault != null && session.next()) {
                // journaled, but the core had failed: they are to be whole all the same
                progress.accept(session.lastSequence());
            }
            final boolean isEnded = templateId == SessionEndDecoder.TEMPLATE_ID;
            return Optional.of(result(
                    summary, comparison, fault, isEnded, isCut, first, isCut ? lastWorked : session.lastSequence()));
        }

        private ReplayResult result(
                final SessionSummary summary,
                final OutputComparison comparison,
                final EngineStoppedException fault,
                final boolean isEnded,
                final boolean isCut,
                final long firstSequence,
                final long lastSequence) {
            final Optional<SessionStop> recordedStop =
                    SessionStop.read(journal.metadata()).filter(stop -> !isCut || stop.sequence() <= lastSequence);
            final Optional<SessionStop> replayStop = Optional.ofNullable(fault).map(SessionStop::of);
            Optional<Finding> finding = Optional.empty();
            Optional<SessionStop> sessionStop = recordedStop;
            if (isVerifying) {
                finding = isCut
                        ? comparison.finishCut()
                        : comparison.finish(isEnded
                                && recordedStop.isEmpty()
                                && comparison.trip().isEmpty());
                sessionStop = recordedStop.or(comparison::trip);
                finding = StopComparison.earlier(
                        finding,
                        StopComparison.compare(sessionStop, replayStop, lastSequence)
                                .map(Finding::of));
                // the last block of digests was looked at to its end
                finding = finding.filter(found -> found.divergence().sequence() <= range.last());
            } else if (fault != null
                    && StopComparison.compare(sessionStop, replayStop, lastSequence)
                            .isPresent()) {
                throw fault;
            }
            return new ReplayResult(
                    summary,
                    isVerifying,
                    finding.map(new CloseLook(journal, configuration, registry, model)::look),
                    comparison.compared(),
                    comparison.verifiedSequence(),
                    firstSequence,
                    Math.min(lastSequence, range.last()),
                    sessionStop,
                    replayStop,
                    model.isPresent()
                            ? Optional.of(
                                    model.isRecomputing()
                                            ? ReplayResult.ModelAnswers.RECOMPUTED
                                            : model.wasAsked()
                                                    ? ReplayResult.ModelAnswers.JOURNALED_AND_RECOMPUTED
                                                    : ReplayResult.ModelAnswers.JOURNALED)
                            : Optional.empty());
        }
    }
}
