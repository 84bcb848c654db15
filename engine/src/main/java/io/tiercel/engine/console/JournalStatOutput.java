package io.tiercel.engine.console;

import io.tiercel.engine.inspection.InspectedJournal;
import io.tiercel.engine.inspection.JournalStatistics;
import io.tiercel.engine.inspection.RateOverTime;
import io.tiercel.engine.inspection.RecordText;
import io.tiercel.engine.inspection.SideStatistics;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code journal stat} prints. Cold. */
final class JournalStatOutput {
    private static final int SHOWN_INSTRUMENTS = 12;
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final double NS_PER_SECOND = 1e9;
    private static final Map<Integer, String> SOURCES =
            Map.of(0, "feed", 1, "operator", 2, "session", 100, "core", 101, "engine around the core");

    private final Console console;
    private final InspectedJournal journal;
    private final RecordText text;

    JournalStatOutput(final Console console, final InspectedJournal journal) {
        this.console = console;
        this.journal = journal;
        text = new RecordText(journal.instruments());
    }

    void tell(final JournalStatistics statistics) {
        row("journal", journal.path() + (journal.isOfSession() ? " (session)" : " (market data)"));
        statistics
                .writer()
                .ifPresent(process ->
                        row("in use", "being written by process " + process + ": told is what is there so far"));
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("journal", journal.path().toString());
        json.put("session", journal.isOfSession());
        if (statistics.writer().isPresent()) {
            json.put("writer", statistics.writer().getAsLong());
        } else {
            json.putNull("writer");
        }
        for (final SideStatistics side : statistics.sides()) {
            tell(side);
            put(json.putObject(side.side().toString()), side);
        }
        console.json(json);
    }

    private void tell(final SideStatistics side) {
        row(
                side.side().toString(),
                String.format(
                        Locale.ROOT,
                        "%,d records, %,d bytes in %,d segments of %,d bytes%s",
                        side.records(),
                        side.recordBytes(),
                        side.segments(),
                        side.fileBytes(),
                        side.unsealed() == 0
                                ? ""
                                : String.format(Locale.ROOT, ", %,d of them without a seal", side.unsealed())));
        if (side.records() == 0) {
            return;
        }
        row("  sequence", String.format(Locale.ROOT, "%,d to %,d", side.firstSequence(), side.lastSequence()));
        row(
                "  time",
                text.time(side.times().lowestNs()) + " to "
                        + text.time(side.times().highestNs()));
        rate(side);
        counts("  by type", side.byType(), Integer.MAX_VALUE);
        side.bySource()
                .forEach((source, count) -> row(
                        "  by source",
                        String.format(
                                Locale.ROOT, "%,14d  %s", count, SOURCES.getOrDefault(source, "source " + source))));
        counts("  by instrument", side.byInstrument(), SHOWN_INSTRUMENTS);
    }

    private void counts(final String label, final SortedMap<String, Long> counts, final int shown) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(shown)
                .forEach(
                        entry -> row(label, String.format(Locale.ROOT, "%,14d  %s", entry.getValue(), entry.getKey())));
        if (counts.size() > shown) {
            row(label, "and " + (counts.size() - shown) + " more: --json lists all");
        }
    }

    private void rate(final SideStatistics side) {
        final List<RateOverTime.Span> spans = side.spans();
        final RateOverTime.Span most = spans.stream()
                .max(Comparator.comparingLong(RateOverTime.Span::count))
                .orElseThrow();
        final StringBuilder line = new StringBuilder();
        for (final RateOverTime.Span span : spans) {
            // a span with a record never looks empty
            final long height = span.count() == 0 ? -1 : span.count() * (BARS.length() - 1) / most.count();
            line.append(height < 0 ? ' ' : BARS.charAt((int) height));
        }
        row("  rate", line + "  each " + span(side.spanNs()));
        row(
                "",
                String.format(
                        Locale.ROOT,
                        "most %,.0f/s from %s on",
                        most.count() * NS_PER_SECOND / side.spanNs(),
                        text.time(most.startNs())));
    }

    private static String span(final long ns) {
        return Duration.ofNanos(ns).toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
    }

    private void put(final ObjectNode json, final SideStatistics side) {
        json.put("records", side.records())
                .put("firstSequence", side.firstSequence())
                .put("lastSequence", side.lastSequence());
        if (side.times().isKnown()) {
            json.put("lowestEventTimeNs", side.times().lowestNs())
                    .put("highestEventTimeNs", side.times().highestNs());
        } else {
            json.putNull("lowestEventTimeNs").putNull("highestEventTimeNs");
        }
        json.put("recordBytes", side.recordBytes())
                .put("fileBytes", side.fileBytes())
                .put("segments", side.segments())
                .put("unsealed", side.unsealed());
        final ObjectNode byType = json.putObject("byType");
        side.byType().forEach(byType::put);
        final ObjectNode bySource = json.putObject("bySource");
        side.bySource().forEach((source, count) -> bySource.put(Integer.toString(source), count));
        final ObjectNode byInstrument = json.putObject("byInstrument");
        side.byInstrument().forEach(byInstrument::put);
        json.put("spanNs", side.spanNs());
        final ArrayNode rate = json.putArray("rate");
        side.spans()
                .forEach(span -> rate.addObject().put("startNs", span.startNs()).put("records", span.count()));
    }

    private void row(final String label, final String value) {
        console.line(String.format(Locale.ROOT, "%-16s %s", label, value).stripTrailing());
    }
}
