package io.tiercel.bench.latency;

import io.tiercel.bench.report.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report's files. Stateless, cold.
 * <pre>
 *  latency.html
 *  latency.json
 *  hgrm/MODE-DURABILITY-RATE/HOP.hgrm    HdrHistogram's own text, nanoseconds, as its plotters read it
 * </pre>
 */
public final class LatencyFiles {
    private static final int TICKS_PER_HALF = 5;

    private LatencyFiles() {}

    /**
     * Writes them; what is there of the same name is replaced.
     *
     * @param folder       made if absent.
     * @param report       written.
     * @param surroundings where it was measured.
     * @param json         the same for machines.
     * @return the page.
     */
    public static Path write(
            final Path folder, final LatencyReport report, final Surroundings surroundings, final ObjectNode json) {
        try {
            final Path histograms = Files.createDirectories(folder.resolve("hgrm"));
            for (final LatencyResult result : report.results()) {
                final Path row =
                        Files.createDirectories(histograms.resolve(result.load().id()));
                for (final Map.Entry<String, Histogram> named :
                        result.histograms().entrySet()) {
                    if (named.getValue().getTotalCount() > 0) {
                        write(row.resolve(LatencyResult.key(named.getKey()) + ".hgrm"), named.getValue());
                    }
                }
            }
            Files.writeString(folder.resolve("latency.json"), json.toString() + "\n");
            return Files.writeString(folder.resolve("latency.html"), LatencyPage.of(report, surroundings));
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void write(final Path file, final Histogram histogram) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            histogram.outputPercentileDistribution(out, TICKS_PER_HALF, 1.0);
        }
    }
}
