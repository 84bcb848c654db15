package io.tiercel.bench.backtest;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import java.util.List;

/** {@code bench backtest}. */
public final class BacktestStage implements Stage {
    private static final double NS_PER_US = 1e3;
    private static final double TARGET = 1.5;

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String description() {
        return "a simulated day of a million events backtested on one thread, from the exchange's messages to the report";
    }

    @Override
    public Class<?> benchmark() {
        return BacktestBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        return List.of(
                rate("market data alone", measured.of("decode")),
                rate(
                                "backtest: maker, order-by-order venue, 24 factors, risk, records, report",
                                measured.of("backtest"))
                        .target(Target.atLeast(TARGET)));
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
