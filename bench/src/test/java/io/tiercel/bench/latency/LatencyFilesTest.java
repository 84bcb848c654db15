package io.tiercel.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Surroundings;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class LatencyFilesTest {
    private static final long US = 1_000;

    @TempDir
    Path folder;

    @Test
    void shouldWriteAPageThatNeedsNothingBesideIt() throws IOException {
        final LatencyReport report = report();

        final Path page = LatencyFiles.write(
                folder.resolve("out"),
                report,
                new Surroundings(Map.of("machine", "a <small> one & noisy")),
                JsonNodeFactory.instance.objectNode().put("a", 1));

        final String html = Files.readString(page);
        assertTrue(html.startsWith("<!DOCTYPE html>"), html.substring(0, 20));
        assertFalse(Pattern.compile("(src|href)=|@import|url\\(").matcher(html).find(), "the page asks for something");
        assertTrue(html.contains("a &lt;small&gt; one &amp; noisy"), "text is escaped");
        assertTrue(html.contains("width=device-width"), "the page is not for small screens");
        // two rows: one chart of decisions and one of orders for each durability, one of hops for each row; each for
        // two widths
        assertEquals(12, count(html, "<svg "));
        assertEquals(12, count(html, "</svg>"));
        assertTrue(html.contains("SHARED, OFF, 100,000/s: the scheduler is measured."), "why a row is not trusted");
        assertFalse(html.contains("NaN"), "a coordinate is no number");
    }

    @Test
    void shouldWriteEveryHistogramAsHdrHistogramDoes() throws IOException {
        LatencyFiles.write(
                folder,
                report(),
                new Surroundings(Map.of()),
                JsonNodeFactory.instance.objectNode().put("a", 1));

        final Path row = folder.resolve("hgrm").resolve("SHARED-OFF-100000");
        final String decision = Files.readString(row.resolve("ring_to_decision.hgrm"));
        assertTrue(decision.contains("Percentile TotalCount 1/(1-Percentile)"), decision);
        final Matcher total = Pattern.compile("Total count\\s*=\\s*(\\d+)").matcher(decision);
        assertTrue(total.find(), decision);
        assertEquals("1000", total.group(1));
        assertTrue(Files.exists(
                folder.resolve("hgrm").resolve("SHARED-GROUP-100000").resolve("bare_sync.hgrm")));
        assertFalse(Files.exists(row.resolve("model.hgrm")), "a hop that nothing came by has no file");
        assertEquals("{\"a\":1}\n", Files.readString(folder.resolve("latency.json")));
    }

    /** 1 to 1,000 us in steps of 1 with OFF, 500 us more with GROUP, a sync of 101 us: 500 / 101 = 4.95x, within 6x. */
    @Test
    void shouldSetWhatGroupAddsBesideABareSync() {
        final Figure added = report().figures().getLast();

        assertEquals("SHARED GROUP, added to an order, p50 at 100,000/s", added.name());
        assertEquals(500, added.value(), 1);
        assertEquals(4.95, added.ratio(), 0.02);
        assertEquals("met", added.verdict());
        assertTrue(added.note().contains("not to be trusted"), added.note());
    }

    @Test
    void shouldPutNoDoubtsWhereThereAreNone() {
        final Histogram late = histogram(0, 1);
        final LatencyCase dedicated = new LatencyCase(ThreadingMode.DEDICATED, Durability.OFF, 100_000);

        assertEquals(List.of(), Trust.doubts(dedicated, 4, 99_999, late, 0.01));
        assertEquals(List.of(), Trust.doubts(dedicated, 4, 99_999, late, Double.NaN));
    }

    @Test
    void shouldSayEveryDoubt() {
        final LatencyCase dedicated = new LatencyCase(ThreadingMode.DEDICATED, Durability.OFF, 100_000);

        assertEquals(
                List.of(
                        "DEDICATED wants 4 processors, this machine has 2: the scheduler is measured, not the engine",
                        "40,000 of 100,000 events/s went through: the queue grew as long as it was measured",
                        "the load generator itself was late, p99.9 999 us: the tails are the machine's as well",
                        "other programs had 30 % of the machine meanwhile"),
                Trust.doubts(dedicated, 2, 40_000, histogram(0, 1_000), 0.3));
    }

    private static LatencyReport report() {
        final LatencyResult off = result(Durability.OFF, 0, List.of("the scheduler is measured"));
        final LatencyResult group = result(Durability.GROUP, 500, List.of());
        return new LatencyReport(List.of(off, group));
    }

    private static LatencyResult result(final Durability durability, final int addedUs, final List<String> doubts) {
        final Map<Hop, Histogram> hops = new EnumMap<>(Hop.class);
        for (final Hop hop : Hop.values()) {
            hops.put(hop, hop == Hop.MODEL ? new Histogram(60_000_000_000L, 3) : histogram(0, 1_000));
        }
        return new LatencyResult(
                new LatencyCase(ThreadingMode.SHARED, durability, 100_000),
                1_000,
                100_000,
                hops,
                histogram(0, 1_000),
                histogram(0, 1_000),
                histogram(addedUs, 1_000),
                histogram(0, 1_000),
                durability == Durability.OFF ? histogram(0, 0) : histogram(100, 1),
                doubts);
    }

    /** One sample at each whole microsecond behind a first. */
    private static Histogram histogram(final int fromUs, final int samples) {
        final Histogram histogram = new Histogram(60_000_000_000L, 3);
        for (int i = 1; i <= samples; i++) {
            histogram.recordValue((fromUs + i) * US);
        }
        return histogram;
    }

    private static int count(final String text, final String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
