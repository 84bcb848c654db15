package io.tiercel.bench.replay;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import java.util.List;

/** {@code bench replay}. */
public final class ReplayStage implements Stage {
    private static final double NS_PER_US = 1e3;
    private static final double DECODE_TARGET = 15.0;
    private static final double REPLAY_TARGET = 2.0;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String description() {
        return "a journaled day of a million events read with all checks, replayed, and replayed with every output compared";
    }

    @Override
    public Class<?> benchmark() {
        return ReplayBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        return List.of(
                rate("read, all checks", measured.of("decode", "false")).target(Target.atLeast(DECODE_TARGET)),
                rate("replay, no model", measured.of("replay", "false")).target(Target.atLeast(REPLAY_TARGET)),
                rate("replay and compare, no model", measured.of("verify", "false")),
                rate("replay and compare, the model's answers from the journal", measured.of("verify", "true")));
    }

    private static Figure rate(final String name, final Measurement day) {
        return Figure.of(
                        name,
                        "M events/s",
                        NS_PER_US / day.medianNs(),
                        NS_PER_US / day.highNs(),
                        NS_PER_US / day.lowNs())
                .costing(day.bytesPerOp(), day.cpuNs());
    }
}
