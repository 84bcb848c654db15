package io.tiercel.engine.conversion;

import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * The table of one kind of event. Immutable.
 *
 * @param name        of the table.
 * @param templateId  of the message.
 * @param blockLength of its body, bytes.
 * @param version     of the schema.
 * @param columns     sequence first; together they hold every byte of an event but what is the same in all of the table, and the journal's checksum.
 */
record EventTable(String name, int templateId, int blockLength, int version, List<EventColumn> columns) {
    /** Bytes of an event, header and body. */
    int length() {
        return MessageHeaderDecoder.ENCODED_LENGTH + blockLength;
    }

    /** Writes what is the same in all events of the table. */
    void writeFixed(final MutableDirectBuffer buffer, final MessageHeaderEncoder header) {
        header.wrap(buffer, 0)
                .length(length())
                .blockLength(blockLength)
                .templateId(templateId)
                .schemaId(MessageHeaderDecoder.SCHEMA_ID)
                .version(version)
                .crc32c(0);
    }
}
