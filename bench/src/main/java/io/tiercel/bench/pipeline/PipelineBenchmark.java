package io.tiercel.bench.pipeline;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.bench.tape.EventTape;
import io.tiercel.bench.tape.ItchTape;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.JournalSettings;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.itch.ItchDecoder;
import io.tiercel.marketdata.simulation.SimulationConfig;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.OnnxModel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole day through the whole engine: publish, journal, books, factors, strategies, risk, simulated venue, output journal, digests. The day lies
 * in memory before the clock starts, as encoded slots or as ITCH bytes; simulating it is not timed. The clock stops when the last input has been
 * worked off and every output has left; closing the journals is not timed.
 * <p>
 * Answer: the digest of the day, which every load without (with) a model shares with a run made before the clock started.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class PipelineBenchmark {
    private static final long SEED = 1;
    private static final int WARM_UP_INFERENCES = 2_000;

    /** How the day is run. */
    @Param
    PipelineLoad load;

    /** Messages of order flow. */
    @Param("1000000")
    int dayEvents;

    /** Size of the journals' segments; as shipped. */
    @Param("32")
    int segmentMiB;

    private Configuration configuration;
    private InstrumentRegistry registry;
    private ItchTape itch;
    private EventTape slots;
    private OnnxModel onnx;
    private AnswerTape answers;
    private long expectedDigest;
    private EngineSession session;
    private ItchDecoder decoder;
    private EventWriter writer;
    private long digest;

    /** Made by JMH. */
    public PipelineBenchmark() {}

    /** Simulates the day and runs it once, on one thread, for its digest and the model's answers. */
    @Setup(Level.Trial)
    public void prepare() {
        final SimulationConfig day = SimulationConfig.of(SEED, dayEvents);
        registry = Configuration.shipped().instruments().registry(day.symbols());
        itch = ItchTape.simulate(day);
        slots = EventTape.record(itch.feed(newDecoder()), dayEvents + (dayEvents >> 3));
        answers = new AnswerTape();
        if (load.model() != PipelineLoad.ModelUse.NONE) {
            onnx = new OnnxModel(
                    ModelFile.load(ModelFile.NEXT_MOVE),
                    Configuration.shipped().factors().chosenIds());
            onnx.warmUp(WARM_UP_INFERENCES);
        }
        configuration = configuration(ThreadingMode.INVOKER);
        final Optional<Model> recorder = Optional.ofNullable(onnx).map(answers::recorder);
        try (EngineSession reference = new EngineSession(configuration, registry, recorder)) {
            publishSlots(reference);
            expectedDigest = reference.finish();
            if (reference.orders() == 0) {
                throw new IllegalStateException("no strategy sent an order: the load is not the one that is told");
            }
        }
        configuration = configuration(load.threading());
    }

    /** Gives the model's native memory back. */
    @TearDown(Level.Trial)
    public void release() {
        if (onnx != null) {
            onnx.close();
        }
    }

    /** A fresh engine and fresh journals. */
    @Setup(Level.Invocation)
    public void open() {
        final Optional<Model> model = switch (load.model()) {
            case NONE -> Optional.empty();
            case ASKED -> Optional.of(onnx);
            case PLAYED_BACK -> Optional.of(answers.player());
        };
        session = new EngineSession(configuration, registry, model);
        decoder = newDecoder();
        writer = new EventWriter(session.ingress());
    }

    /** Compares the digest and removes the journals. */
    @TearDown(Level.Invocation)
    public void check() {
        session.close();
        if (digest != expectedDigest) {
            throw new IllegalStateException(
                    "digest " + Long.toHexString(digest) + ", expected " + Long.toHexString(expectedDigest));
        }
    }

    /**
     * The day.
     *
     * @param events     counted.
     * @param cost counted, all threads.
     * @param counts     counted.
     */
    @Benchmark
    public void day(final EventCounter events, final CostCounter cost, final DayCounter counts) {
        cost.beginAllThreads();
        session.pipeline().start();
        if (load.isItch()) {
            itch.decode(decoder, writer);
        } else {
            publishSlots(session);
        }
        digest = session.finish();
        final long published = session.ingress().lastSequence();
        cost.end(published);
        events.events += published;
        counts.modelCalls += answers.size();
        counts.stalls += session.stalls();
    }

    private void publishSlots(final EngineSession target) {
        final int size = slots.size();
        for (int i = 0; i < size; i++) {
            slots.publish(i, target.ingress());
        }
    }

    private ItchDecoder newDecoder() {
        return new ItchDecoder(new RegistryListing(registry), TradingDay.DEFAULT);
    }

    private Configuration configuration(final ThreadingMode threading) {
        final Configuration shipped = Configuration.shipped();
        final PipelineConfig before = shipped.engine().pipeline();
        final PipelineConfig pipeline = new PipelineConfig(
                threading,
                before.durability(),
                before.waitPolicy(),
                before.pinThreads(),
                before.processors(),
                before.ringSlots(),
                before.outputRingBytes(),
                before.probeEvery());
        final JournalSettings journal =
                new JournalSettings(segmentMiB, shipped.engine().journal().segmentsAhead(), 0);
        return EngineSession.configuration(
                shipped, pipeline, journal, onnx == null ? StrategySettings.NO_MODEL : ModelFile.NEXT_MOVE);
    }
}
