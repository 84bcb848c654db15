package io.tiercel.engine.report;

import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where our orders stood during a span, from the venue's reports. Cold, one thread.
 * <p>
 * Times are the venue's own: what stood in the market then, not what the engine knew of it. Orders that never rest (market, immediate-or-cancel)
 * begin and end at one instant and are left out.
 */
final class RestingQuotes {
    private static final ExecType[] EXEC_TYPES = ExecType.values();
    private static final OrderStatus[] STATUSES = OrderStatus.values();

    private final ChartSpan span;
    private final Map<Long, RestingQuote> open = new LinkedHashMap<>();
    private final List<RestingQuote> quotes = new ArrayList<>();

    /** Looks for quotes within the span. */
    RestingQuotes(final ChartSpan span) {
        this.span = span;
    }

    /** Quotes of the span's instrument, cut at its ends, in the order in which they ended. */
    static List<RestingQuote> read(final Path journalFolder, final ChartSpan span) {
        final RestingQuotes found = new RestingQuotes(span);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final ExecutionReportedDecoder report = new ExecutionReportedDecoder();
        try (JournalDirectory journal = JournalDirectory.openForRead(journalFolder, SessionMetadata.SCHEMA_VERSION);
                JournalReader outputs = journal.readOutput()) {
            while (outputs.next()) {
                header.wrap(outputs.buffer(), outputs.offset());
                if (header.templateId() == ExecutionReportedDecoder.TEMPLATE_ID
                        && header.instrumentId() == span.instrumentId()) {
                    report.wrap(
                            outputs.buffer(),
                            outputs.offset() + MessageHeaderDecoder.ENCODED_LENGTH,
                            header.blockLength(),
                            header.version());
                    found.onReport(
                            report.orderId(),
                            report.sideRaw(),
                            report.price(),
                            report.venueTimestampNs(),
                            EXEC_TYPES[report.execType()],
                            STATUSES[report.status()]);
                }
            }
        }
        return found.end();
    }

    /** One report of the span's instrument; they come in the order of their times. */
    void onReport(
            final long orderId,
            final int side,
            final long price,
            final long timeNs,
            final ExecType type,
            final OrderStatus status) {
        switch (type) {
            case NEW, TRIGGERED, REPLACED -> {
                end(orderId, timeNs);
                if (!status.isFinal() && price != Prices.NO_PRICE) {
                    open.put(orderId, new RestingQuote(orderId, side, price, timeNs, Long.MAX_VALUE));
                }
            }
            case TRADE, CANCELED, EXPIRED, REJECTED -> {
                if (status.isFinal()) {
                    end(orderId, timeNs);
                }
            }
            case CANCEL_REJECTED, REPLACE_REJECTED -> {
                // the order stays as it was
            }
        }
    }

    /** No more reports: what still stands stood to the end of the span. */
    List<RestingQuote> end() {
        for (final long orderId : List.copyOf(open.keySet())) {
            end(orderId, span.toNs());
        }
        return List.copyOf(quotes);
    }

    private void end(final long orderId, final long timeNs) {
        final RestingQuote quote = open.remove(orderId);
        if (quote != null) {
            final long fromNs = Math.max(quote.fromNs(), span.fromNs());
            final long toNs = Math.min(timeNs, span.toNs());
            if (fromNs < toNs) {
                quotes.add(new RestingQuote(orderId, quote.side(), quote.price(), fromNs, toNs));
            }
        }
    }
}
