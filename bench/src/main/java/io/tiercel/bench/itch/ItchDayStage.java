package io.tiercel.bench.itch;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import java.util.List;

/** {@code bench itch}. */
public final class ItchDayStage implements Stage {
    private static final double TARGET_NS = 60;

    @Override
    public String name() {
        return "itch";
    }

    @Override
    public String description() {
        return "ITCH bytes to full order books, a simulated day of ten million messages and 500 symbols, beside the decoding alone";
    }

    @Override
    public Class<?> benchmark() {
        return ItchDayBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        final Measurement books = measured.of("books");
        return List.of(Figure.of("ITCH message to book", "ns", books.medianNs(), books.lowNs(), books.highNs())
                .beside("decoding alone", measured.of("decoding").medianNs())
                .costing(books.bytesPerOp(), books.cpuNs())
                .target(Target.atMost(TARGET_NS))
                .note("bytes in memory; a slot is written and read for each message; books of a fresh day growing"));
    }
}
