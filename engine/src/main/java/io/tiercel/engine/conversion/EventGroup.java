package io.tiercel.engine.conversion;

import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * A repeating group of a record. Immutable.
 *
 * @param name           in the spelling of tables.
 * @param field          as the schema spells it.
 * @param isByInstrument element i is about instrument i.
 * @param columns        of an element, their offsets from its start.
 */
public record EventGroup(String name, String field, boolean isByInstrument, List<EventColumn> columns) {
    /** Length of an element and their number, in front of the first element. */
    static final int DIMENSION_BYTES = 2 * Short.BYTES;

    /** Copies the columns. */
    public EventGroup {
        columns = List.copyOf(columns);
    }

    /**
     * @param buffer of the record.
     * @param group  where the group starts.
     * @return bytes of an element.
     */
    public static int elementLength(final DirectBuffer buffer, final int group) {
        return buffer.getShort(group, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * @param buffer of the record.
     * @param group  where the group starts.
     * @return number of elements.
     */
    public static int count(final DirectBuffer buffer, final int group) {
        return buffer.getShort(group + Short.BYTES, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * @param buffer of the record.
     * @param group  where the group starts.
     * @param index  of an element.
     * @return where the element starts.
     */
    public static int element(final DirectBuffer buffer, final int group, final int index) {
        return group + DIMENSION_BYTES + index * elementLength(buffer, group);
    }
}
