package io.tiercel.bench.latency;

import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Percentile curves as one SVG picture: across, the percentile on the axis of HdrHistogram's plots, where each nine takes the same room; upwards, time on a
 * logarithmic axis. Cold, one thread.
 */
final class PercentileChart {
    /** Colours that differ from each other on white, also for most who see few colours; styles {@code c0} to {@code c9}. */
    static final int COLOURS = 10;

    private static final int LOWEST_DECADE = 1;
    private static final int MOST_NINES = 6;
    private static final int STEPS_PER_HALVING = 5;
    private static final double LABEL_ROOM = 75;
    private static final double LEFT = 58;
    private static final double RIGHT = 14;
    private static final double TOP = 12;
    private static final double BOTTOM = 34;

    private final List<Curve> curves;
    private final int nines;
    private final int highDecade;
    private double width;
    private double height;

    /**
     * One line of the picture.
     *
     * @param name     in the key below.
     * @param values   nanoseconds.
     * @param colour   0 to {@value #COLOURS} - 1.
     * @param isDashed true for a floor that ours is compared with.
     */
    record Curve(String name, Histogram values, int colour, boolean isDashed) {}

    /**
     * @param curves at least one with samples; those without are left out.
     */
    PercentileChart(final List<Curve> curves) {
        this.curves = curves.stream()
                .filter(curve -> curve.values().getTotalCount() > 0)
                .toList();
        long most = 10;
        long longestNs = 100;
        for (final Curve curve : this.curves) {
            most = Math.max(most, curve.values().getTotalCount());
            longestNs = Math.max(longestNs, curve.values().getMaxValue());
        }
        nines = Math.clamp((int) Math.ceil(Math.log10(most)), 2, MOST_NINES);
        highDecade = Math.max(LOWEST_DECADE + 2, (int) Math.ceil(Math.log10(longestNs)));
    }

    /** Draws the picture twice, for wide and for narrow screens, of which the style sheet shows one, and the key. */
    void draw(final Html page, final String label) {
        draw(page, label, "wide", 1100, 380);
        draw(page, label, "narrow", 380, 300);
        page.open("ul", "class", "key");
        for (final Curve curve : curves) {
            page.open("li")
                    .element("span", "", "class", "swatch s" + curve.colour() + (curve.isDashed() ? " dashed" : ""))
                    .element("span", curve.name())
                    .close();
        }
        page.close();
    }

    private void draw(final Html page, final String label, final String style, final int w, final int h) {
        width = w;
        height = h;
        page.open(
                "svg", "viewBox", "0 0 " + w + " " + h, "role", "img", "aria-label", label, "class", "chart " + style);
        for (int decade = LOWEST_DECADE; decade <= highDecade; decade++) {
            final double y = y(Math.pow(10, decade));
            line(page, LEFT, y, width - RIGHT, y, "grid");
            text(page, LEFT - 8, y + 4, "end", time(decade));
        }
        final int labelEvery = (int) Math.ceil(LABEL_ROOM * nines / (width - LEFT - RIGHT));
        for (int nine = 0; nine <= nines; nine++) {
            final double x = x(nine);
            line(page, x, TOP, x, height - BOTTOM, "grid");
            if ((nines - nine) % labelEvery == 0) {
                text(page, x, height - BOTTOM + 20, nine == nines ? "end" : "middle", percentile(nine));
            }
        }
        for (final Curve curve : curves) {
            page.empty(
                    "path",
                    "d",
                    path(curve.values()),
                    "class",
                    "curve c" + curve.colour() + (curve.isDashed() ? " dashed" : ""));
        }
        page.close();
    }

    /** Steps as the percentiles go; the last one to the maximum. */
    private String path(final Histogram values) {
        final StringBuilder path = new StringBuilder();
        for (final HistogramIterationValue value : values.percentiles(STEPS_PER_HALVING)) {
            final double rest = 1 - value.getPercentileLevelIteratedTo() / 100;
            final double nine = Math.min(nines, rest <= 0 ? nines : -Math.log10(rest));
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(pixels(x(nine)))
                    .append(' ')
                    .append(pixels(y(Math.max(1, value.getValueIteratedTo()))));
        }
        return path.toString();
    }

    private double x(final double nine) {
        return LEFT + (width - LEFT - RIGHT) * nine / nines;
    }

    private double y(final double ns) {
        final double share = (Math.log10(ns) - LOWEST_DECADE) / (highDecade - LOWEST_DECADE);
        return height - BOTTOM - (height - BOTTOM - TOP) * Math.clamp(share, 0.0, 1.0);
    }

    private static void line(
            final Html page, final double x1, final double y1, final double x2, final double y2, final String style) {
        page.empty("line", "x1", pixels(x1), "y1", pixels(y1), "x2", pixels(x2), "y2", pixels(y2), "class", style);
    }

    private static void text(
            final Html page, final double x, final double y, final String anchor, final String content) {
        page.element("text", content, "x", pixels(x), "y", pixels(y), "text-anchor", anchor);
    }

    private static String pixels(final double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String time(final int decade) {
        final String[] units = {"ns", "µs", "ms", "s"};
        final int unit = Math.min(units.length - 1, decade / 3);
        return Math.round(Math.pow(10, decade - 3.0 * unit)) + " " + units[unit];
    }

    /** 0 %, 90 %, 99 %, 99.9 % and so on. */
    private static String percentile(final int nine) {
        return switch (nine) {
            case 0 -> "0 %";
            case 1 -> "90 %";
            case 2 -> "99 %";
            default -> "99." + "9".repeat(nine - 2) + " %";
        };
    }
}
