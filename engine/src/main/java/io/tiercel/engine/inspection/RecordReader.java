package io.tiercel.engine.inspection;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.math.BigDecimal;
import java.nio.ByteOrder;
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

    private static final int GROUP_HEADER = 2 * Short.BYTES;

    private final RecordSchema schema = RecordSchema.ofThisVersion();
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
        return schema.layout(templateId).map(RecordLayout::name).orElse("template " + templateId);
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
        for (final RecordField field : schema.header()) {
            if (!LAYOUT.contains(field.name())) {
                told.add(value(field.name(), field, buffer, offset, Optional.empty()));
            }
        }
        final List<NamedField> fields = new ArrayList<>();
        schema.layout(header.templateId()).ifPresent(layout -> {
            final int block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
            addAll("", layout.fields(), header.blockLength(), buffer, block, instrument, fields);
            int at = block + header.blockLength();
            for (final RecordGroup group : layout.groups()) {
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
            final RecordGroup group,
            final DirectBuffer buffer,
            final int at,
            final int end,
            final Optional<Instrument> instrument,
            final List<NamedField> into) {
        if (at + GROUP_HEADER > end) {
            return end;
        }
        final int blockLength = buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        final int count = buffer.getShort(at + Short.BYTES, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        int entry = at + GROUP_HEADER;
        for (int i = 0; i < count && entry + blockLength <= end; i++) {
            addAll(
                    group.name() + "[" + i + "].",
                    group.fields(),
                    blockLength,
                    buffer,
                    entry,
                    group.isByInstrument() ? instrument(i) : instrument,
                    into);
            entry += blockLength;
        }
        return entry;
    }

    private static void addAll(
            final String prefix,
            final List<RecordField> fields,
            final int blockLength,
            final DirectBuffer buffer,
            final int block,
            final Optional<Instrument> instrument,
            final List<NamedField> into) {
        for (final RecordField field : fields) {
            if (field.offset() + field.width() <= blockLength) {
                into.add(value(prefix + field.name(), field, buffer, block, instrument));
            }
        }
    }

    private static NamedField value(
            final String name,
            final RecordField field,
            final DirectBuffer buffer,
            final int block,
            final Optional<Instrument> instrument) {
        if (field.kind() == FieldKind.TEXT) {
            return new NamedField(name, field.kind(), Optional.of(field.text(buffer, block)));
        }
        final long raw = field.raw(buffer, block);
        if (field.nullValue().isPresent() && field.nullValue().get() == raw) {
            return new NamedField(name, field.kind(), Optional.empty());
        }
        final Object value = switch (field.kind()) {
            case PRICE -> scaled(raw, instrument.map(Instrument::priceScale));
            case QTY -> scaled(raw, instrument.map(Instrument::qtyScale));
            case CODE -> field.codes().containsKey(raw) ? field.codes().get(raw) : (Object) raw;
            case INTEGER, TIMESTAMP, TEXT -> raw;
        };
        return new NamedField(name, field.kind(), Optional.of(value));
    }

    private static Object scaled(final long raw, final Optional<Integer> scale) {
        return scale.<Object>map(decimals -> BigDecimal.valueOf(raw, decimals)).orElse(raw);
    }
}
