package io.tiercel.bench.latency;

import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Table;
import io.tiercel.bench.report.Target;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Latencies of one row, nanoseconds from the time at which an event was due. Cold.
 *
 * @param load        the row.
 * @param events      measured, in the pass that times the whole way only.
 * @param reachedRate events per second that went through in it.
 * @param hops        of the engine, every hop timed, which weighs on the whole.
 * @param whole       of the engine, ring to decision only: one reading of the clock an event, as in the bare hop.
 * @param uncorrected the same from the moment at which an event was really published: with coordinated omission.
 * @param endToEnd    until an order request has left through the gate, one for each; in the pass that times the whole way only.
 * @param bare        of the bare hop at the same rate in the same run.
 * @param bareSync    of the disk of the journals, half before and half after the row; empty where durability is OFF.
 * @param doubts      why it is not to be trusted; empty if it is.
 */
public record LatencyResult(
        LatencyCase load,
        int events,
        double reachedRate,
        Map<Hop, Histogram> hops,
        Histogram whole,
        Histogram uncorrected,
        Histogram endToEnd,
        Histogram bare,
        Histogram bareSync,
        List<String> doubts) {
    /** The rate for which a ratio to the bare hop was promised. */
    static final long PROMISED_RATE = 100_000;

    private static final double PROMISED_RATIO = 3.0;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};
    private static final String[] PERCENTILE_NAMES = {"p50", "p90", "p99", "p99.9", "p99.99"};

    /** Makes the doubts immutable. */
    public LatencyResult {
        doubts = List.copyOf(doubts);
    }

    /**
     * @return whether nothing speaks against it.
     */
    public boolean isTrusted() {
        return doubts.isEmpty();
    }

    /**
     * @return one line that says what was loaded and how.
     */
    public String heading() {
        return String.format(
                Locale.ROOT,
                "%s, durability %s, %,d events/s, open loop, %,d events (%.1f s); nanoseconds from the scheduled time",
                load.threading(),
                load.durability(),
                load.ratePerSecond(),
                events,
                events / reachedRate);
    }

    /**
     * @return every histogram by its name, in the order of an event's way.
     */
    public Map<String, Histogram> histograms() {
        final Map<String, Histogram> named = new LinkedHashMap<>();
        for (final Hop hop : Hop.values()) {
            if (hop != Hop.RING_TO_DECISION && hop != Hop.END_TO_END) {
                named.put(name(hop), hops.get(hop));
            }
        }
        named.put("ring to decision, hops timed", hops.get(Hop.RING_TO_DECISION));
        named.put("ring to decision", whole);
        named.put("ring to decision, not corrected", uncorrected);
        named.put("ring to gate", endToEnd);
        named.put("bare Disruptor hop", bare);
        named.put("bare sync", bareSync);
        return named;
    }

    /**
     * @return percentiles of every hop, and of the bare hop.
     */
    public Table table() {
        final Table table = new Table("hop", "p50", "p90", "p99", "p99.9", "p99.99", "max", "samples");
        histograms().forEach((name, histogram) -> {
            if (histogram.getTotalCount() > 0) {
                table.row(row(name, histogram));
            }
        });
        final String[] ratios = new String[PERCENTILES.length + 3];
        ratios[0] = "ratio";
        for (int i = 0; i < PERCENTILES.length; i++) {
            ratios[i + 1] =
                    ratio(whole.getValueAtPercentile(PERCENTILES[i]), bare.getValueAtPercentile(PERCENTILES[i]));
        }
        ratios[PERCENTILES.length + 1] = ratio(whole.getMaxValue(), bare.getMaxValue());
        ratios[PERCENTILES.length + 2] = "";
        table.row(ratios);
        return table;
    }

    /**
     * @return ring to decision beside the bare hop, medians.
     */
    public Figure figure() {
        final boolean isPromised = load.ratePerSecond() == PROMISED_RATE
                && load.threading() == ThreadingMode.SHARED
                && load.durability() == Durability.OFF;
        return Figure.of(
                        String.format(
                                Locale.ROOT,
                                "%s %s, ring to decision, p50 at %,d/s",
                                load.threading(),
                                load.durability(),
                                load.ratePerSecond()),
                        "ns",
                        (double) whole.getValueAtPercentile(50),
                        Double.NaN,
                        Double.NaN)
                .beside("bare Disruptor hop", (double) bare.getValueAtPercentile(50))
                .target(isPromised ? Target.ratioAtMost(PROMISED_RATIO) : Target.NONE)
                .note(isTrusted() ? "" : "not to be trusted: " + String.join("; ", doubts));
    }

    /**
     * @return percentiles as numbers.
     */
    public ObjectNode json() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ratePerSecond", load.ratePerSecond())
                .put("threading", load.threading().name())
                .put("durability", load.durability().name())
                .put("events", events)
                .put("reachedRatePerSecond", Math.round(reachedRate))
                .put("trusted", isTrusted());
        final ArrayNode reasons = json.putArray("doubts");
        doubts.forEach(reasons::add);
        final ObjectNode byHop = json.putObject("hopsNs");
        histograms().forEach((name, histogram) -> byHop.set(key(name), percentiles(histogram)));
        return json;
    }

    /**
     * @param name of a histogram.
     * @return the same in small letters, digits and underscores.
     */
    static String key(final String name) {
        return name.toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '_');
    }

    private static ObjectNode percentiles(final Histogram histogram) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < PERCENTILES.length; i++) {
            json.put(PERCENTILE_NAMES[i], histogram.getValueAtPercentile(PERCENTILES[i]));
        }
        return json.put("max", histogram.getMaxValue()).put("count", histogram.getTotalCount());
    }

    private static String[] row(final String name, final Histogram histogram) {
        final String[] cells = new String[PERCENTILES.length + 3];
        cells[0] = name;
        for (int i = 0; i < PERCENTILES.length; i++) {
            cells[i + 1] = String.format(Locale.ROOT, "%,d", histogram.getValueAtPercentile(PERCENTILES[i]));
        }
        cells[PERCENTILES.length + 1] = String.format(Locale.ROOT, "%,d", histogram.getMaxValue());
        cells[PERCENTILES.length + 2] = String.format(Locale.ROOT, "%,d", histogram.getTotalCount());
        return cells;
    }

    private static String ratio(final long ours, final long theirs) {
        return theirs == 0 ? "" : String.format(Locale.ROOT, "%.2fx", ours / (double) theirs);
    }

    private static String name(final Hop hop) {
        return hop.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
