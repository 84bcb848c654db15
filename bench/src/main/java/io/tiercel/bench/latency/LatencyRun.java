package io.tiercel.bench.latency;

import io.tiercel.bench.pipeline.EngineSession;
import io.tiercel.bench.tape.BookStream;
import io.tiercel.engine.Pipeline;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopHistograms;
import io.tiercel.engine.pipeline.Ingress;
import io.tiercel.engine.pipeline.PipelineConfig;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Measures one rate after the other, in this JVM: half of the bare hop, the engine with every hop timed, the engine with the whole way timed only, the
 * other half of the bare hop, so that a machine that changes its speed meanwhile changes both. The engine runs without a model and with its journal. Owned by the calling thread, which publishes.
 * <p>
 * Before each measurement the same system takes a burst and half a second of paced events; then it works off everything, and its histograms are
 * reset while its thread waits.
 */
public final class LatencyRun {
    private final LatencyPlan plan;
    private final Configuration configuration;
    private final BookStream day;

    /**
     * Simulates the day. Cold.
     *
     * @param plan what to measure.
     */
    public LatencyRun(final LatencyPlan plan) {
        this.plan = plan;
        configuration = configuration(plan);
        day = BookStream.simulated(plan.dayEvents());
    }

    /**
     * @param ratePerSecond one of the plan's.
     * @return latencies.
     */
    public LatencyResult run(final long ratePerSecond) {
        final int events = plan.measuredEvents(ratePerSecond);
        final Histogram bare = measureBare(ratePerSecond, events / 2);
        final Map<Hop, Histogram> hops = measureEngine(ratePerSecond, events, false);
        final Histogram whole = measureEngine(ratePerSecond, events, true).get(Hop.RING_TO_DECISION);
        bare.add(measureBare(ratePerSecond, events - events / 2));
        return new LatencyResult(plan.threading(), ratePerSecond, events, hops, whole, bare);
    }

    private Map<Hop, Histogram> measureEngine(final long ratePerSecond, final int events, final boolean wholeOnly) {
        try (EngineSession session = new EngineSession(configuration, day.registry(), Optional.empty())) {
            final Pipeline pipeline = session.pipeline();
            final HopHistograms histograms = pipeline.histograms();
            final Ingress ingress = session.ingress();
            final LoadedSystem system = (event, scheduledNs) -> {
                ingress.scheduleNext(scheduledNs);
                day.tape().publish(event, ingress);
            };
            final OpenLoop loop = new OpenLoop(LoadClock.SYSTEM, system);
            final int warmUp = plan.warmUpEvents(ratePerSecond);
            histograms.wholeOnly(wholeOnly);
            pipeline.start();
            burst(system, LatencyPlan.BURST_EVENTS);
            loop.run(LatencyPlan.BURST_EVENTS, warmUp, ratePerSecond);
            pipeline.awaitIdle();
            histograms.reset();
            loop.run(LatencyPlan.BURST_EVENTS + warmUp, events, ratePerSecond);
            session.finish();
            final long measured = histograms.byHop().get(Hop.RING_TO_DECISION).getTotalCount();
            if (measured != events) {
                throw new IllegalStateException(measured + " latencies of " + events + " events");
            }
            return histograms.byHop();
        }
    }

    private Histogram measureBare(final long ratePerSecond, final int events) {
        final PipelineConfig pipeline = configuration.engine().pipeline();
        try (BareHop hop = new BareHop(pipeline.ringSlots(), pipeline.waitPolicy(), pipeline.pinThreads())) {
            final OpenLoop loop = new OpenLoop(LoadClock.SYSTEM, hop);
            final int warmUp = plan.warmUpEvents(ratePerSecond);
            hop.start();
            burst(hop, LatencyPlan.BURST_EVENTS);
            loop.run(LatencyPlan.BURST_EVENTS, warmUp, ratePerSecond);
            hop.awaitIdle();
            hop.histogram().reset();
            loop.run(LatencyPlan.BURST_EVENTS + warmUp, events, ratePerSecond);
            hop.awaitIdle();
            if (hop.histogram().getTotalCount() != events) {
                throw new IllegalStateException("the bare hop lost events");
            }
            return hop.histogram().copy();
        }
    }

    private static void burst(final LoadedSystem system, final int events) {
        for (int i = 0; i < events; i++) {
            system.publish(i, 0);
        }
    }

    private static Configuration configuration(final LatencyPlan plan) {
        final Configuration shipped = Configuration.shipped();
        final PipelineConfig before = shipped.engine().pipeline();
        final int probeEveryInput = 1;
        final PipelineConfig pipeline = new PipelineConfig(
                plan.threading(),
                before.durability(),
                plan.waitPolicy(),
                before.pinThreads(),
                before.processors(),
                before.ringSlots(),
                before.outputRingBytes(),
                probeEveryInput);
        return EngineSession.configuration(shipped, pipeline, shipped.engine().journal(), StrategySettings.NO_MODEL);
    }
}
