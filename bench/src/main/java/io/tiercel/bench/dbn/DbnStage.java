package io.tiercel.bench.dbn;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import java.util.List;

/** {@code bench dbn}. */
public final class DbnStage implements Stage {
    private static final double MILLION_PER_NS = 1_000;
    private static final double TARGET_MILLION_RECORDS = 150;
    private static final double TARGET_BOOK_NS = 45;

    @Override
    public String name() {
        return "dbn";
    }

    @Override
    public String description() {
        return "Databento order by order: records, zstd, events, book with 10 levels kept, on a recorded ES day";
    }

    @Override
    public Class<?> benchmark() {
        return DbnBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        final Measurement decode = measured.of("decode");
        final Measurement decompress = measured.of("decompress");
        final Measurement feed = measured.of("feed");
        final Measurement book = measured.of("book");
        return List.of(
                Figure.of(
                                "records read in place",
                                "M/s",
                                MILLION_PER_NS / decode.medianNs(),
                                MILLION_PER_NS / decode.highNs(),
                                MILLION_PER_NS / decode.lowNs())
                        .costing(decode.bytesPerOp(), decode.cpuNs())
                        .target(Target.atLeast(TARGET_MILLION_RECORDS))
                        .note("from memory, every field that the decoder reads"),
                Figure.of("record from zstd file to event", "ns", feed.medianNs(), feed.lowNs(), feed.highNs())
                        .beside("zstd alone", decompress.medianNs())
                        .costing(feed.bytesPerOp(), feed.cpuNs())
                        .note("opening the file included"),
                Figure.of("book event, ES day", "ns", book.medianNs(), book.lowNs(), book.highNs())
                        .beside("reference book", measured.of("referenceBook").medianNs())
                        .costing(book.bytesPerOp(), book.cpuNs())
                        .target(Target.atMost(TARGET_BOOK_NS))
                        .note("ESH4 2023-12-25, recorded"));
    }
}
