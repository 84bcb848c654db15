package io.tiercel.bench.inference;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import java.util.List;
import java.util.Locale;

/** {@code bench inference}. */
public final class InferenceStage implements Stage {
    private static final double NS_PER_US = 1e3;

    @Override
    public String name() {
        return "inference";
    }

    @Override
    public String description() {
        return "the shipped model beside a bare ONNX Runtime call, back to back and spaced by 1 ms";
    }

    @Override
    public Class<?> benchmark() {
        return InferenceBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        final Measurement bare = measured.of("bare");
        return List.of(
                figure("inference, back to back", measured.of("model"), bare)
                        .note(String.format(Locale.ROOT, "the bare call allocates %.0f B itself", bare.bytesPerOp())),
                figure("inference, spaced 1 ms", measured.of("modelSpaced"), measured.of("bareSpaced"))
                        .note("p50; range = p1 to p99 of single calls"));
    }

    private static Figure figure(final String name, final Measurement ours, final Measurement bare) {
        return Figure.of(name, "us", ours.medianNs() / NS_PER_US, ours.lowNs() / NS_PER_US, ours.highNs() / NS_PER_US)
                .beside("bare ONNX Runtime", bare.medianNs() / NS_PER_US)
                .costing(ours.bytesPerOp(), ours.cpuNs());
    }
}
