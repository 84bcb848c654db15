package io.tiercel.engine.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Information coefficients over the dates: their mean in blocks of dates as bars, their sum so far as a line with an axis of its own. Cold.
 */
final class IcChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 240;
    private static final SvgChart.Margins MARGINS = new SvgChart.Margins(56, 50, 28, 28);
    private static final int MOST_BLOCKS = 60;
    private static final int VALUE_TICKS = 5;
    private static final int DATE_TICKS = 4;
    private static final int DAY_LENGTH = 10;
    private static final int MONTH_LENGTH = 7;
    private static final int DATES_WITH_DAYS = 200;

    private final List<String> dates;
    private final List<Block> blocks = new ArrayList<>();

    /** Dates from one to another, exclusive; mean NaN where none has a coefficient, sum of all coefficients up to the end. */
    private record Block(int from, int to, double mean, double sum) {}

    /**
     * @param dates ascending.
     * @param ic    one for each, NaN where there is none.
     */
    IcChart(final List<String> dates, final List<Double> ic) {
        this.dates = dates;
        final int count = Math.min(MOST_BLOCKS, dates.size());
        double sum = 0;
        for (int i = 0; i < count; i++) {
            final int from = (int) ((long) i * dates.size() / count);
            final int to = (int) ((i + 1L) * dates.size() / count);
            double inBlock = 0;
            int finite = 0;
            for (int t = from; t < to; t++) {
                if (Double.isFinite(ic.get(t))) {
                    inBlock += ic.get(t);
                    finite++;
                }
            }
            sum += inBlock;
            blocks.add(new Block(from, to, inBlock / finite, sum));
        }
    }

    /**
     * Draws the chart.
     *
     * @param page  written to.
     * @param label what it shows.
     */
    void draw(final Markup page, final String label) {
        final int length = blocks.getFirst().to() - blocks.getFirst().from();
        new Legend(page)
                .strip("s1", length == 1 ? "IC, left" : "mean IC of " + length + " dates, left")
                .line("cumulative", "cumulative IC, right")
                .close();
        final SvgChart chart = new SvgChart(page, label, WIDTH, HEIGHT, MARGINS);
        final LinearScale means = scale(chart, blocks.stream().map(Block::mean).toList());
        final LinearScale sums = scale(chart, blocks.stream().map(Block::sum).toList());
        final double step = means.tickStep(VALUE_TICKS);
        chart.valueAxis(means, step, "IC", value -> Figures.decimal(value, LinearScale.decimals(step)));
        final double sumStep = sums.tickStep(VALUE_TICKS);
        chart.secondAxis(sums, sumStep, "cumulative", value -> Figures.decimal(value, LinearScale.decimals(sumStep)));
        final LinearScale times = new LinearScale(0, dates.size(), chart.left(), chart.right());
        for (final Block block : blocks) {
            bar(chart, means, times, block);
        }
        chart.path(curve(times, sums), "cumulative");
        dateAxis(chart, times);
        chart.close();
    }

    private static LinearScale scale(final SvgChart chart, final List<Double> values) {
        double low = 0;
        double high = 0;
        for (final double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return LinearScale.around(low, high, chart.bottom(), chart.top());
    }

    private void bar(final SvgChart chart, final LinearScale means, final LinearScale times, final Block block) {
        if (Double.isNaN(block.mean())) {
            return;
        }
        final double x = times.at(block.from());
        final double y = means.at(block.mean());
        final double zero = means.at(0);
        chart.rectangle(
                x,
                Math.min(y, zero),
                Math.max(1, times.at(block.to()) - x - 1),
                Math.abs(y - zero),
                "s1",
                dates.get(block.from()) + " to " + dates.get(block.to() - 1) + "\nmean IC "
                        + Figures.decimal(block.mean(), 4) + "\ncumulative "
                        + Figures.decimal(block.sum(), 2));
    }

    /** From 0 to each block's end. */
    private StringBuilder curve(final LinearScale times, final LinearScale sums) {
        final StringBuilder path = new StringBuilder();
        path.append('M').append(Markup.pixels(times.at(0))).append(' ').append(Markup.pixels(sums.at(0)));
        for (final Block block : blocks) {
            path.append('L').append(Markup.pixels(times.at(block.to()))).append(' ');
            path.append(Markup.pixels(sums.at(block.sum())));
        }
        return path;
    }

    private void dateAxis(final SvgChart chart, final LinearScale times) {
        chart.line(chart.left(), chart.bottom(), chart.right(), chart.bottom(), "axis");
        final int length = dates.size() > DATES_WITH_DAYS ? MONTH_LENGTH : DAY_LENGTH;
        for (int i = 0; i < DATE_TICKS; i++) {
            final int date = (int) ((2L * i + 1) * dates.size() / (2L * DATE_TICKS));
            final double x = times.at(date + 0.5);
            chart.line(x, chart.bottom(), x, chart.bottom() + 4, "axis");
            chart.text(x, chart.bottom() + 20, "middle", "tick", dates.get(date).substring(0, length));
        }
    }
}
