package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BarChartTest {
    private static final int SERIES = 8;

    @Test
    void shouldDrawEachOfEightSeriesInAStyleOfItsOwn() throws IOException {
        final BarChart chart = new BarChart("label", "unit", "axis", List.of("1"));
        for (int s = 0; s < SERIES; s++) {
            chart.bars("series " + s, List.of(1.0 + s));
        }
        final Markup page = new Markup();

        chart.draw(page);

        final Set<String> styles = Pattern.compile("class=\"(s[0-9]+)\"")
                .matcher(page.toString())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertEquals(SERIES, styles.size(), styles.toString());
        try (InputStream sheet = BarChart.class.getResourceAsStream(EvaluationReport.STYLE_SHEET)) {
            final String rules = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            styles.forEach(style -> assertTrue(rules.contains("." + style + " {"), style));
        }
    }
}
