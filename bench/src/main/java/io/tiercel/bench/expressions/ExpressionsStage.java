package io.tiercel.bench.expressions;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import java.util.List;

/** {@code bench expressions}. */
public final class ExpressionsStage implements Stage {
    /** At least 0.9 times the speed of what is written by hand. */
    private static final double HAND_WRITTEN_RATIO = 1.0 / 0.9;

    private static final double COMPILE_US = 1_000;

    @Override
    public String name() {
        return "expressions";
    }

    @Override
    public String description() {
        return "factor formulas compiled beside the same by hand; Alpha158 as one class beside one by one";
    }

    @Override
    public Class<?> benchmark() {
        return ExpressionsBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        final Measurement compiled = measured.of("compiled");
        final Measurement together = measured.of("together");
        final Measurement compile = measured.of("compile");
        return List.of(
                Figure.of("8 formulas, per bar", "ns", compiled.medianNs(), compiled.lowNs(), compiled.highNs())
                        .beside("by hand", measured.of("handWritten").medianNs())
                        .costing(compiled.bytesPerOp(), compiled.cpuNs())
                        .target(Target.ratioAtMost(HAND_WRITTEN_RATIO)),
                Figure.of("Alpha158, per bar", "ns", together.medianNs(), together.lowNs(), together.highNs())
                        .beside("one by one", measured.of("oneByOne").medianNs())
                        .costing(together.bytesPerOp(), together.cpuNs()),
                Figure.of(
                                "compiling a formula",
                                "us",
                                compile.medianNs() / 1e3,
                                compile.lowNs() / 1e3,
                                compile.highNs() / 1e3)
                        .costing(compile.bytesPerOp(), compile.cpuNs())
                        .target(Target.atMost(COMPILE_US))
                        .note("warm; cpu in ns"));
    }
}
