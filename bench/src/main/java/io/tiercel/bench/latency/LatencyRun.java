package io.tiercel.bench.latency;

import io.tiercel.bench.pipeline.EngineSession;
import io.tiercel.bench.tape.BookStream;
import io.tiercel.engine.Pipeline;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopHistograms;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.Ingress;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.OnnxModel;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Measures one row after the other, in this JVM: half of the bare hop, the engine with every hop timed, the engine with the whole way timed only, the
 * other half of the bare hop, so that a machine that changes its speed meanwhile changes both; bare syncs before and after where
 * the journal is synced. Owned by the calling thread, which publishes.
 * <p>
 * Before each measurement the same system takes a burst and half a second of paced events; then it works off everything, and its histograms are
 * reset while its threads wait.
 */
public final class LatencyRun implements AutoCloseable {
    private static final int WARM_UP_INFERENCES = 2_000;
    private static final int SYNCS = 1_000;
    private static final int BURST_CHECK = 0xFF;

    private final LatencyPlan plan;
    private final BookStream day;
    private final Optional<Model> model;
    private final Runnable measurement;

    /** One pass of the engine. */
    private record Pass(HopHistograms hops, int events, double reachedRate, Histogram generator, double others) {}

    /**
     * Simulates the day. Cold.
     *
     * @param plan what to measure.
     */
    public LatencyRun(final LatencyPlan plan) {
        this(plan, plan.isWithModel() ? Optional.of(shippedModel()) : Optional.empty(), () -> {});
    }

    /**
     * With a model of the caller's own.
     *
     * @param measurement told whenever one begins.
     */
    LatencyRun(final LatencyPlan plan, final Optional<Model> model, final Runnable measurement) {
        this.plan = plan;
        this.model = model;
        this.measurement = measurement;
        day = BookStream.simulated(plan.dayEvents());
    }

    private static Model shippedModel() {
        final OnnxModel onnx = new OnnxModel(
                ModelFile.load(ModelFile.NEXT_MOVE),
                Configuration.shipped().factors().chosenIds());
        onnx.warmUp(WARM_UP_INFERENCES);
        return onnx;
    }

    /**
     * @param load one of the plan's.
     * @return latencies.
     */
    public LatencyResult run(final LatencyCase load) {
        final int events = plan.measuredEvents(load.ratePerSecond());
        final int syncs = load.durability() == Durability.OFF ? 0 : SYNCS / 2;
        final Histogram bareSync = BareSync.measure(syncs);
        final Histogram bare = measureBare(load.ratePerSecond(), events / 2);
        final Pass timed = measureEngine(load, events, false);
        final Pass whole = measureEngine(load, events, true);
        bare.add(measureBare(load.ratePerSecond(), events - events / 2));
        bareSync.add(BareSync.measure(syncs));
        final Map<Hop, Histogram> wholeHops = whole.hops().byHop();
        return new LatencyResult(
                load,
                whole.events(),
                whole.reachedRate(),
                timed.hops().byHop(),
                wholeHops.get(Hop.RING_TO_DECISION),
                whole.hops().uncorrected(),
                wholeHops.get(Hop.END_TO_END),
                bare,
                bareSync,
                Trust.doubts(
                        load,
                        Runtime.getRuntime().availableProcessors(),
                        whole.reachedRate(),
                        whole.generator(),
                        whole.others()));
    }

    private Pass measureEngine(final LatencyCase load, final int events, final boolean wholeOnly) {
        try (EngineSession session = new EngineSession(configuration(load), day.registry(), model)) {
            final Pipeline pipeline = session.pipeline();
            final HopHistograms histograms = pipeline.histograms();
            final Ingress ingress = session.ingress();
            final LoadedSystem system = (event, scheduledNs) -> {
                ingress.scheduleNext(scheduledNs);
                day.tape().publish(event, ingress);
            };
            final OpenLoop loop = new OpenLoop(LoadClock.SYSTEM, system);
            histograms.wholeOnly(wholeOnly);
            pipeline.start();
            final int first = warmUp(system, loop, load.ratePerSecond());
            pipeline.awaitOutputs();
            histograms.reset();
            measurement.run();
            final MachineUse machine = new MachineUse();
            final int published =
                    loop.run(first, events, load.ratePerSecond(), LatencyPlan.patienceNs(events, load.ratePerSecond()));
            final double others = machine.othersShare();
            pipeline.awaitOutputs();
            final long measured = histograms.byHop().get(Hop.RING_TO_DECISION).getTotalCount();
            session.finish();
            if (measured != published) {
                throw new IllegalStateException(measured + " latencies of " + published + " events");
            }
            return new Pass(
                    histograms,
                    published,
                    published / (loop.elapsedNs() / 1e9),
                    loop.ownLateNs().copy(),
                    others);
        }
    }

    private Histogram measureBare(final long ratePerSecond, final int events) {
        final PipelineConfig pipeline = Configuration.shipped().engine().pipeline();
        try (BareHop hop = new BareHop(pipeline.ringSlots(), plan.waitPolicy(), pipeline.pinThreads())) {
            final OpenLoop loop = new OpenLoop(LoadClock.SYSTEM, hop);
            hop.start();
            final int first = warmUp(hop, loop, ratePerSecond);
            hop.awaitIdle();
            hop.histogram().reset();
            final int published = loop.run(first, events, ratePerSecond, LatencyPlan.patienceNs(events, ratePerSecond));
            hop.awaitIdle();
            if (hop.histogram().getTotalCount() != published) {
                throw new IllegalStateException("the bare hop lost events");
            }
            return hop.histogram().copy();
        }
    }

    /** A burst, then paced events; the number of the next event. */
    private int warmUp(final LoadedSystem system, final OpenLoop loop, final long ratePerSecond) {
        final long endNs = System.nanoTime() + LatencyPlan.BURST_NS;
        int next = 0;
        while (next < plan.burstEvents() && ((next & BURST_CHECK) != 0 || System.nanoTime() < endNs)) {
            system.publish(next++, 0);
        }
        final int paced = plan.warmUpEvents(ratePerSecond);
        return next + loop.run(next, paced, ratePerSecond, LatencyPlan.patienceNs(paced, ratePerSecond));
    }

    private Configuration configuration(final LatencyCase load) {
        final Configuration shipped = Configuration.shipped();
        final PipelineConfig before = shipped.engine().pipeline();
        final int probeEveryInput = 1;
        final PipelineConfig pipeline = new PipelineConfig(
                load.threading(),
                load.durability(),
                plan.waitPolicy(),
                before.pinThreads(),
                before.processors(),
                LatencyPlan.ringSlots(load.durability(), before.ringSlots()),
                before.outputRingBytes(),
                probeEveryInput);
        return EngineSession.configuration(
                shipped,
                pipeline,
                shipped.engine().journal(),
                model.isPresent() ? ModelFile.NEXT_MOVE : StrategySettings.NO_MODEL);
    }

    /** Gives the model's native memory back. */
    @Override
    public void close() {
        model.ifPresent(Model::close);
    }
}
