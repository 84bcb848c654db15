package io.tiercel.engine.console;

import io.tiercel.marketdata.check.AuditedInstrument;
import io.tiercel.marketdata.check.CheckReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code data check} and {@code data live} print. Stateless, cold. */
final class CheckOutput {
    private static final int SHOWN_INSTRUMENTS = 20;
    private static final int SHOWN_CROSSED = 5;

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
        compared(
                console,
                "checksums",
                report.checksumsOk(),
                report.checksumsBad(),
                report.leftOut().checksums());
        compared(
                console,
                "references",
                report.referencesOk(),
                report.referencesBad(),
                report.leftOut().references());
        report.remarks()
                .forEach((remark, count) ->
                        row(console, "remark", String.format(Locale.ROOT, "%,d  %s", count, remark)));
        row(console, "unknown orders", String.format(Locale.ROOT, "%,d", report.unknownOrders()));
        row(console, "gaps", String.format(Locale.ROOT, "%,d", report.gaps()));
        row(console, "stale books", String.format(Locale.ROOT, "told %,d times", report.stale()));
        row(
                console,
                "crossed",
                String.format(Locale.ROOT, "after %,d changes, locked after %,d", report.crossed(), report.locked()));
        console.line(String.format(
                Locale.ROOT,
                "%-16s %14s %14s %14s %14s %8s %8s %10s  %s",
                "instrument",
                "bid",
                "size",
                "ask",
                "size",
                "bids",
                "asks",
                "orders",
                "state"));
        report.instruments().stream().limit(SHOWN_INSTRUMENTS).forEach(book -> tell(console, book));
        if (report.instruments().size() > SHOWN_INSTRUMENTS) {
            console.line("and " + (report.instruments().size() - SHOWN_INSTRUMENTS) + " more: --json lists all");
        }
        row(console, "result", result(report));
    }

    private static String result(final CheckReport report) {
        final List<String> parts = new ArrayList<>();
        if (report.isBookless()) {
            parts.add("NO BOOK COULD BE MADE: updates came, but no snapshot to begin with");
        } else if (report.events() == 0) {
            parts.add(report.messages() == 0 ? "NOTHING CAME" : "NOTHING CAME that an event could be made of");
        }
        if (report.isContradicted()) {
            parts.add("THE FEED CONTRADICTS ITS BOOKS");
        }
        if (report.staleAtEnd() > 0) {
            parts.add(String.format(Locale.ROOT, "STALE AT THE END: %,d of the books", report.staleAtEnd()));
        }
        if (parts.isEmpty()) {
            parts.add(agreement(report));
        }
        final List<AuditedInstrument> crossed = report.instruments().stream()
                .filter(AuditedInstrument::isCrossed)
                .toList();
        if (!crossed.isEmpty()) {
            parts.add("crossed at the end: "
                    + crossed.stream()
                            .limit(SHOWN_CROSSED)
                            .map(AuditedInstrument::symbol)
                            .collect(Collectors.joining(", "))
                    + (crossed.size() > SHOWN_CROSSED ? " and " + (crossed.size() - SHOWN_CROSSED) + " more" : ""));
        }
        return String.join("; ", parts);
    }

    private static String agreement(final CheckReport report) {
        if (report.checksumsOk() + report.referencesOk() > 0) {
            return "the feed agrees with its books";
        }
        return report.leftOut().checksums() + report.leftOut().references() > 0
                ? "no contradiction; nothing that the feed says of its books could be compared"
                : "no contradiction; the feed carries nothing to compare its books with";
    }

    private static void tell(final Console console, final AuditedInstrument book) {
        console.line(String.format(
                Locale.ROOT,
                "%-16s %14s %14s %14s %14s %,8d %,8d %,10d  %s",
                book.symbol(),
                text(book.bid()),
                text(book.bidSize()),
                text(book.ask()),
                text(book.askSize()),
                book.bidLevels(),
                book.askLevels(),
                book.restingOrders(),
                state(book)));
    }

    private static String state(final AuditedInstrument book) {
        final String stale = book.isStale() ? "STALE" : "";
        return book.isCrossed() ? (stale + " CROSSED").strip() : stale;
    }

    private static String text(final BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }

    private static void compared(
            final Console console, final String what, final long ok, final long bad, final long leftOut) {
        if (ok + bad + leftOut == 0) {
            row(console, what, "the feed carries none");
        } else if (leftOut == 0) {
            row(console, what, String.format(Locale.ROOT, "%,d of %,d agree", ok, ok + bad));
        } else {
            row(
                    console,
                    what,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d agree, %,d of %,d compared",
                            ok,
                            ok + bad,
                            ok + bad,
                            ok + bad + leftOut));
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
                        .put("restingOrders", book.restingOrders())
                        .put("stale", book.isStale())
                        .put("crossed", book.isCrossed()));
        json.putObject("checksums").put("ok", report.checksumsOk()).put("bad", report.checksumsBad());
        json.putObject("references").put("ok", report.referencesOk()).put("bad", report.referencesBad());
        json.putObject("leftOut")
                .put("updates", report.leftOut().updates())
                .put("checksums", report.leftOut().checksums())
                .put("references", report.leftOut().references());
        final ObjectNode remarks = json.putObject("remarks");
        report.remarks().forEach(remarks::put);
        json.put("unknownOrders", report.unknownOrders());
        json.put("gaps", report.gaps());
        json.put("stale", report.stale());
        json.put("staleAtEnd", report.staleAtEnd());
        json.put("crossed", report.crossed());
        json.put("locked", report.locked());
        json.put("eventsPerSecond", Math.round(report.eventsPerSecond()));
        return json;
    }
}
