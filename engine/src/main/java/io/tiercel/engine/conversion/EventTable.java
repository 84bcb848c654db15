package io.tiercel.engine.conversion;

import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The table of one kind of event. Immutable.
 *
 * @param name        of the table.
 * @param message     as the schema spells it.
 * @param templateId  of the message.
 * @param blockLength of its body, bytes.
 * @param schemaId    number of the schema.
 * @param version     of the schema.
 * @param columns     sequence first; together they hold every byte of an event but what is the same in all of the table, and the journal's checksum.
 * @param groups      repeating groups behind the body; market data has none.
 */
public record EventTable(
        String name,
        String message,
        int templateId,
        int blockLength,
        int schemaId,
        int version,
        List<EventColumn> columns,
        List<EventGroup> groups) {
    /** Copies the lists. */
    public EventTable {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
    }

    /** Bytes of an event, header and body without groups. */
    int length() {
        return MessageHeaderDecoder.ENCODED_LENGTH + blockLength;
    }

    /**
     * @param buffer of an event.
     * @param event  where it starts.
     * @param index  of a group.
     * @return where the group starts; for the number of groups, where the event ends.
     */
    public int group(final DirectBuffer buffer, final int event, final int index) {
        int at = event + length();
        for (int i = 0; i < index; i++) {
            at = EventGroup.element(buffer, at, EventGroup.count(buffer, at));
        }
        return at;
    }

    /**
     * Whether a record has the length that its groups say; nothing behind its end is looked at.
     *
     * @param buffer of the record.
     * @param event  where it starts.
     * @param length of the record, bytes.
     * @return false when it is cut or has more.
     */
    boolean hasLength(final DirectBuffer buffer, final int event, final int length) {
        int at = event + length();
        for (final EventGroup group : groups) {
            if (at + EventGroup.DIMENSION_BYTES > event + length
                    || EventGroup.elementLength(buffer, at) < lengthOf(group.columns())) {
                return false;
            }
            at = EventGroup.element(buffer, at, EventGroup.count(buffer, at));
        }
        return at == event + length;
    }

    private static int lengthOf(final List<EventColumn> columns) {
        return columns.stream().mapToInt(EventColumn::length).sum();
    }

    /** Writes what is the same in all events of the table. */
    void writeFixed(final MutableDirectBuffer buffer, final MessageHeaderEncoder header) {
        header.wrap(buffer, 0)
                .length(length())
                .blockLength(blockLength)
                .templateId(templateId)
                .schemaId(schemaId)
                .version(version)
                .crc32c(0);
    }
}
