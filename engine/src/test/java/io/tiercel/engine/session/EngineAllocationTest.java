package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.Pipeline;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.gateway.RecordingGateway;
import io.tiercel.engine.operator.CommandInbox;
import io.tiercel.engine.output.OutputJournaller;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.SessionStatistics;
import io.tiercel.engine.telemetry.SessionCounters;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.Signal;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the input ring's slot to the output journal: everything that one event touches, on one thread, journal and operator's inbox included. */
class EngineAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 120_000;
    private static final int MEASURED = 240_000;
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private Object garbage;
    private long marketEvents;
    private int runs;

    /**
     * The least of several rounds of the same session: falling back from compiled code allocates once, at another place each time; the engine's own
     * garbage would lie at the same place in each.
     */
    @Test
    void shouldAllocateNothingInTheSteadyState() {
        Outcome outcome = run(Optional.empty(), null);
        for (int round = 1; round < ROUNDS && outcome.allocatedBytes > 0; round++) {
            outcome = run(Optional.empty(), null);
        }

        assertTrue(outcome.orders > 200 && outcome.fills > 50, "too little happened: " + outcome);
        assertEquals(0, outcome.allocatedBytes, outcome.toString());
    }

    @Test
    void shouldSeeAnAllocation() {
        final Outcome outcome = run(Optional.empty(), (instrumentId, nowNs, book) -> {
            if ((++marketEvents & 0xFFF) == 0) {
                garbage = new Object();
            }
        });

        // One object of 16 bytes in 4096 events.
        assertTrue(
                outcome.allocatedBytes >= 16 * (MEASURED / 4096 - 1),
                "the measurement does not see garbage: " + outcome);
    }

    /** ONNX Runtime's Java binding makes objects at each call; the bound keeps it at that. */
    @Test
    void shouldAllocateLittlePerInference() {
        try (CountedModel model = new CountedModel(SessionMetadata.load(
                ModelFile.load(ModelFile.NEXT_MOVE), Configuration.shipped().factors()))) {
            final Outcome outcome = run(Optional.of(model), null);

            assertTrue(model.inferences > 10_000, "only " + model.inferences + " inferences");
            final double bytes = outcome.allocatedBytes / (double) model.inferences;
            assertTrue(bytes < 1_024, bytes + " bytes per inference");
        }
    }

    private Outcome run(final Optional<Model> model, final MarketObserver observer) {
        final Configuration configuration = TestConfiguration.with("engine: {pipeline: {probeEvery: 16}}");
        final SimulatedSource source = new SimulatedSource(11, WARM_UP + MEASURED);
        final RecordedInputs events = new RecordedInputs(configuration, source);
        final Path journalFolder = folder.resolve("run-" + ++runs);
        final OutputRing ring = new OutputRing(configuration.engine().pipeline().outputRingBytes());
        final CoreFactory factory =
                new CoreFactory(configuration, configuration.instruments().registry(source.symbols(configuration)));
        final Core core = factory.newCore(ring, model);
        core.observer(observer);
        final SessionStatistics statistics = new SessionStatistics(2);
        try (JournalDirectory journal =
                        JournalDirectory.create(journalFolder, SessionMetadata.SCHEMA_VERSION, Map.of());
                // 360,000 records of 100 bytes and a few fit one segment each: changing segments is another test's
                Journal inputs = journal.openInput(new JournalConfig(48L << 20, 1));
                Journal outputs = journal.openOutput(new JournalConfig(16L << 20, 1));
                Pipeline pipeline = new Pipeline(
                        configuration.engine().pipeline(),
                        core,
                        ring,
                        inputs,
                        List.of(new OutputJournaller(outputs), new RecordingGateway(), statistics));
                SessionCounters counters = SessionCounters.create(journalFolder);
                CommandInbox commands = new CommandInbox(journalFolder, pipeline.ingress())) {
            pipeline.counters(counters);
            pipeline.start();
            publish(events, pipeline, commands, WARM_UP);
            if (model.orElse(null) instanceof CountedModel counted) {
                counted.inferences = 0;
            }
            final long ordersBefore = statistics.orders();
            final long fillsBefore = statistics.fills();
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            publish(events, pipeline, commands, MEASURED);
            final long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            return new Outcome(allocated, statistics.orders() - ordersBefore, statistics.fills() - fillsBefore);
        }
    }

    private static void publish(
            final RecordedInputs events, final Pipeline pipeline, final CommandInbox commands, final int count) {
        for (int done = 0; done < count; done += 256) {
            events.publish(pipeline.ingress(), Math.min(256, count - done));
            commands.poll();
        }
    }

    private record Outcome(long allocatedBytes, long orders, long fills) {}

    private static final class CountedModel implements Model {
        private final Model model;
        private long inferences;

        CountedModel(final Model model) {
            this.model = model;
        }

        @Override
        public void infer(final FactorVector factors, final Signal signal) {
            inferences++;
            model.infer(factors, signal);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
