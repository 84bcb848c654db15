package io.tiercel.bench.journal;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import java.util.ArrayList;
import java.util.List;

/** {@code bench journal}. */
public final class JournalStage implements Stage {
    private static final double TARGET_RATIO = 1.3;

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String description() {
        return "journal append with CRC-32C, segments written ahead, beside bare Chronicle writeBytes";
    }

    @Override
    public Class<?> benchmark() {
        return JournalBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        final List<Figure> figures = new ArrayList<>();
        for (final String length : List.of("97", "128")) {
            final Measurement ours = measured.of("journal", length);
            final Figure append = Figure.of(
                            "journal append, " + length + " bytes", "ns", ours.medianNs(), ours.lowNs(), ours.highNs())
                    .costing(ours.bytesPerOp(), ours.cpuNs());
            figures.add(
                    append.beside("bare Chronicle", measured.of("bare", length).medianNs())
                            .target(Target.ratioAtMost(TARGET_RATIO)));
            figures.add(append.beside(
                    "bare, pages touched", measured.of("bareTouched", length).medianNs()));
        }
        return figures;
    }
}
