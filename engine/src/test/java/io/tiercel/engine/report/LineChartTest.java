package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private static final long SECOND = 1_000_000_000L;
    private static final TimeSeries RISE =
            new TimeSeries(new long[] {0, 10 * SECOND, 20 * SECOND}, new double[] {0, 25, 100});

    /** A plot area of 100 by 100 pixels: x from 84 to 184, y from 126 up to 26. */
    private static String draw(final LineChart chart) {
        final Markup page = new Markup();
        chart.draw(page, 208, 154, 0, 20 * SECOND);
        return page.toString();
    }

    @Test
    void shouldDrawValuesAtTheirPixels() {
        final String picture = draw(new LineChart("rise", "units").line("rise", "total", RISE));

        // 6 % of room on both sides of 0 to 100: -6 to 106, 112 in all on 100 pixels
        // 0 -> 126 - 6 / 1.12 = 120.64; 25 -> 126 - 31 / 1.12 = 98.32; 100 -> 126 - 106 / 1.12 = 31.36
        assertTrue(picture.contains("d=\"M84 120.64L134 98.32L184 31.36\" class=\"total\""), picture);
    }

    @Test
    void shouldHoldAValueUntilTheNextWhenStepped() {
        final String picture =
                draw(new LineChart("rise", "units").line("rise", "total", RISE).stepped());

        assertTrue(picture.contains("d=\"M84 120.64H134V98.32H184V31.36\""), picture);
    }

    @Test
    void shouldMarkWhenTheKillSwitchTripped() {
        final String picture = draw(new LineChart("rise", "units")
                .line("rise", "total", RISE)
                .switchChanges(List.of(new SwitchChange(5 * SECOND, true, "502 DAILY_LOSS"))));

        // 5 s of 20 s: a quarter of 100 pixels behind 84 is 109, less half the line's width of 2
        assertTrue(picture.contains("<rect x=\"108\" y=\"26\" width=\"2\" height=\"100\" class=\"trip\">"), picture);
        assertTrue(picture.contains("kill switch tripped: 502 DAILY_LOSS"), picture);
    }

    @Test
    void shouldTellTheValuesUnderThePointer() {
        final String picture = draw(new LineChart("rise", "units").line("rise", "total", RISE));

        // the strip from 132 to 140 is told for its middle, 136: 10.4 s, where the value is still 25; midnight in
        // Greenwich is 19:00 in New York
        assertTrue(picture.contains("19:00:10\nrise  25</title>"), picture);
    }
}
