package io.tiercel.bench.pipeline;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import io.tiercel.engine.pipeline.ThreadingMode;
import java.util.List;
import java.util.Locale;

/** {@code bench pipeline}. */
public final class PipelineStage implements Stage {
    private static final double NS_PER_US = 1e3;
    private static final double INVOKER_TARGET = 2.0;
    private static final double SHARED_TARGET = 1.0;

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String description() {
        return "whole engine, journal on, a simulated day of a million events: events/s and the model's cost";
    }

    @Override
    public Class<?> benchmark() {
        return PipelineBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        return List.of(
                rate("INVOKER, from slots, no model", measured, PipelineLoad.INVOKER_SLOTS)
                        .target(Target.atLeast(INVOKER_TARGET)),
                rate("INVOKER, from ITCH bytes, no model", measured, PipelineLoad.INVOKER_ITCH),
                rate("SHARED, from slots, no model", measured, PipelineLoad.SHARED_SLOTS)
                        .target(Target.atLeast(SHARED_TARGET)),
                rate("SHARED, from ITCH bytes, no model", measured, PipelineLoad.SHARED_ITCH),
                rate("INVOKER, from slots, with model", measured, PipelineLoad.INVOKER_MODEL),
                modelCall(of(measured, PipelineLoad.INVOKER_MODEL), of(measured, PipelineLoad.INVOKER_ANSWERS)));
    }

    private static Measurement of(final Measurements measured, final PipelineLoad load) {
        return measured.of("day", load.name());
    }

    /** Nanoseconds per event as millions of events per second. */
    private static Figure rate(final String name, final Measurements measured, final PipelineLoad load) {
        final Measurement day = of(measured, load);
        final boolean isOneThread = load.threading() == ThreadingMode.INVOKER;
        return Figure.of(
                        name,
                        "M events/s",
                        NS_PER_US / day.medianNs(),
                        NS_PER_US / day.highNs(),
                        NS_PER_US / day.lowNs())
                .costing(day.bytesPerOp(), isOneThread ? day.cpuNs() : Double.NaN)
                .note(String.format(
                        Locale.ROOT,
                        "%.0f ns per event, pools of the fresh engine growing; waits of the journals for the disk: %.0f",
                        day.medianNs(),
                        day.counters().getOrDefault("stalls", 0.0)));
    }

    private static Figure modelCall(final Measurement with, final Measurement without) {
        final double callsPerEvent = with.perEvent("modelCalls");
        return Figure.of(
                        "model call within the pipeline",
                        "us",
                        (with.medianNs() - without.medianNs()) / callsPerEvent / NS_PER_US,
                        Double.NaN,
                        Double.NaN)
                .costing(Double.NaN, (with.cpuNs() - without.cpuNs()) / callsPerEvent)
                .note(String.format(
                        Locale.ROOT,
                        "(day with model - day with its answers played back) / calls; %.3f calls per event, one per move"
                                + " of a best price",
                        callsPerEvent));
    }
}
