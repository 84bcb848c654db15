package io.tiercel.engine.session;

import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.Pipeline;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.gateway.RecordingGateway;
import io.tiercel.engine.operator.CommandInbox;
import io.tiercel.engine.operator.RefusedResets;
import io.tiercel.engine.output.OutputJournaller;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.SessionStatistics;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Ingress;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.pipeline.WaitPolicy;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.ModelFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Runs one session: polls feed and operator on the calling thread, which is the ingress thread, until the feed ends or {@link #stop} is called,
 * settles what is under way, closes the journal and sums up.
 */
public final class SessionRunner {
    /** File in the run folder that the emergency path writes when the engine has stopped itself. */
    public static final String EMERGENCY_LOG = "emergency.log";

    private static final int EVENTS_PER_POLL = 256;
    private static final long PROGRESS_INTERVAL_NS = 100_000_000L;
    private static final double NS_PER_SECOND = 1e9;

    private final Configuration configuration;
    private final FeedSource source;
    private final Path journalFolder;
    private MarketObserver observer;
    private DoubleConsumer progress = share -> {};
    private Consumer<String> operatorLine = line -> {};
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
        final CoreFactory factory = new CoreFactory(configuration, registry);
        final Optional<ModelFile> modelFile = configuration.strategy().hasModel()
                ? Optional.of(ModelFile.load(configuration.strategy().model()))
                : Optional.empty();
        // whatever can be unusable is tried before the journal's folder is made
        final Optional<Model> model = modelFile.map(file -> SessionMetadata.load(file, configuration.factors()));
        try (Feed feed = source.open(configuration, registry);
                JournalDirectory journal =
                        JournalDirectory.create(journalFolder, SessionMetadata.SCHEMA_VERSION, Map.of())) {
            modelFile.ifPresent(file -> journal.putArtifact(file.bytes()));
            journal.putMetadata(SessionMetadata.entries(configuration, source, registry, modelFile));
            final JournalConfig segments = configuration.engine().journal().segments();
            try (Journal inputs = journal.openInput(segments);
                    Journal outputs = journal.openOutput(segments)) {
                return run(feed, factory, model, journal, inputs, outputs);
            }
        } finally {
            model.ifPresent(Model::close);
        }
    }

    private SessionSummary run(
            final Feed feed,
            final CoreFactory factory,
            final Optional<Model> model,
            final JournalDirectory journal,
            final Journal inputs,
            final Journal outputs) {
        final OutputRing ring = new OutputRing(configuration.engine().pipeline().outputRingBytes());
        final Core core = factory.newCore(ring, model);
        core.observer(observer);
        final SessionStatistics statistics =
                new SessionStatistics(factory.strategyNames().size());
        final RecordingGateway gateway = new RecordingGateway();
        final Pipeline pipeline = new Pipeline(
                configuration.engine().pipeline(),
                core,
                ring,
                inputs,
                List.of(new OutputJournaller(outputs), gateway, statistics, new RefusedResets(operatorLine)));
        final long firstSequence = inputs.lastSequence();
        final long startNs;
        final long endNs;
        final long ignoredCommands;
        try (pipeline;
                CommandInbox commands = new CommandInbox(journalFolder, pipeline.ingress())) {
            pipeline.start();
            startNs = System.nanoTime();
            poll(feed, pipeline, commands, () -> inputs.isRunningOutOfSpace() || outputs.isRunningOutOfSpace());
            pipeline.close();
            endNs = System.nanoTime();
            ignoredCommands = commands.ignored();
            pipeline.check();
        } catch (final RuntimeException | Error thrown) {
            pipeline.close();
            throw stopped(pipeline, gateway, new EmergencyStop(journal, outputs, gateway), thrown);
        }
        return SessionSummary.of(
                pipeline.ingress().lastSequence() - firstSequence,
                (endNs - startNs) / NS_PER_SECOND,
                core,
                statistics,
                factory.strategyNames(),
                Anomaly.counts(core.counts(), ignoredCommands, inputs.stallCount() + outputs.stallCount()),
                pipeline.histograms().byHop());
    }

    private void poll(
            final Feed feed, final Pipeline pipeline, final CommandInbox commands, final BooleanSupplier isDiskFull) {
        final Ingress ingress = pipeline.ingress();
        final EventWriter writer = new EventWriter(ingress);
        final SessionInputs session = new SessionInputs(ingress);
        final WaitPolicy waitPolicy = configuration.engine().pipeline().waitPolicy();
        long nextProgressNs = System.nanoTime();
        long events = 0;
        boolean isFull = false;
        try {
            while (!isStopRequested && !isFull) {
                final int polled = feed.poll(writer, EVENTS_PER_POLL);
                if (polled == Feed.END_OF_FEED) {
                    break;
                }
                events += polled;
                if (events > 0) {
                    commands.poll();
                }
                isFull = isDiskFull.getAsBoolean();
                final long nowNs = System.nanoTime();
                if (nowNs >= nextProgressNs) {
                    nextProgressNs = nowNs + PROGRESS_INTERVAL_NS;
                    progress.accept(feed.progress());
                    pipeline.check();
                }
                if (polled == 0) {
                    waitPolicy.idle();
                }
            }
            if (isFull) {
                session.kill(OperatorAction.JOURNAL_FULL, "disk full");
            }
            session.end(events);
        } catch (final EngineStoppedException stopped) {
            throw stopped;
        } catch (final RuntimeException | Error broken) {
            // what was read stands in the journal; the engine must not go on trading on a feed that is broken
            killAndEnd(session, events, ingress, broken);
            throw broken;
        }
        if (isFull) {
            throw new BadInputException("disk of " + journalFolder + " is full: trading stopped at input "
                    + ingress.lastSequence() + ", expected room for the next journal segment");
        }
    }

    private static void killAndEnd(
            final SessionInputs session, final long events, final Ingress ingress, final Throwable broken) {
        try {
            session.kill(OperatorAction.FEED_BROKEN, "feed failed");
            session.end(events);
        } catch (final EngineStoppedException dead) {
            dead.addSuppressed(broken);
            throw dead;
        } catch (final RuntimeException | Error unpublished) {
            final EngineStoppedException dead =
                    new EngineStoppedException(Stage.INGRESS, ingress.lastSequence(), broken);
            dead.addSuppressed(unpublished);
            throw dead;
        }
    }

    /**
     * What ends the session: a dead engine before a broken feed, because its orders are still open. A feed whose kill went through the engine has left
     * none open and its trip is an output like any other: nothing is left to the emergency path.
     */
    private static RuntimeException stopped(
            final Pipeline pipeline,
            final RecordingGateway gateway,
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
        final boolean isKilled = dead == null && gateway.openOrders() == 0;
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
