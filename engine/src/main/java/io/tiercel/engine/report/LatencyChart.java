package io.tiercel.engine.report;

import io.tiercel.engine.latency.Hop;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** One row per hop: how its times are spread over a shared logarithmic axis, with percentiles marked. Cold, one thread. */
final class LatencyChart {
    private static final int WIDTH = 1080;
    private static final int ROW_HEIGHT = 58;
    private static final int BINS_PER_DECADE = 10;
    private static final int LOWEST_DECADE = 1;
    private static final int NS_DIGITS = 9;
    private static final SvgChart.Margins MARGINS = new SvgChart.Margins(180, 30, 14, 30);

    private final Map<Hop, Histogram> latencyNs;
    private final List<Hop> hops;

    /**
     * @param latencyNs histograms by hop; hops without samples are left out.
     */
    LatencyChart(final Map<Hop, Histogram> latencyNs) {
        this.latencyNs = latencyNs;
        hops = latencyNs.keySet().stream()
                .filter(hop -> latencyNs.get(hop).getTotalCount() > 0)
                .sorted()
                .toList();
    }

    /** Hops with samples, in the order in which an event passes them. */
    List<Hop> hops() {
        return hops;
    }

    /** Draws key and chart. */
    void draw(final Markup page) {
        new Legend(page)
                .strip("bar", "share of the hop's samples")
                .line("p50", "p50")
                .line("p99", "p99")
                .line("p999", "p99.9")
                .line("max", "maximum")
                .close();
        final int height = MARGINS.top() + MARGINS.bottom() + ROW_HEIGHT * hops.size();
        final SvgChart chart = new SvgChart(page, "Latency by hop", WIDTH, height, MARGINS);
        final LogScale times = new LogScale(LOWEST_DECADE, highestDecade(), chart.left(), chart.right());
        for (int decade = LOWEST_DECADE; decade <= times.highDecade(); decade++) {
            final long ns = Math.round(StrictMath.pow(10, decade));
            final double x = times.at(ns);
            chart.line(x, chart.top(), x, chart.bottom(), "grid");
            chart.text(x, chart.bottom() + 20, "middle", "tick", decadeLabel(decade));
        }
        for (int i = 0; i < hops.size(); i++) {
            row(chart, hops.get(i), chart.top() + (i + 1) * ROW_HEIGHT, times);
        }
        chart.close();
    }

    private int highestDecade() {
        long longestNs = 1;
        for (final Hop hop : hops) {
            longestNs = Math.max(longestNs, latencyNs.get(hop).getMaxValue());
        }
        return Math.max(LOWEST_DECADE + 1, (int) StrictMath.ceil(StrictMath.log10(longestNs)));
    }

    private static String decadeLabel(final int decade) {
        final String[] units = {"ns", "µs", "ms", "s"};
        final int unit = Math.min(NS_DIGITS, decade) / 3;
        return Figures.count(Math.round(StrictMath.pow(10, decade - 3 * unit))) + " " + units[unit];
    }

    private void row(final SvgChart chart, final Hop hop, final double base, final LogScale times) {
        final Histogram histogram = latencyNs.get(hop);
        final long[] bins = bins(histogram, times);
        long tallest = 1;
        for (final long count : bins) {
            tallest = Math.max(tallest, count);
        }
        final double room = ROW_HEIGHT - 12.0;
        final double width = (times.to() - times.from()) / bins.length;
        for (int i = 0; i < bins.length; i++) {
            if (bins[i] > 0) {
                final double height = Math.max(1, room * bins[i] / tallest);
                chart.rectangle(
                        times.from() + i * width,
                        base - height,
                        width - 1,
                        height,
                        "bar",
                        binLabel(i) + "\n" + Figures.count(bins[i]) + " samples, "
                                + Figures.percent(bins[i], histogram.getTotalCount()));
            }
        }
        chart.line(chart.left(), base, chart.right(), base, "axis");
        mark(chart, times, base, "p50", "p50", histogram.getValueAtPercentile(50));
        mark(chart, times, base, "p99", "p99", histogram.getValueAtPercentile(99));
        mark(chart, times, base, "p999", "p99.9", histogram.getValueAtPercentile(99.9));
        mark(chart, times, base, "max", "maximum", histogram.getMaxValue());
        chart.text(chart.left() - 12, base - 24, "end", "hop", HopNames.name(hop));
        chart.text(
                chart.left() - 12,
                base - 8,
                "end",
                "tick",
                "p50 " + Figures.duration(histogram.getValueAtPercentile(50)));
    }

    private static void mark(
            final SvgChart chart,
            final LogScale times,
            final double base,
            final String style,
            final String name,
            final long ns) {
        final double x = times.at(ns);
        chart.path(
                "M" + Markup.pixels(x) + " " + Markup.pixels(base - ROW_HEIGHT + 10) + "V" + Markup.pixels(base),
                style,
                name + "  " + Figures.duration(ns));
    }

    private static String binLabel(final int bin) {
        final double low = LOWEST_DECADE + bin / (double) BINS_PER_DECADE;
        return Figures.duration(Math.round(StrictMath.pow(10, low))) + " to "
                + Figures.duration(Math.round(StrictMath.pow(10, low + 1.0 / BINS_PER_DECADE)));
    }

    /** Samples per bin; what lies below the axis is counted in its first bin. Every sample is in exactly one. */
    static long[] bins(final Histogram histogram, final LogScale times) {
        final long[] bins = new long[(times.highDecade() - times.lowDecade()) * BINS_PER_DECADE];
        for (final HistogramIterationValue value : histogram.recordedValues()) {
            final double decade = StrictMath.log10(Math.max(1, value.getValueIteratedTo())) - times.lowDecade();
            final int bin = (int) StrictMath.floor(decade * BINS_PER_DECADE);
            bins[Math.clamp(bin, 0, bins.length - 1)] += value.getCountAddedInThisIterationStep();
        }
        return bins;
    }
}
