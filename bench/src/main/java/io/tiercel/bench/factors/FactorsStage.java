package io.tiercel.bench.factors;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import io.tiercel.bench.tape.BookStream;
import io.tiercel.factors.catalogue.Factor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@code bench factors}. */
public final class FactorsStage implements Stage {
    @Override
    public String name() {
        return "factors";
    }

    @Override
    public String description() {
        return "24, 32 and all " + Factor.COUNT
                + " factors per event: books with factors minus books without, and by column, on the AAPL hour";
    }

    @Override
    public Class<?> benchmark() {
        return FactorsBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        return figures(measured, BookStream.source());
    }

    static List<Figure> figures(final Measurements measured, final String source) {
        return Arrays.stream(FactorChoice.values())
                .flatMap(choice -> Stream.of(
                        figure(measured, choice, source),
                        column(measured, choice, source, "columnsInLoops", "in loops"),
                        column(measured, choice, source, "columnsInLanes", "in lanes")))
                .toList();
    }

    private static Figure column(
            final Measurements measured,
            final FactorChoice choice,
            final String source,
            final String benchmark,
            final String how) {
        final Measurement columns = measured.of(benchmark, choice.name());
        return Figure.of(
                        choice.count() + " factors by column, " + how + ", per event",
                        "ns",
                        columns.medianNs(),
                        columns.lowNs(),
                        columns.highNs())
                .costing(columns.bytesPerOp(), columns.cpuNs())
                .note(source + "; one thread, from recorded events, their books not counted");
    }

    private static Figure figure(final Measurements measured, final FactorChoice choice, final String source) {
        final Measurement with = measured.of("booksAndFactors", choice.name());
        final Measurement without = measured.of("books", choice.name());
        return Figure.of(
                        choice.count() + " factors, per event",
                        "ns",
                        with.medianNs() - without.medianNs(),
                        with.lowNs() - without.medianNs(),
                        with.highNs() - without.medianNs())
                .costing(with.bytesPerOp(), with.cpuNs() - without.cpuNs())
                .target(Target.atMost(choice.targetNs()))
                .note(source + "; books with factors minus books alone");
    }
}
