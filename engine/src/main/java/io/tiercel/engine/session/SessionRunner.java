package io.tiercel.engine.session;

import io.tiercel.engine.Core;
import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.Pipeline;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.gateway.RecordingGateway;
import io.tiercel.engine.operator.RefusedResets;
import io.tiercel.engine.output.OutputJournaller;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Ingress;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.recovery.Recovery;
import io.tiercel.engine.recovery.SessionCore;
import io.tiercel.engine.telemetry.IngressCounters;
import io.tiercel.engine.telemetry.SessionCounters;
import io.tiercel.engine.telemetry.SessionState;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.ModelFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Runs one session: polls feed and operator on the calling thread, which is the ingress thread, until the feed ends or {@link #stop} is called,
 * settles what is under way, closes the journal and sums up.
 */
public final class SessionRunner {
    /** File in the run folder that the emergency path writes when the engine has stopped itself. */
    public static final String EMERGENCY_LOG = "emergency.log";

    private static final double NS_PER_SECOND = 1e9;
    private static final Duration LONGEST_COMPARISON = Duration.ofSeconds(60);

    private final Configuration configuration;
    private final FeedSource source;
    private final Path journalFolder;
    private MarketObserver observer;
    private DoubleConsumer progress = share -> {};
    private Consumer<String> operatorLine = line -> {};
    private Consumer<String> note = line -> {};
    private boolean isResuming;
    private volatile boolean isStopRequested;

    /**
     * @param configuration of the session.
     * @param source        of its market data.
     * @param journalFolder where the journal is made; must not hold one.
     */
    public SessionRunner(final Configuration configuration, final FeedSource source, final Path journalFolder) {
        this.configuration = configuration;
        this.source = source;
        this.journalFolder = journalFolder;
    }

    /**
     * @param marketObserver sees every book after each of its events, on the core's thread.
     * @return this.
     */
    public SessionRunner observer(final MarketObserver marketObserver) {
        observer = marketObserver;
        return this;
    }

    /**
     * @param consumer told from time to time, on the ingress thread, how much of the feed has been read: 0 to 1, NaN if that is not known.
     * @return this.
     */
    public SessionRunner progress(final DoubleConsumer consumer) {
        progress = consumer;
        return this;
    }

    /**
     * @param consumer gets a line for each command of the operator that the engine refused, on the outputs' thread.
     * @return this.
     */
    public SessionRunner operatorLine(final Consumer<String> consumer) {
        operatorLine = consumer;
        return this;
    }

    /**
     * Goes on with the journal of a session that was cut off, or had ended and has more to come, if the folder holds one.
     *
     * @param consumer gets a line for whatever a person should know of it.
     * @return this.
     */
    public SessionRunner resume(final Consumer<String> consumer) {
        isResuming = true;
        note = consumer;
        return this;
    }

    /** Ends the session as if the feed had ended; any thread. */
    public void stop() {
        isStopRequested = true;
    }

    /**
     * Runs the session.
     *
     * @return what it came to.
     * @throws BadInputException      if feed, configuration or model are unusable; what was read before has been journaled.
     * @throws EngineStoppedException if a stage failed, or the ingress thread ran into an {@link Error}; trading has stopped and open orders have been
     *                                canceled.
     */
    public SessionSummary run() {
        final InstrumentRegistry registry = configuration.instruments().registry(source.symbols(configuration));
        return isResuming && JournalDirectory.isPresent(journalFolder) ? resume(registry) : begin(registry);
    }

    private SessionSummary begin(final InstrumentRegistry registry) {
        final Optional<ModelFile> modelFile = modelFile();
        // whatever can be unusable is tried before the journal's folder is made
        final Optional<Model> model = modelFile.map(file -> SessionMetadata.load(file, configuration.factors()));
        final SessionCore core = new SessionCore(configuration, registry, model, List.of());
        try (Feed feed = source.open(configuration, registry);
                JournalDirectory journal =
                        JournalDirectory.create(journalFolder, SessionMetadata.SCHEMA_VERSION, Map.of())) {
            describe(journal, registry, modelFile);
            final JournalConfig segments = configuration.engine().journal().segments();
            try (Journal inputs = journal.openInput(segments);
                    Journal outputs = journal.openOutput(segments)) {
                return run(feed, core, Optional.empty(), journal, inputs, outputs);
            }
        } finally {
            model.ifPresent(Model::close);
        }
    }

    private SessionSummary resume(final InstrumentRegistry registry) {
        try (JournalDirectory journal = JournalDirectory.openForAppend(journalFolder, SessionMetadata.SCHEMA_VERSION)) {
            final boolean isOfSession = SessionMetadata.isOfSession(journal.metadata());
            if (isOfSession) {
                SessionMetadata.requireSame(journal.metadata(), configuration, source, registry);
                SessionStop.requireNoFaultOfCore(journal.metadata());
            }
            final JournalConfig segments = configuration.engine().journal().segments();
            try (Journal inputs = journal.openInput(segments)) {
                if (!isOfSession) {
                    // cut off before it said what it is, or no session at all
                    requireEmpty(inputs);
                    describe(journal, registry, modelFile());
                }
                final Optional<Model> model = SessionMetadata.model(journal);
                final SessionResume resume = new SessionResume(configuration, journal, note);
                resume.dropCommands();
                try (Feed feed = source.open(configuration, registry);
                        Journal outputs = resume.openOutputs(inputs)) {
                    final Recovery.Recovered recovered = resume.run(inputs, outputs, registry, model, progress);
                    final FeedLoop.Continuation continuation = resume.begin(recovered, source.isLive());
                    return run(feed, recovered.core(), Optional.of(continuation), journal, inputs, outputs);
                } finally {
                    model.ifPresent(Model::close);
                }
            }
        }
    }

    private void requireEmpty(final Journal inputs) {
        if (inputs.lastSequence() > 0) {
            throw new BadInputException(
                    "resume: " + journalFolder + " holds stored market data, expected the journal of a session");
        }
    }

    private Optional<ModelFile> modelFile() {
        return configuration.strategy().hasModel()
                ? Optional.of(ModelFile.load(configuration.strategy().model()))
                : Optional.empty();
    }

    private void describe(
            final JournalDirectory journal, final InstrumentRegistry registry, final Optional<ModelFile> modelFile) {
        modelFile.ifPresent(file -> journal.putArtifact(file.bytes()));
        journal.putMetadata(SessionMetadata.entries(configuration, source, registry, modelFile));
    }

    private SessionSummary run(
            final Feed feed,
            final SessionCore session,
            final Optional<FeedLoop.Continuation> continuation,
            final JournalDirectory journal,
            final Journal inputs,
            final Journal outputs) {
        try (SessionCounters counters = SessionCounters.create(journalFolder)) {
            return run(feed, session, continuation, journal, inputs, outputs, counters);
        }
    }

    private SessionSummary run(
            final Feed feed,
            final SessionCore session,
            final Optional<FeedLoop.Continuation> continuation,
            final JournalDirectory journal,
            final Journal inputs,
            final Journal outputs,
            final SessionCounters counters) {
        final Core core = session.core();
        core.observer(observer);
        final RecordingGateway gateway = session.gateway();
        final Pipeline pipeline = new Pipeline(
                configuration.engine().pipeline(),
                core,
                session.ring(),
                inputs,
                List.of(new OutputJournaller(outputs), gateway, session.statistics(), new RefusedResets(operatorLine)));
        pipeline.ingress().continueFrom(session.lastEventTimeNs());
        pipeline.counters(counters);
        final IngressCounters telemetry = new IngressCounters(counters, inputs, outputs);
        final long firstSequence = inputs.lastSequence();
        final FollowerThread follower =
                new FollowerThread(journalFolder, configuration, inputs::durableSequence, counters, operatorLine);
        final FeedLoop loop = new FeedLoop(
                journalFolder,
                configuration.engine().pipeline().waitPolicy(),
                () -> isStopRequested,
                () -> inputs.isRunningOutOfSpace() || outputs.isRunningOutOfSpace(),
                follower::isDifferent,
                progress,
                telemetry,
                source.isLive() ? configuration.engine().session().idleTickMs() : 0);
        final long startNs;
        final long endNs;
        final long ignoredCommands;
        try (pipeline;
                follower) {
            pipeline.start();
            if (configuration
                    .engine()
                    .recovery()
                    .isFollowed(Runtime.getRuntime().availableProcessors())) {
                follower.start();
            }
            startNs = System.nanoTime();
            ignoredCommands = loop.run(feed, pipeline, continuation);
            pipeline.close();
            endNs = System.nanoTime();
            pipeline.check();
            follower.finish(LONGEST_COMPARISON);
            tellEnd(telemetry, SessionState.FINISHED, pipeline.ingress());
        } catch (final RuntimeException | Error thrown) {
            pipeline.close();
            tellEnd(telemetry, SessionState.STOPPED, pipeline.ingress());
            final boolean isUntouched = pipeline.ingress().lastSequence() == firstSequence;
            throw stopped(pipeline, gateway, isUntouched, new EmergencyStop(journal, outputs, gateway), thrown);
        }
        return SessionSummary.of(
                pipeline.ingress().lastSequence() - firstSequence,
                (endNs - startNs) / NS_PER_SECOND,
                core,
                session.statistics(),
                session.strategyNames(),
                Anomaly.counts(core.counts(), ignoredCommands, inputs.stallCount() + outputs.stallCount()),
                pipeline.histograms().byHop());
    }

    private static void tellEnd(final IngressCounters telemetry, final SessionState state, final Ingress ingress) {
        telemetry.end(state, ingress.lastSequence(), ingress.lastEventTimeNs());
    }

    /**
     * What ends the session: a dead engine before a broken feed, because its orders are still open. A feed whose kill went through the engine has left
     * none open and its trip is an output like any other: nothing is left to the emergency path.
     */
    private static RuntimeException stopped(
            final Pipeline pipeline,
            final RecordingGateway gateway,
            final boolean isUntouched,
            final EmergencyStop emergency,
            final Throwable thrown) {
        final Ingress ingress = pipeline.ingress();
        EngineStoppedException dead = null;
        try {
            pipeline.check();
        } catch (final EngineStoppedException failed) {
            if (failed != thrown) {
                failed.addSuppressed(thrown);
            }
            dead = failed;
        }
        if (dead == null && thrown instanceof EngineStoppedException unpublished) {
            dead = unpublished;
        }
        // a session that was taken up and came to nothing new is as it was
        final boolean isKilled = dead == null && (isUntouched || gateway.openOrders() == 0);
        if (isKilled && thrown instanceof RuntimeException broken) {
            return broken;
        }
        if (dead == null) {
            dead = new EngineStoppedException(Stage.INGRESS, ingress.lastSequence(), thrown);
        }
        if (!isKilled) {
            emergency.run(dead, ingress.lastEventTimeNs());
        }
        return dead;
    }
}
