package io.tiercel.bench.durability;

import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Table;
import io.tiercel.bench.report.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stalls of an append at a constant rate: memory first, as a control of the machine, then the journal, the plain behaviour, and memory again. Cold, one
 * thread.
 */
public final class StallReport {
    private static final double NS_PER_MS = 1e6;
    private static final double LIMIT_MS = AppendStalls.LIMIT_NS / NS_PER_MS;

    private final Map<String, AppendStalls.Outcome> outcomes = new LinkedHashMap<>();

    /**
     * Measures.
     *
     * @param ratePerSecond appends per second.
     * @param seconds       each of the four.
     * @param progress      told what is under way.
     */
    public StallReport(final long ratePerSecond, final double seconds, final Consumer<String> progress) {
        final Map<String, Supplier<AppendTarget>> targets = new LinkedHashMap<>();
        targets.put("memory, before", AppendTargets::memory);
        targets.put("journal, written ahead", AppendTargets::journal);
        targets.put("plain Chronicle, sparse", AppendTargets::sparse);
        targets.put("memory, after", AppendTargets::memory);
        targets.forEach((name, open) -> {
            progress.accept(name);
            try (AppendTarget target = open.get()) {
                outcomes.put(name, AppendStalls.measure(target, ratePerSecond, seconds));
            }
        });
    }

    /**
     * @return a row for each target.
     */
    public Table table() {
        final Table table = new Table(
                "target",
                "appends/s",
                "p50 ns",
                "p99 ns",
                "p99.99 us",
                "max ms",
                "over 2 ms",
                "of these its own",
                "longest own ms");
        outcomes.forEach((name, outcome) -> table.row(
                name,
                String.format(Locale.ROOT, "%,.0f", outcome.reachedRate()),
                String.format(Locale.ROOT, "%,d", outcome.appendNs().getValueAtPercentile(50)),
                String.format(Locale.ROOT, "%,d", outcome.appendNs().getValueAtPercentile(99)),
                String.format(Locale.ROOT, "%.1f", outcome.appendNs().getValueAtPercentile(99.99) / 1e3),
                String.format(Locale.ROOT, "%.2f", outcome.appendNs().getMaxValue() / NS_PER_MS),
                Long.toString(outcome.stalls()),
                Long.toString(outcome.ownStalls()),
                String.format(Locale.ROOT, "%.2f", outcome.longestOwnNs() / NS_PER_MS)));
        return table;
    }

    /**
     * @return the journal's longest append beside the plain behaviour's.
     */
    public List<Figure> figures() {
        final AppendStalls.Outcome ours = outcomes.get("journal, written ahead");
        final AppendStalls.Outcome plain = outcomes.get("plain Chronicle, sparse");
        final List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(
                        "longest append without waits for a processor",
                        "ms",
                        ours.longestOwnNs() / NS_PER_MS,
                        Double.NaN,
                        Double.NaN)
                .beside("plain Chronicle", plain.longestOwnNs() / NS_PER_MS)
                .target(Target.atMost(LIMIT_MS))
                .note("waits for a processor are told by the system; 0 = every append was below half a millisecond"));
        figures.add(Figure.of("appends above 2 ms of its own", "", (double) ours.ownStalls(), Double.NaN, Double.NaN)
                .beside("plain Chronicle", (double) plain.ownStalls())
                .target(Target.atMost(0)));
        figures.add(Figure.of("appends above 2 ms by the clock", "", (double) ours.stalls(), Double.NaN, Double.NaN)
                .beside("plain Chronicle", (double) plain.stalls())
                .note("memory alone, before and after: "
                        + outcomes.get("memory, before").stalls() + " and "
                        + outcomes.get("memory, after").stalls()));
        return figures;
    }
}
