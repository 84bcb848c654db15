package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;

/** The tables of all schemas: of every record that a journal of this version can hold. Stateless; looking one up allocates nothing. */
public final class RecordSchemas {
    /** Version that a journal of stored market data has. */
    public static final int MARKET_DATA_VERSION = EventSchema.MARKET_DATA.version();

    private static final int TEMPLATES = 500;
    private static final List<EventSchema> ALL = List.of(
            EventSchema.MARKET_DATA,
            new EventSchema(ExecutionReportedDecoder.class, "strategy.xml"),
            new EventSchema(OrderRequestedDecoder.class, "risk.xml"),
            new EventSchema(io.tiercel.engine.protocol.MessageHeaderDecoder.class, "engine.xml"));
    private static final EventTable[] BY_TEMPLATE = byTemplate();

    private RecordSchemas() {}

    /**
     * @return the tables of all schemas, by template id.
     */
    public static List<EventTable> tables() {
        return ALL.stream().flatMap(schema -> schema.tables().stream()).toList();
    }

    /**
     * @param templateId of a record.
     * @return its table, if this version knows it.
     */
    public static Optional<EventTable> find(final int templateId) {
        return templateId >= 0 && templateId < TEMPLATES
                ? Optional.ofNullable(BY_TEMPLATE[templateId])
                : Optional.empty();
    }

    /**
     * @param where  the record comes from, for the message.
     * @param buffer of a record.
     * @param offset of its header.
     * @param length of the record as it was stored, bytes.
     * @return its table.
     * @throws BadInputException when no schema of this version has such a record.
     */
    public static EventTable table(final Path where, final DirectBuffer buffer, final int offset, final int length) {
        final int template = unsigned(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
        final EventTable table = template < TEMPLATES ? BY_TEMPLATE[template] : null;
        if (table == null
                || unsigned(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset()) != table.schemaId()
                || unsigned(buffer, offset + MessageHeaderDecoder.versionEncodingOffset()) != table.version()
                || unsigned(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset()) != table.blockLength()
                || !table.hasLength(buffer, offset, length)) {
            throw new BadInputException(where + ": the record of sequence "
                    + buffer.getLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN)
                    + " has " + length + " bytes, template " + template + " of schema "
                    + unsigned(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset()) + " version "
                    + unsigned(buffer, offset + MessageHeaderDecoder.versionEncodingOffset())
                    + ", expected one that the schemas of this version tell");
        }
        return table;
    }

    private static EventTable[] byTemplate() {
        final EventTable[] tables = new EventTable[TEMPLATES];
        for (final EventTable table : tables()) {
            if (tables[table.templateId()] != null) {
                throw new IllegalStateException("template " + table.templateId() + " is in two schemas");
            }
            tables[table.templateId()] = table;
        }
        return tables;
    }

    private static int unsigned(final DirectBuffer buffer, final int at) {
        return buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }
}
