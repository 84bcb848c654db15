package io.tiercel.bench.latency;

import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows of one run, and what they come to beside the bare hop and the bare sync. Immutable, cold.
 *
 * @param results of the rows, in their order.
 */
public record LatencyReport(List<LatencyResult> results) {
    private static final double GROUP_RATIO = 6.0;
    private static final double NS_PER_US = 1e3;
    private static final double TAIL = 99;

    /** Makes the rows immutable. */
    public LatencyReport {
        results = List.copyOf(results);
    }

    /**
     * @return ring to decision beside the bare hop for each row, and what a durable answer adds where the same mode and rate was measured without.
     */
    public List<Figure> figures() {
        final List<Figure> figures = new ArrayList<>();
        results.forEach(result -> figures.add(result.figure()));
        results.forEach(result -> added(result).ifPresent(figures::add));
        return figures;
    }

    private Optional<Figure> added(final LatencyResult result) {
        final LatencyCase load = result.load();
        if (load.durability() == Durability.OFF || result.endToEnd().getTotalCount() == 0) {
            return Optional.empty();
        }
        return results.stream()
                .filter(other ->
                        other.load().equals(new LatencyCase(load.threading(), Durability.OFF, load.ratePerSecond())))
                .filter(other -> other.endToEnd().getTotalCount() > 0)
                .findFirst()
                .map(off -> added(result, off));
    }

    private Figure added(final LatencyResult result, final LatencyResult off) {
        final LatencyCase load = result.load();
        final boolean isPromised = load.durability() == Durability.GROUP
                && load.threading() == ThreadingMode.SHARED
                && load.ratePerSecond() == LatencyResult.PROMISED_RATE;
        return Figure.of(
                        String.format(
                                Locale.ROOT,
                                "%s %s, added to an order, p50 at %,d/s",
                                load.threading(),
                                load.durability(),
                                load.ratePerSecond()),
                        "us",
                        addedUs(result, off, 50),
                        Double.NaN,
                        Double.NaN)
                .beside("bare sync", result.bareSync().getValueAtPercentile(50) / NS_PER_US)
                .target(isPromised ? Target.ratioAtMost(GROUP_RATIO) : Target.NONE)
                .note(String.format(
                        Locale.ROOT,
                        "p99 adds %,.0f us; bare sync p99 %,.0f us%s",
                        addedUs(result, off, TAIL),
                        result.bareSync().getValueAtPercentile(TAIL) / NS_PER_US,
                        result.isTrusted() && off.isTrusted() ? "" : "; not to be trusted, as its rows"));
    }

    private static double addedUs(final LatencyResult result, final LatencyResult off, final double percentile) {
        return (result.endToEnd().getValueAtPercentile(percentile)
                        - off.endToEnd().getValueAtPercentile(percentile))
                / NS_PER_US;
    }
}
