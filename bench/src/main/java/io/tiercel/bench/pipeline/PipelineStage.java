package io.tiercel.bench.pipeline;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
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
                rate("one thread, from slots, no model", of(measured, PipelineLoad.INVOKER_SLOTS))
                        .target(Target.atLeast(INVOKER_TARGET)),
                rate("one thread, from ITCH bytes, no model", of(measured, PipelineLoad.INVOKER_ITCH)),
                rate("two threads, from slots, no model", of(measured, PipelineLoad.SHARED_SLOTS))
                        .target(Target.atLeast(SHARED_TARGET)),
                rate("two threads, from ITCH bytes, no model", of(measured, PipelineLoad.SHARED_ITCH)),
                rate("one thread, from slots, with model", of(measured, PipelineLoad.INVOKER_MODEL)),
                modelCall(of(measured, PipelineLoad.INVOKER_MODEL), of(measured, PipelineLoad.INVOKER_ANSWERS)));
    }

    private static Measurement of(final Measurements measured, final PipelineLoad load) {
        return measured.of("day", "1000000 " + load);
    }

    /** Nanoseconds per event as millions of events per second. */
    private static Figure rate(final String name, final Measurement day) {
        return Figure.of(
                        name,
                        "M events/s",
                        NS_PER_US / day.medianNs(),
                        NS_PER_US / day.highNs(),
                        NS_PER_US / day.lowNs())
                .allocating(day.bytesPerOp())
                .note(String.format(
                        Locale.ROOT,
                        "%.0f ns per event; waits of the journals for the disk, all iterations: %.0f",
                        day.medianNs(),
                        day.counters().getOrDefault("stalls", 0.0)));
    }

    private static Figure modelCall(final Measurement with, final Measurement without) {
        final double callsPerEvent = with.perEvent("modelCalls");
        final double medianUs = (with.medianNs() - without.medianNs()) / callsPerEvent / NS_PER_US;
        return Figure.of("model call within the pipeline", "us", medianUs, Double.NaN, Double.NaN)
                .note(String.format(
                        Locale.ROOT,
                        "(day with model - day with its answers played back) / calls; %.3f calls per event, one per move"
                                + " of a best price",
                        callsPerEvent));
    }
}
