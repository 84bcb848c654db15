package io.tiercel.bench.risk;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import java.util.List;

/** {@code bench risk}. */
public final class RiskStage implements Stage {
    private static final double TARGET_NS = 300;

    /** Made once. */
    public RiskStage() {}

    @Override
    public String name() {
        return "risk";
    }

    @Override
    public String description() {
        return "all checks of an order, with 10 and 500 instruments held";
    }

    @Override
    public Class<?> benchmark() {
        return RiskBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        return List.of(
                figure("order, 10 instruments held", measured.of("tenInstruments")),
                figure("order, 500 instruments held", measured.of("manyInstruments")),
                figure("order, 500 held, holdings changed", measured.of("changedHoldings")),
                figure("order, 500 held, clipped", measured.of("clipped")),
                Figure.of(
                                "order, limits of the portfolio off",
                                "ns",
                                measured.of("withoutPortfolio").medianNs(),
                                measured.of("withoutPortfolio").lowNs(),
                                measured.of("withoutPortfolio").highNs())
                        .note("the checks of the order, the market and the position alone"));
    }

    private static Figure figure(final String name, final Measurement measured) {
        return Figure.of(name, "ns", measured.medianNs(), measured.lowNs(), measured.highNs())
                .costing(measured.bytesPerOp(), measured.cpuNs())
                .target(Target.atMost(TARGET_NS))
                .note("every check on; its reservation included");
    }
}
