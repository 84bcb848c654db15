package io.tiercel.bench.latency;

import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Table;
import io.tiercel.bench.report.Target;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.pipeline.ThreadingMode;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Latencies at one rate, nanoseconds from the time at which an event was due. Cold.
 *
 * @param threading     of the engine.
 * @param ratePerSecond events per second.
 * @param events        measured, in each of the two passes of the engine and in the bare hop.
 * @param hops          of the engine, every hop timed, which weighs on the whole.
 * @param whole         of the engine, ring to decision only: one reading of the clock an event, as in the bare hop.
 * @param bare          of the bare hop at the same rate in the same run.
 */
public record LatencyResult(
        ThreadingMode threading,
        long ratePerSecond,
        int events,
        Map<Hop, Histogram> hops,
        Histogram whole,
        Histogram bare) {
    /** The rate for which a ratio to the bare hop was promised. */
    static final long PROMISED_RATE = 100_000;

    private static final double PROMISED_RATIO = 3.0;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};
    private static final String[] PERCENTILE_NAMES = {"p50", "p90", "p99", "p99.9", "p99.99"};

    /**
     * @return one line that says what was loaded and how.
     */
    public String heading() {
        return String.format(
                Locale.ROOT,
                "%,d events/s, open loop, %s, %,d events (%.1f s); nanoseconds from the scheduled time",
                ratePerSecond,
                threading,
                events,
                events / (double) ratePerSecond);
    }

    /**
     * @return percentiles of every hop, and of the bare hop.
     */
    public Table table() {
        final Table table = new Table("hop", "p50", "p90", "p99", "p99.9", "p99.99", "max");
        for (final Hop hop : Hop.values()) {
            if (hop != Hop.RING_TO_DECISION) {
                table.row(row(name(hop), hops.get(hop)));
            }
        }
        table.row(row("ring to decision, hops timed", hops.get(Hop.RING_TO_DECISION)));
        table.row(row("ring to decision", whole));
        table.row(row("bare Disruptor hop", bare));
        final String[] ratios = new String[PERCENTILES.length + 2];
        ratios[0] = "ratio";
        for (int i = 0; i < PERCENTILES.length; i++) {
            ratios[i + 1] =
                    ratio(whole.getValueAtPercentile(PERCENTILES[i]), bare.getValueAtPercentile(PERCENTILES[i]));
        }
        ratios[PERCENTILES.length + 1] = ratio(whole.getMaxValue(), bare.getMaxValue());
        table.row(ratios);
        return table;
    }

    /**
     * @return ring to decision beside the bare hop, medians.
     */
    public Figure figure() {
        final boolean isPromised = ratePerSecond == PROMISED_RATE && threading == ThreadingMode.SHARED;
        return Figure.of(
                        String.format(Locale.ROOT, "ring to decision, p50 at %,d/s", ratePerSecond),
                        "ns",
                        (double) whole.getValueAtPercentile(50),
                        Double.NaN,
                        Double.NaN)
                .beside("bare Disruptor hop", (double) bare.getValueAtPercentile(50))
                .target(isPromised ? Target.ratioAtMost(PROMISED_RATIO) : Target.NONE);
    }

    /**
     * @return percentiles as numbers.
     */
    public ObjectNode json() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ratePerSecond", ratePerSecond)
                .put("threading", threading.name())
                .put("events", events);
        final ObjectNode byHop = json.putObject("hopsNs");
        for (final Hop hop : Hop.values()) {
            byHop.set(name(hop).replace(' ', '_'), percentiles(hops.get(hop)));
        }
        byHop.set("ring_to_decision_one_clock", percentiles(whole));
        byHop.set("bare_hop", percentiles(bare));
        return json;
    }

    private static ObjectNode percentiles(final Histogram histogram) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < PERCENTILES.length; i++) {
            json.put(PERCENTILE_NAMES[i], histogram.getValueAtPercentile(PERCENTILES[i]));
        }
        return json.put("max", histogram.getMaxValue()).put("count", histogram.getTotalCount());
    }

    private static String[] row(final String name, final Histogram histogram) {
        final String[] cells = new String[PERCENTILES.length + 2];
        cells[0] = name;
        for (int i = 0; i < PERCENTILES.length; i++) {
            cells[i + 1] = String.format(Locale.ROOT, "%,d", histogram.getValueAtPercentile(PERCENTILES[i]));
        }
        cells[PERCENTILES.length + 1] = String.format(Locale.ROOT, "%,d", histogram.getMaxValue());
        return cells;
    }

    private static String ratio(final long ours, final long theirs) {
        return theirs == 0 ? "" : String.format(Locale.ROOT, "%.2fx", ours / (double) theirs);
    }

    private static String name(final Hop hop) {
        return hop.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
