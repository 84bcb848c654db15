package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.evaluation.Evaluation;
import io.tiercel.factors.evaluation.FactorList;
import io.tiercel.factors.evaluation.Panel;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluationReportTest {
    private static final int DATES = 150;

    @TempDir
    private Path folder;

    private static Evaluation evaluation(final int assets, final String... factors) {
        final SplittableRandom random = new SplittableRandom(3);
        final double[][] rows = new double[DATES][assets];
        for (int t = 0; t < DATES; t++) {
            for (int a = 0; a < assets; a++) {
                rows[t][a] = t == 0 ? 100 : rows[t - 1][a] * (1 + 0.01 * random.nextGaussian());
            }
        }
        final Panel prices = new Panel(
                IntStream.range(0, DATES)
                        .mapToObj(t -> LocalDate.of(2024, 1, 1).plusDays(t).toString())
                        .toList(),
                IntStream.range(0, assets).mapToObj(a -> "<A&" + a).toList(),
                rows);
        final FactorList list = new FactorList(prices);
        for (final String factor : factors) {
            assertTrue(list.add(factor), factor);
        }
        return Evaluation.of(prices, list.panels(), List.of(1, 5), _ -> {});
    }

    private static Document parse(final String markup) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
    }

    private static List<String> labels(final Document document) {
        final List<String> labels = new ArrayList<>();
        final NodeList pictures = document.getElementsByTagName("svg");
        for (int i = 0; i < pictures.getLength(); i++) {
            labels.add(((Element) pictures.item(i)).getAttribute("aria-label"));
        }
        labels.removeIf(String::isEmpty);
        return labels;
    }

    @Test
    void shouldDrawEveryChartOfEveryFactorOnOnePage() throws Exception {
        final String page = EvaluationReport.page(evaluation(6, "mom5", "rev2"));

        assertEquals(
                List.of(
                        "Correlation between the factors",
                        "IC over time of mom5, 1 date ahead",
                        "IC over time of mom5, 5 dates ahead",
                        "IC decay of mom5",
                        "Mean return by quintile of mom5",
                        "Rank autocorrelation of mom5",
                        "IC over time of rev2, 1 date ahead",
                        "IC over time of rev2, 5 dates ahead",
                        "IC decay of rev2",
                        "Mean return by quintile of rev2",
                        "Rank autocorrelation of rev2"),
                labels(parse(page)));
    }

    @Test
    void shouldNeedNothingFromOutside() {
        final String page = EvaluationReport.page(evaluation(6, "mom5"));

        assertTrue(page.contains("default-src &#39;none&#39;"));
        assertTrue(page.contains("prefers-color-scheme: dark"));
        for (final String outside :
                List.of("http:", "https:", "url(", "@import", "<script", "<link", " src=", "href=")) {
            assertFalse(page.contains(outside), outside);
        }
    }

    @Test
    void shouldTellTheFiguresOfTheEvaluation() throws Exception {
        final Evaluation evaluation = evaluation(6, "mom5");
        final var result = evaluation.factors().getFirst().horizons().get(1);

        final Element row = (Element) parse(EvaluationReport.page(evaluation))
                .getElementsByTagName("tbody")
                .item(0)
                .getChildNodes()
                .item(2);
        final NodeList cells = row.getElementsByTagName("td");

        assertEquals("5", cells.item(0).getTextContent());
        // 150 dates less 5 at the start and 5 at the end
        assertEquals("140", cells.item(1).getTextContent());
        assertEquals(
                String.format(Locale.ROOT, "%.4f", result.summary().mean()),
                cells.item(2).getTextContent());
        assertEquals(
                String.format(Locale.ROOT, "%.1f", 1e4 * result.quintiles().spread()),
                cells.item(10).getTextContent());
    }

    @Test
    void shouldBeReadableWithoutAnyFigure() throws Exception {
        // two assets have no correlation and no quintile; 200 dates back there is no price
        final String page = EvaluationReport.page(evaluation(2, "mom5", "mom200"));

        assertTrue(parse(page).getElementsByTagName("svg").getLength() > 5);
        assertTrue(page.contains("Fewer than five assets"));
        assertFalse(page.contains("NaN"), page);
        assertFalse(page.contains("Infinity"));
    }

    @Test
    void shouldWriteTheSameBytesAndEachDateAsJson() throws Exception {
        final Evaluation evaluation = evaluation(6, "mom5", "rev2");

        final Path page = EvaluationReport.write(folder.resolve("a"), evaluation);
        final Path again = EvaluationReport.write(folder.resolve("b"), evaluation(6, "mom5", "rev2"));

        assertEquals(-1, Files.mismatch(page, again));
        final Path figures = page.resolveSibling(EvaluationReport.JSON_NAME);
        assertEquals(-1, Files.mismatch(figures, again.resolveSibling(EvaluationReport.JSON_NAME)));
        final JsonNode json = JsonMapper.shared().readTree(Files.readString(figures));
        final JsonNode horizon = json.get("factors").get(0).get("horizons").get(1);
        assertEquals(DATES, horizon.get("icByDate").size());
        assertTrue(horizon.get("icByDate").get(4).isNull());
        assertEquals(
                evaluation.factors().getFirst().horizons().get(1).ic().get(5),
                horizon.get("icByDate").get(5).asDouble());
        assertEquals(140, horizon.get("ic").get("n").asInt());
    }
}
