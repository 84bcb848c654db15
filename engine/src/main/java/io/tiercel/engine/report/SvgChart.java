package io.tiercel.engine.report;

import java.util.function.DoubleFunction;

/**
 * One inline SVG picture: a plot area with room for axes around it. Colours and strokes are the style sheet's. Cold, one thread.
 * <p>
 * Pixels count from the upper left corner; the page scales the whole picture to its own width.
 */
final class SvgChart {
    private static final int TICK = 4;

    private final Markup page;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    /**
     * Opens the picture.
     *
     * @param page    written to.
     * @param label   what it shows, for those who cannot see it.
     * @param width   of the picture.
     * @param height  of the picture.
     * @param margins room around the plot area: left, right, top, bottom.
     */
    SvgChart(final Markup page, final String label, final int width, final int height, final Margins margins) {
        this.page = page;
        left = margins.left();
        right = width - margins.right();
        top = margins.top();
        bottom = height - margins.bottom();
        page.open("svg", "viewBox", "0 0 " + width + " " + height, "role", "img", "aria-label", label);
    }

    /**
     * Room around a plot area, pixels.
     *
     * @param left   for the labels of the vertical axis.
     * @param right  for a second one.
     * @param top    for the unit.
     * @param bottom for the labels of the horizontal axis.
     */
    record Margins(int left, int right, int top, int bottom) {}

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    /** Ends the picture. */
    void close() {
        page.close();
    }

    void line(final double fromX, final double fromY, final double toX, final double toY, final String style) {
        page.empty(
                "line",
                "x1",
                Markup.pixels(fromX),
                "y1",
                Markup.pixels(fromY),
                "x2",
                Markup.pixels(toX),
                "y2",
                Markup.pixels(toY),
                "class",
                style);
    }

    /** Text; {@code anchor} is start, middle or end. */
    void text(final double x, final double y, final String anchor, final String style, final String content) {
        page.element(
                "text", content, "x", Markup.pixels(x), "y", Markup.pixels(y), "text-anchor", anchor, "class", style);
    }

    /** A path; an empty one is left out. */
    void path(final StringBuilder path, final String style) {
        if (!path.isEmpty()) {
            page.empty("path", "d", path.toString(), "class", style);
        }
    }

    /** A path with a title that shows when the pointer rests on it. */
    void path(final String path, final String style, final String title) {
        page.open("path", "d", path, "class", style);
        page.element("title", title);
        page.close();
    }

    /** A rectangle with a title that shows when the pointer rests on it. */
    void rectangle(
            final double x,
            final double y,
            final double width,
            final double height,
            final String style,
            final String title) {
        page.open(
                "rect",
                "x",
                Markup.pixels(x),
                "y",
                Markup.pixels(y),
                "width",
                Markup.pixels(width),
                "height",
                Markup.pixels(height),
                "class",
                style);
        page.element("title", title);
        page.close();
    }

    /** Grid lines and labels of the vertical axis, on the left, and its unit above. */
    void valueAxis(final LinearScale scale, final double step, final String unit, final DoubleFunction<String> label) {
        for (final double tick : scale.ticks(step)) {
            final double y = scale.at(tick);
            line(left, y, right, y, tick == 0 ? "zero" : "grid");
            text(left - 2 * TICK, y + TICK, "end", "tick", label.apply(tick));
        }
        text(left, top - 2 * TICK, "start", "unit", unit);
    }

    /** A second vertical axis on the right for the same ticks. */
    void secondAxis(final LinearScale scale, final double step, final String unit, final DoubleFunction<String> label) {
        for (final double tick : scale.ticks(step)) {
            text(right + 2 * TICK, scale.at(tick) + TICK, "start", "tick", label.apply(tick));
        }
        text(right, top - 2 * TICK, "end", "unit", unit);
    }

    /** The horizontal axis, times of the exchange's day. */
    void timeAxis(final TimeAxis axis, final int mostTicks) {
        line(left, bottom, right, bottom, "axis");
        for (final long tick : axis.ticks(mostTicks)) {
            final double x = axis.at(tick);
            line(x, bottom, x, bottom + TICK, "axis");
            text(x, bottom + 5 * TICK, "middle", "tick", axis.label(tick));
        }
    }
}
