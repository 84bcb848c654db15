package io.tiercel.bench.pipeline;

import io.tiercel.bench.journal.SegmentsAhead;
import io.tiercel.bench.measure.ScratchFolder;
import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.Pipeline;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.EngineSettings;
import io.tiercel.engine.configuration.JournalSettings;
import io.tiercel.engine.gateway.RecordingGateway;
import io.tiercel.engine.output.OutputJournaller;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.SessionStatistics;
import io.tiercel.engine.pipeline.Ingress;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.telemetry.SessionCounters;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine as a session wires it, without feed and operator: the benchmark publishes. Journals of inputs and outputs lie in a folder of their own,
 * which goes with it. Owned by the thread that made it, which is the ingress thread.
 */
public final class EngineSession implements AutoCloseable {
    private final ScratchFolder folder = ScratchFolder.create();
    private final JournalDirectory directory;
    private final Journal inputs;
    private final Journal outputs;
    private final Core core;
    private final Pipeline pipeline;
    private final SessionStatistics statistics;
    private final SessionCounters counters;

    /** What stands around the core. */
    public enum Equipment {
        /** Journals and counters, as in a session. */
        FULL,
        /** Journals, nothing counted. */
        NO_COUNTERS,
        /** Neither journal nor counters. */
        NO_JOURNAL
    }

    /**
     * As in a session.
     *
     * @param configuration of the session.
     * @param registry      of its instruments.
     * @param model         asked when a best price moves, if any; not closed.
     */
    public EngineSession(
            final Configuration configuration, final InstrumentRegistry registry, final Optional<Model> model) {
        this(configuration, registry, model, Equipment.FULL);
    }

    /**
     * Opens the journals, waits until their first segments are written ahead, as a session that was started before the market opens, and wires the
     * engine; {@link Pipeline#start} is left to the caller.
     *
     * @param configuration of the session.
     * @param registry      of its instruments.
     * @param model         asked when a best price moves, if any; not closed.
     * @param equipment     what stands around the core.
     */
    public EngineSession(
            final Configuration configuration,
            final InstrumentRegistry registry,
            final Optional<Model> model,
            final Equipment equipment) {
        directory = JournalDirectory.create(folder.path(), SessionMetadata.SCHEMA_VERSION, Map.of());
        final EngineSettings settings = configuration.engine();
        final JournalConfig segments = settings.journal().segments();
        if (equipment == Equipment.NO_JOURNAL) {
            inputs = new DroppedJournal();
            outputs = new DroppedJournal();
        } else {
            inputs = directory.openInput(segments);
            outputs = directory.openOutput(segments);
            SegmentsAhead.await(inputs, folder.path().resolve("input"), 1 + segments.segmentsAhead());
            SegmentsAhead.await(outputs, folder.path().resolve("output"), 1 + segments.segmentsAhead());
        }
        final OutputRing ring = new OutputRing(settings.pipeline().outputRingBytes());
        final CoreFactory factory = new CoreFactory(configuration, registry);
        statistics = new SessionStatistics(factory.strategyNames().size());
        core = factory.newCore(ring, model);
        pipeline = new Pipeline(
                settings.pipeline(),
                core,
                ring,
                inputs,
                List.of(new OutputJournaller(outputs), new RecordingGateway(), statistics));
        counters = SessionCounters.create(folder.path());
        if (equipment == Equipment.FULL) {
            pipeline.counters(counters);
        }
    }

    /**
     * @param shipped  configuration.
     * @param pipeline threads, durability, sizes.
     * @param journal  segments of both journals.
     * @param model    as in {@code strategy.yaml}.
     * @return the configuration with these in it.
     */
    public static Configuration configuration(
            final Configuration shipped,
            final PipelineConfig pipeline,
            final JournalSettings journal,
            final String model) {
        final EngineSettings engine = shipped.engine();
        return new Configuration(
                new EngineSettings(
                        pipeline, engine.session(), journal, engine.recovery(), engine.venue(), engine.simulation()),
                shipped.instruments(),
                shipped.factors(),
                shipped.strategy().withModel(model),
                shipped.risk());
    }

    /**
     * @return the engine's topology.
     */
    public Pipeline pipeline() {
        return pipeline;
    }

    /**
     * @return where inputs are published.
     */
    public Ingress ingress() {
        return pipeline.ingress();
    }

    /**
     * Works off what was published and stops the engine's threads.
     *
     * @return digest of the session.
     */
    public long finish() {
        pipeline.close();
        pipeline.check();
        return core.digest();
    }

    /**
     * @return new orders that left.
     */
    public long orders() {
        return statistics.orders();
    }

    /**
     * @return how often the journals had to wait for the disk.
     */
    public long stalls() {
        return inputs.stallCount() + outputs.stallCount();
    }

    @Override
    public void close() {
        pipeline.close();
        inputs.close();
        outputs.close();
        directory.close();
        counters.close();
        folder.close();
    }
}
