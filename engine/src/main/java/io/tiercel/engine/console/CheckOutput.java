package io.tiercel.engine.console;

import io.tiercel.marketdata.check.AuditedInstrument;
import io.tiercel.marketdata.check.CheckReport;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code data check} and {@code data live} print. Stateless, cold. */
final class CheckOutput {
    private static final int SHOWN_INSTRUMENTS = 20;

    private CheckOutput() {}

    /** The report for a person, and the same as JSON for a machine. */
    static void tell(final Console console, final CheckReport report) {
        tellRows(console, report);
        console.json(json(report));
    }

    private static void tellRows(final Console console, final CheckReport report) {
        row(console, "format", report.format());
        row(console, "messages", String.format(Locale.ROOT, "%,d", report.messages()));
        report.byType()
                .forEach((type, count) -> row(console, "", String.format(Locale.ROOT, "%,12d  %s", count, type)));
        row(console, "events", String.format(Locale.ROOT, "%,d (%,.0f/s)", report.events(), report.eventsPerSecond()));
        compared(console, "checksums", report.checksumsOk(), report.checksumsBad());
        compared(console, "references", report.referencesOk(), report.referencesBad());
        report.remarks()
                .forEach((remark, count) ->
                        row(console, "remark", String.format(Locale.ROOT, "%,d  %s", count, remark)));
        row(console, "unknown orders", String.format(Locale.ROOT, "%,d", report.unknownOrders()));
        row(console, "gaps", String.format(Locale.ROOT, "%,d", report.gaps()));
        row(console, "stale books", String.format(Locale.ROOT, "told %,d times", report.stale()));
        row(
                console,
                "crossed",
                String.format(Locale.ROOT, "%,d times, locked %,d times", report.crossed(), report.locked()));
        console.line(String.format(
                Locale.ROOT,
                "%-16s %14s %14s %14s %14s %8s %8s %10s",
                "instrument",
                "bid",
                "size",
                "ask",
                "size",
                "bids",
                "asks",
                "orders"));
        report.instruments().stream().limit(SHOWN_INSTRUMENTS).forEach(book -> tell(console, book));
        if (report.instruments().size() > SHOWN_INSTRUMENTS) {
            console.line("and " + (report.instruments().size() - SHOWN_INSTRUMENTS) + " more: --json lists all");
        }
        row(console, "result", result(report));
    }

    private static String result(final CheckReport report) {
        if (report.events() == 0) {
            return "nothing came that could be compared";
        }
        if (!report.isOk()) {
            return "THE FEED CONTRADICTS ITS BOOKS";
        }
        final boolean isCompared = report.checksumsOk() + report.referencesOk() > 0;
        return isCompared
                ? "the feed agrees with its books"
                : "no contradiction; the feed carries nothing to compare its books with";
    }

    private static void tell(final Console console, final AuditedInstrument book) {
        console.line(String.format(
                Locale.ROOT,
                "%-16s %14s %14s %14s %14s %,8d %,8d %,10d",
                book.symbol(),
                text(book.bid()),
                text(book.bidSize()),
                text(book.ask()),
                text(book.askSize()),
                book.bidLevels(),
                book.askLevels(),
                book.restingOrders()));
    }

    private static String text(final BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }

    private static void compared(final Console console, final String what, final long ok, final long bad) {
        if (ok + bad == 0) {
            row(console, what, "the feed carries none");
        } else {
            row(console, what, String.format(Locale.ROOT, "%,d of %,d agree", ok, ok + bad));
        }
    }

    private static void row(final Console console, final String label, final String text) {
        console.line(String.format(Locale.ROOT, "%-16s %s", label, text));
    }

    private static ObjectNode json(final CheckReport report) {
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("format", report.format());
        json.put("messages", report.messages());
        final ObjectNode byType = json.putObject("byType");
        report.byType().forEach(byType::put);
        json.put("events", report.events());
        final ArrayNode instruments = json.putArray("instruments");
        report.instruments()
                .forEach(book -> instruments
                        .addObject()
                        .put("symbol", book.symbol())
                        .put("bid", book.bid())
                        .put("bidSize", book.bidSize())
                        .put("ask", book.ask())
                        .put("askSize", book.askSize())
                        .put("bidLevels", book.bidLevels())
                        .put("askLevels", book.askLevels())
                        .put("restingOrders", book.restingOrders()));
        json.putObject("checksums").put("ok", report.checksumsOk()).put("bad", report.checksumsBad());
        json.putObject("references").put("ok", report.referencesOk()).put("bad", report.referencesBad());
        final ObjectNode remarks = json.putObject("remarks");
        report.remarks().forEach(remarks::put);
        json.put("unknownOrders", report.unknownOrders());
        json.put("gaps", report.gaps());
        json.put("stale", report.stale());
        json.put("crossed", report.crossed());
        json.put("locked", report.locked());
        json.put("eventsPerSecond", Math.round(report.eventsPerSecond()));
        return json;
    }
}
