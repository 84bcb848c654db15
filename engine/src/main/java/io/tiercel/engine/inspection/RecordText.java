package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.ColumnKind;
import io.tiercel.engine.conversion.EventColumn;
import io.tiercel.engine.conversion.EventGroup;
import io.tiercel.engine.conversion.EventTable;
import io.tiercel.marketdata.instrument.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Records as text: every field by its name in the schema, prices and quantities in decimals of the instrument, codes by their names. Where the instrument
 * is not known, they stay whole numbers. Not thread safe; cold.
 */
public final class RecordText {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final List<Instrument> instruments;
    private long lastSecond = Long.MIN_VALUE;
    private String lastSecondText = "";

    /**
     * @param instruments by id.
     */
    public RecordText(final List<Instrument> instruments) {
        this.instruments = List.copyOf(instruments);
    }

    /**
     * @param record to write as one JSON object, without a line end.
     * @param out    to append to.
     */
    public void json(final RecordView record, final StringBuilder out) {
        final EventTable table = record.table();
        final DirectBuffer buffer = record.buffer();
        final int event = record.offset();
        final int instrumentId = record.instrumentId();
        out.append("{\"journal\":\"")
                .append(record.side())
                .append("\",\"type\":\"")
                .append(table.message());
        out.append("\",\"time\":\"").append(time(record.eventTimeNs())).append('"');
        if (instrumentId >= 0 && instrumentId < instruments.size()) {
            out.append(",\"instrument\":");
            quoted(instruments.get(instrumentId).symbol(), out);
        }
        for (final EventColumn column : table.columns()) {
            out.append(",\"").append(column.field()).append("\":");
            value(column, buffer, event, instrumentId, true, out);
        }
        for (int i = 0; i < table.groups().size(); i++) {
            group(table, i, buffer, event, instrumentId, out);
        }
        out.append('}');
    }

    private void group(
            final EventTable table,
            final int index,
            final DirectBuffer buffer,
            final int event,
            final int instrumentId,
            final StringBuilder out) {
        final EventGroup group = table.groups().get(index);
        final int start = table.group(buffer, event, index);
        final int count = EventGroup.count(buffer, start);
        out.append(",\"").append(group.field()).append("\":[");
        for (int i = 0; i < count; i++) {
            final int element = EventGroup.element(buffer, start, i);
            String separator = i == 0 ? "{" : ",{";
            for (final EventColumn column : group.columns()) {
                out.append(separator).append('"').append(column.field()).append("\":");
                value(column, buffer, element, group.isByInstrument() ? i : instrumentId, true, out);
                separator = ",";
            }
            out.append('}');
        }
        out.append(']');
    }

    /**
     * The fields of a record that say something, without those that a table shows beside it: for a person.
     *
     * @param record to write.
     * @return {@code name=value}, with spaces between.
     */
    public String line(final RecordView record) {
        final StringBuilder out = new StringBuilder();
        final EventTable table = record.table();
        for (final EventColumn column : table.columns()) {
            if (isShownInLine(column, record)) {
                out.append(out.isEmpty() ? "" : " ").append(column.field()).append('=');
                value(column, record.buffer(), record.offset(), record.instrumentId(), false, out);
            }
        }
        for (int i = 0; i < table.groups().size(); i++) {
            final int start = table.group(record.buffer(), record.offset(), i);
            out.append(' ')
                    .append(table.groups().get(i).field())
                    .append("=[")
                    .append(EventGroup.count(record.buffer(), start))
                    .append(']');
        }
        return out.toString();
    }

    /**
     * @param instrumentId dense id.
     * @return its symbol, the number where it is not known, {@code -} of no single instrument.
     */
    public String symbol(final int instrumentId) {
        if (instrumentId < 0) {
            return "-";
        }
        return instrumentId < instruments.size() ? instruments.get(instrumentId).symbol() : "#" + instrumentId;
    }

    /**
     * @param timeNs since the epoch.
     * @return as {@code 2012-06-21T13:30:00.100000000Z}.
     */
    public String time(final long timeNs) {
        final long second = Math.floorDiv(timeNs, NS_PER_SECOND);
        if (second != lastSecond) {
            lastSecond = second;
            final String text = Instant.ofEpochSecond(second).toString();
            lastSecondText = text.substring(0, text.length() - 1);
        }
        final String nanos = Long.toString(Math.floorMod(timeNs, NS_PER_SECOND) + NS_PER_SECOND);
        return lastSecondText + "." + nanos.substring(1) + "Z";
    }

    /**
     * One field as text.
     *
     * @param column       of the record, or of a group's element.
     * @param buffer       that holds it.
     * @param start        of the record or element.
     * @param instrumentId whose scales count.
     * @return the text, {@code null} of none.
     */
    String text(final EventColumn column, final DirectBuffer buffer, final int start, final int instrumentId) {
        final StringBuilder out = new StringBuilder();
        value(column, buffer, start, instrumentId, false, out);
        return out.toString();
    }

    private void value(
            final EventColumn column,
            final DirectBuffer buffer,
            final int start,
            final int instrumentId,
            final boolean isJson,
            final StringBuilder out) {
        switch (column.kind()) {
            case TEXT -> word(column.text(buffer, start), isJson, out);
            case CODE -> {
                final long code = column.read(buffer, start);
                word(column.codes().getOrDefault(code, Long.toString(code)), isJson, out);
            }
            case PRICE -> decimal(column, column.read(buffer, start), priceScale(instrumentId), out);
            case QTY -> decimal(column, column.read(buffer, start), qtyScale(instrumentId), out);
            case TIME_NS, NUMBER -> number(column, column.read(buffer, start), isJson, out);
        }
    }

    private static void number(
            final EventColumn column, final long value, final boolean isJson, final StringBuilder out) {
        if (column.isNull(value)) {
            out.append("null");
        } else if (column.field().equals("digest")) {
            word(HexFormat.of().toHexDigits(value), isJson, out);
        } else {
            out.append(value);
        }
    }

    private static void decimal(final EventColumn column, final long value, final int scale, final StringBuilder out) {
        if (column.isNull(value)) {
            out.append("null");
        } else if (scale == 0) {
            out.append(value);
        } else {
            out.append(BigDecimal.valueOf(value, scale).toPlainString());
        }
    }

    private int priceScale(final int instrumentId) {
        return isKnown(instrumentId) ? instruments.get(instrumentId).priceScale() : 0;
    }

    private int qtyScale(final int instrumentId) {
        return isKnown(instrumentId) ? instruments.get(instrumentId).qtyScale() : 0;
    }

    private boolean isKnown(final int instrumentId) {
        return instrumentId >= 0 && instrumentId < instruments.size();
    }

    private static boolean isShownInLine(final EventColumn column, final RecordView record) {
        if (column.kind() == ColumnKind.TEXT) {
            return true;
        }
        final long value = column.read(record.buffer(), record.offset());
        return switch (column.field()) {
            case "sequence", "eventTimeNs", "instrumentId" -> false;
            // nearly all records are alone in their group
            case "flags" -> value != 1;
            case "source", "part" -> value != 0;
            default -> !column.isNull(value);
        };
    }

    private static void word(final String text, final boolean isJson, final StringBuilder out) {
        if (isJson) {
            quoted(text, out);
        } else {
            out.append(text);
        }
    }

    private static void quoted(final String text, final StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
