package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.ColumnKind;
import io.tiercel.engine.conversion.EventColumn;
import io.tiercel.engine.conversion.EventGroup;
import io.tiercel.engine.conversion.EventTable;
import io.tiercel.engine.conversion.RecordSchemas;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * Reads any record of a journal by its names, inputs and outputs alike: prices and quantities as decimals of their instrument, codes by name. A field
 * that a record of an older schema does not have is left out, as the block length in its header says. Cold; one thread.
 */
public final class RecordReader {
    /** Header fields that say nothing about the event: layout, the checksum, and what a {@link NamedRecord} tells apart. */
    private static final Set<String> LAYOUT = Set.of(
            "length",
            "blockLength",
            "templateId",
            "schemaId",
            "version",
            "crc32c",
            "instrumentId",
            "sequence",
            "eventTimeNs");

    private static final List<EventColumn> HEADER = RecordSchemas.tables().getFirst().columns().stream()
            .filter(column -> isOfHeader(column) && !LAYOUT.contains(column.field()))
            .toList();

    private final InstrumentRegistry registry;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * @param registry of the session; an empty one leaves prices and quantities as the integers they are.
     */
    public RecordReader(final InstrumentRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param templateId of a record.
     * @return name of its message; {@code template N} when this version does not know it.
     */
    public String name(final int templateId) {
        return RecordSchemas.find(templateId).map(EventTable::message).orElse("template " + templateId);
    }

    /**
     * @param buffer holds the record.
     * @param offset of its header.
     * @return the record by its names; without fields when this version does not know its message.
     */
    public NamedRecord read(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        final int end = offset + header.length();
        final Optional<Instrument> instrument = instrument(header.instrumentId());
        final List<NamedField> told = new ArrayList<>();
        for (final EventColumn column : HEADER) {
            told.add(value(column.field(), column, buffer, offset, Optional.empty()));
        }
        final List<NamedField> fields = new ArrayList<>();
        RecordSchemas.find(header.templateId()).ifPresent(table -> {
            final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
            addAll("", table.columns(), body - offset, buffer, offset, instrument, fields);
            int at = body;
            for (final EventGroup group : table.groups()) {
                at = addGroup(group, buffer, at, end, instrument, fields);
            }
        });
        return new NamedRecord(
                name(header.templateId()),
                header.templateId(),
                header.sequence(),
                header.eventTimeNs(),
                instrument.map(Instrument::symbol),
                List.copyOf(told),
                List.copyOf(fields));
    }

    private Optional<Instrument> instrument(final long id) {
        return id >= 0 && id < registry.size() ? Optional.of(registry.instrument((int) id)) : Optional.empty();
    }

    private int addGroup(
            final EventGroup group,
            final DirectBuffer buffer,
            final int at,
            final int end,
            final Optional<Instrument> instrument,
            final List<NamedField> into) {
        if (EventGroup.element(buffer, at, 0) > end) {
            return end;
        }
        final int length = EventGroup.elementLength(buffer, at);
        final int count = EventGroup.count(buffer, at);
        int element = EventGroup.element(buffer, at, 0);
        for (int i = 0; i < count && element + length <= end; i++) {
            addAll(
                    group.field() + "[" + i + "].",
                    group.columns(),
                    length,
                    buffer,
                    element,
                    group.isByInstrument() ? instrument(i) : instrument,
                    into);
            element += length;
        }
        return element;
    }

    /** Adds the fields of a block that the record has: an older one may be shorter. */
    private static void addAll(
            final String prefix,
            final List<EventColumn> columns,
            final int length,
            final DirectBuffer buffer,
            final int start,
            final Optional<Instrument> instrument,
            final List<NamedField> into) {
        final boolean isRecord = prefix.isEmpty();
        for (final EventColumn column : columns) {
            if (column.offset() + column.length() <= length && !(isRecord && isOfHeader(column))) {
                into.add(value(prefix + column.field(), column, buffer, start, instrument));
            }
        }
    }

    private static boolean isOfHeader(final EventColumn column) {
        return column.offset() < MessageHeaderDecoder.ENCODED_LENGTH;
    }

    private static NamedField value(
            final String name,
            final EventColumn column,
            final DirectBuffer buffer,
            final int start,
            final Optional<Instrument> instrument) {
        if (column.kind() == ColumnKind.TEXT) {
            return new NamedField(name, column.kind(), Optional.of(column.text(buffer, start)));
        }
        final long raw = column.read(buffer, start);
        if (column.isNull(raw)) {
            return new NamedField(name, column.kind(), Optional.empty());
        }
        final Object value = switch (column.kind()) {
            case PRICE -> scaled(raw, instrument.map(Instrument::priceScale));
            case QTY -> scaled(raw, instrument.map(Instrument::qtyScale));
            case CODE -> column.codes().containsKey(raw) ? column.codes().get(raw) : (Object) raw;
            case NUMBER, TIME_NS, TEXT -> raw;
        };
        return new NamedField(name, column.kind(), Optional.of(value));
    }

    private static Object scaled(final long raw, final Optional<Integer> scale) {
        return scale.<Object>map(decimals -> BigDecimal.valueOf(raw, decimals)).orElse(raw);
    }
}
