package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.evaluation.Horizon;
import io.tiercel.factors.evaluation.TimeSeriesEvaluation;
import io.tiercel.factors.evaluation.TimeSeriesHorizon;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimeSeriesReportTest {
    private static final int EVENTS = 500;

    @TempDir
    private Path folder;

    private static TimeSeriesEvaluation evaluation() {
        final SplittableRandom random = new SplittableRandom(8);
        final long[] times = new long[EVENTS];
        final double[] mids = new double[EVENTS];
        final double[] noise = new double[EVENTS];
        final double[] never = new double[EVENTS];
        Arrays.fill(never, Double.NaN);
        for (int i = 0; i < EVENTS; i++) {
            times[i] = 1_340_285_400_000_000_000L + i * 100_000_000L;
            mids[i] = 1000 + random.nextInt(20);
            noise[i] = random.nextGaussian();
        }
        final SequencedMap<String, double[]> factors = new LinkedHashMap<>();
        factors.put("noise", noise);
        factors.put("<never>", never);
        return TimeSeriesEvaluation.of(
                "A&B", times, mids, factors, List.of(Horizon.parse("10"), Horizon.parse("1s")), _ -> {});
    }

    private static Document parse(final String markup) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
    }

    @Test
    void shouldDrawEveryChartOfEveryFactorOnOnePage() throws Exception {
        final String page = TimeSeriesReport.page(evaluation());

        final NodeList pictures = parse(page).getElementsByTagName("svg");
        final List<String> labels = new ArrayList<>();
        for (int i = 0; i < pictures.getLength(); i++) {
            labels.add(((Element) pictures.item(i)).getAttribute("aria-label"));
        }
        labels.removeIf(String::isEmpty);
        assertEquals(
                List.of(
                        "Correlation between the factors",
                        "IC by horizon of noise",
                        "Mean return by quintile of noise",
                        "Autocorrelation of noise",
                        "IC over time of noise, 10 events ahead",
                        "IC over time of noise, 1 s ahead"),
                labels.subList(0, 6));
        assertEquals(11, labels.size());
        assertTrue(page.contains("21 June 2012, 13:30:00 to 13:30:49 UTC"), page);
        assertFalse(page.contains("NaN"), "a factor without values has dashes");
        assertFalse(page.contains("<script"));
    }

    @Test
    void shouldTellTheFiguresOnThePageAndAsJson() throws Exception {
        final TimeSeriesEvaluation evaluation = evaluation();
        final TimeSeriesHorizon result =
                evaluation.factors().getFirst().horizons().getFirst();

        final Path page = TimeSeriesReport.write(folder.resolve("a"), evaluation);
        final Path again = TimeSeriesReport.write(folder.resolve("b"), evaluation());

        assertEquals(-1, Files.mismatch(page, again));
        final NodeList cells = ((Element) parse(Files.readString(page))
                        .getElementsByTagName("tbody")
                        .item(0)
                        .getFirstChild())
                .getElementsByTagName("td");
        assertEquals("490", cells.item(1).getTextContent());
        assertEquals(
                String.format(Locale.ROOT, "%.4f", result.ic()), cells.item(2).getTextContent());
        final JsonNode json =
                JsonMapper.shared().readTree(Files.readString(page.resolveSibling(EvaluationReport.JSON_NAME)));
        assertEquals(EVENTS, json.get("events").asInt());
        final JsonNode horizon = json.get("factors").get(0).get("horizons").get(0);
        assertEquals("10 events", horizon.get("horizon").asString());
        assertEquals(result.rankIc(), horizon.get("rankIc").asDouble());
        assertEquals(30, horizon.get("icBySlice").size());
        assertTrue(json.get("factors").get(1).get("horizons").get(0).get("ic").isNull());
    }
}
