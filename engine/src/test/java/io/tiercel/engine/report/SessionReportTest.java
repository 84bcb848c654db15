package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.EngineSettings;
import io.tiercel.engine.configuration.JournalSettings;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.replay.Divergence;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.Anomaly;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SessionReportTest {
    private static final int SEED = 7;
    private static final int EVENTS = 6_000;

    @TempDir
    private static Path folder;

    private static SessionSummary summary;
    private static SessionData data;
    private static ChartWindow window;
    private static ReplayResult replayed;
    private static String page;

    @BeforeAll
    static void runATinySession() throws Exception {
        final Path journal = folder.resolve("journal");
        summary = new SessionRunner(configuration(), new SimulatedSource(SEED, EVENTS), journal).run();
        data = SessionData.read(journal);
        window = ChartWindow.busiest(data);
        replayed = new Replay(journal, true).observer(window).run();
        final Path file = SessionReport.write(folder.resolve("new"), data, summary, replayed, window);
        page = Files.readString(file, StandardCharsets.UTF_8);
    }

    /** One thread, no model, small segments: quick, and nothing that the report does not show. */
    private static Configuration configuration() {
        final Configuration shipped = Configuration.shipped();
        final EngineSettings engine = shipped.engine();
        final PipelineConfig pipeline = engine.pipeline();
        final PipelineConfig oneThread = new PipelineConfig(
                ThreadingMode.INVOKER,
                pipeline.durability(),
                pipeline.waitPolicy(),
                false,
                List.of(),
                pipeline.ringSlots(),
                pipeline.outputRingBytes(),
                64);
        return new Configuration(
                new EngineSettings(
                        oneThread,
                        engine.session(),
                        new JournalSettings(1, 1, 0),
                        engine.recovery(),
                        engine.venue(),
                        engine.simulation()),
                shipped.instruments(),
                shipped.factors(),
                new StrategySettings(
                        StrategySettings.NO_MODEL,
                        shipped.strategy().strategies().stream()
                                .filter(entry -> entry.type().equals("avellaneda-stoikov"))
                                .toList()),
                shipped.risk());
    }

    private static Document parse(final String markup) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
    }

    private static List<Element> elements(final Document document, final String tag, final String cssClass) {
        final List<Element> found = new ArrayList<>();
        final NodeList nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            final Element element = (Element) nodes.item(i);
            if (Stream.of(element.getAttribute("class").split(" ")).anyMatch(cssClass::equals)) {
                found.add(element);
            }
        }
        return found;
    }

    @Test
    void shouldTellTheFiguresOfTheSummary() throws Exception {
        final List<String> figures = elements(parse(page), "dd", "figure").stream()
                .map(Element::getTextContent)
                .toList();

        assertTrue(summary.fills() > 10, "the session is to have fills, has " + summary.fills());
        assertEquals(Figures.signedMoney(summary.pnlMicros()), figures.get(0));
        assertEquals(Figures.money(Math.abs(summary.feesMicros())), figures.get(1));
        assertEquals(Figures.count(summary.fills()), figures.get(3));
        assertEquals(Figures.count(summary.orders()), figures.get(4));
        assertTrue(figures.contains(String.format(Locale.ROOT, "%016x", summary.digest())));
        assertTrue(page.contains("sim seed 7 events 6000"));
        summary.rejects().forEach((reason, count) -> assertTrue(page.contains("<td>" + reason + "</td>"), reason));
        assertTrue(replayed.isIdentical());
        assertTrue(page.contains("outputs, byte for byte"));
        assertEquals(summary.fills(), data.fills().size());
    }

    @Test
    void shouldDrawEveryFillOfTheWindowAndItsQuotesAndPrices() throws Exception {
        final ChartSpan span = window.span().orElseThrow();
        final Document document = parse(page);

        final long marks = elements(document, "path", "mark").stream()
                .filter(mark -> mark.getElementsByTagName("title").getLength() == 1)
                .count();

        assertEquals(data.fills().stream().filter(span::holds).count(), marks);
        assertTrue(elements(document, "path", "quote").size() > 10);
        assertTrue(window.size() > 10, "best prices in the window: " + window.size());
        for (int i = 1; i < window.size(); i++) {
            assertTrue(window.timeNs(i) >= window.timeNs(i - 1) && window.timeNs(i) <= span.toNs());
            assertTrue(window.bid(i) != window.bid(i - 1) || window.ask(i) != window.ask(i - 1));
        }
    }

    @Test
    void shouldFetchNothing() throws Exception {
        final Document document = parse(page);
        final NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            final Element element = (Element) all.item(i);
            for (final String attribute : List.of("src", "href", "xlink:href", "srcset", "data", "action", "style")) {
                assertFalse(element.hasAttribute(attribute), () -> element.getTagName() + " has " + attribute);
            }
            assertFalse(List.of("script", "link", "img", "iframe", "object", "use", "image", "base")
                    .contains(element.getTagName()));
        }
        final String lower = page.toLowerCase(Locale.ROOT);
        for (final String word : List.of("http:", "https:", "url(", "@import", "://", "javascript:")) {
            assertFalse(lower.contains(word), word);
        }
        assertTrue(page.contains("default-src &#39;none&#39;"), "the policy that forbids fetching");
    }

    @Test
    void shouldWriteTheSameBytesForTheSameSession() throws Exception {
        final Path journal = folder.resolve("again");
        final SessionSummary second =
                new SessionRunner(configuration(), new SimulatedSource(SEED, EVENTS), journal).run();
        final SessionData again = SessionData.read(journal);
        final ChartWindow sameWindow = ChartWindow.busiest(again);
        final ReplayResult sameReplay =
                new Replay(journal, true).observer(sameWindow).run();

        final String first = SessionReport.page(data, timeless(summary), replayed, window);

        assertEquals(first, SessionReport.page(again, timeless(second), sameReplay, sameWindow));
        assertTrue(first.contains("Nothing was measured"));
    }

    /** Without what a clock measured. */
    private static SessionSummary timeless(final SessionSummary of) {
        return with(of, Map.of(Anomaly.JOURNAL_STALLS, 0L), of.rejects(), of.fillsByStrategy(), Map.of());
    }

    private static SessionSummary with(
            final SessionSummary of,
            final Map<Anomaly, Long> anomalies,
            final Map<String, Long> rejects,
            final Map<String, Long> fillsByStrategy,
            final Map<Hop, Histogram> latencyNs) {
        return new SessionSummary(
                of.events(),
                1,
                of.orders(),
                of.cancels(),
                of.replaces(),
                of.fills(),
                of.makerFills(),
                fillsByStrategy,
                rejects,
                of.pnlMicros(),
                of.feesMicros(),
                of.digest(),
                of.isTripped(),
                anomalies,
                latencyNs,
                of.clips(),
                of.clears(),
                of.trippedBy());
    }

    @Test
    void shouldEscapeWhatComesFromOutside() throws Exception {
        final SessionSummary hostile =
                with(summary, Map.of(), Map.of("<b>&\"reason", 1L), Map.of("</table><script>", 2L), Map.of());

        final String escaped = SessionReport.page(data, hostile, replayed, window);

        assertEquals(0, parse(escaped).getElementsByTagName("script").getLength());
        assertTrue(escaped.contains("&lt;b&gt;&amp;&quot;reason"));
    }

    @Test
    void shouldTellAnomaliesThatHappenedAndNoOthers() throws Exception {
        final SessionSummary odd = with(
                summary,
                Map.of(Anomaly.OVERRUNS, 1_234L, Anomaly.ILLEGAL_REPORTS, 0L),
                summary.rejects(),
                summary.fillsByStrategy(),
                Map.of());

        final String told = parse(SessionReport.page(data, odd, replayed, window))
                .getDocumentElement()
                .getTextContent();

        assertTrue(told.contains("1,234 events took more from an order than it had left"), told);
        assertFalse(told.contains(Anomaly.ILLEGAL_REPORTS.explanation()), told);
    }

    @Test
    void shouldSayWhenTheReplayDiffers() throws Exception {
        final ReplayResult differs = new ReplayResult(
                summary,
                true,
                Optional.of(new Divergence(4_711, List.of("venue"), "other bytes")),
                10,
                4_710,
                1,
                9_000,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        final String told = SessionReport.page(data, summary, differs, window);

        final Element verdict = elements(parse(told), "p", "verdict").getFirst();
        assertEquals("verdict bad", verdict.getAttribute("class"));
        assertTrue(verdict.getTextContent().contains("first difference at input 4711 in venue"));
    }
}
