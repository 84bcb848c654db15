package io.tiercel.bench.json;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import java.util.List;
import java.util.stream.Stream;

/** {@code bench json}. */
public final class JsonStage implements Stage {
    private static final double MEGABYTES_PER_NS_OF_A_BYTE = 1_000;
    private static final double TARGET_MEGABYTES = 300;

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "JSON of crypto venues to events, recorded sessions, checksums taken where the venue sends them";
    }

    @Override
    public Class<?> benchmark() {
        return JsonBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        return Stream.of("kraken", "okx", "coinbase", "bybit")
                .map(venue -> figure(venue, measured.of(venue)))
                .toList();
    }

    private static Figure figure(final String venue, final Measurement byteNs) {
        return Figure.of(
                        "JSON of " + venue,
                        "MB/s",
                        MEGABYTES_PER_NS_OF_A_BYTE / byteNs.medianNs(),
                        MEGABYTES_PER_NS_OF_A_BYTE / byteNs.highNs(),
                        MEGABYTES_PER_NS_OF_A_BYTE / byteNs.lowNs())
                .costing(byteNs.bytesPerOp(), byteNs.cpuNs())
                .target(Target.atLeast(TARGET_MEGABYTES))
                .note("from memory, a fresh session each pass; costs are of one byte");
    }
}
