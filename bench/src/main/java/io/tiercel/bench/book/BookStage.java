package io.tiercel.bench.book;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import io.tiercel.bench.tape.BookStream;
import java.util.List;

/** {@code bench book}. */
public final class BookStage implements Stage {
    private static final double TARGET_NS = 60;

    @Override
    public String name() {
        return "book";
    }

    @Override
    public String description() {
        return "fast order book, 10 levels kept, beside the reference book, on the AAPL hour";
    }

    @Override
    public Class<?> benchmark() {
        return BookBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        final Measurement fast = measured.of("fast");
        return List.of(Figure.of("book event", "ns", fast.medianNs(), fast.lowNs(), fast.highNs())
                .beside("reference book", measured.of("reference").medianNs())
                .costing(fast.bytesPerOp(), fast.cpuNs())
                .target(Target.atMost(TARGET_NS))
                .note(BookStream.source()));
    }
}
