package io.tiercel.engine.conversion;

import java.nio.ByteOrder;
import java.util.Locale;
import java.util.SortedMap;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * One field of an event and the column that it becomes. Immutable.
 *
 * @param name       of the column.
 * @param field      as the schema spells it.
 * @param offset     from the start of the event's header, bytes.
 * @param length     1 or 2 (both unsigned), 4 or 8 (both signed) bytes.
 * @param isOptional true when {@code Long.MIN_VALUE} means none: a null of the column.
 * @param codes      the only values that there are, with their names; empty where every number is one.
 * @param kind       what the number means.
 */
public record EventColumn(
        String name,
        String field,
        int offset,
        int length,
        boolean isOptional,
        SortedMap<Long, String> codes,
        ColumnKind kind) {
    /** The schema's name of a field or message in the spelling of columns and tables. */
    static String spelling(final String schemaName) {
        return schemaName.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** SQL type: text, or a signed integer that holds all values. */
    String type() {
        if (kind == ColumnKind.TEXT) {
            return "VARCHAR";
        }
        return length == Long.BYTES ? "BIGINT" : "INTEGER";
    }

    /**
     * @param value as it is stored.
     * @return whether it means none.
     */
    public boolean isNull(final long value) {
        return isOptional && value == Long.MIN_VALUE;
    }

    /**
     * @param buffer of the event.
     * @param event  where it starts; in a group, its element.
     * @return the text of a text column, without the zero bytes behind it.
     */
    public String text(final DirectBuffer buffer, final int event) {
        int end = length;
        while (end > 0 && buffer.getByte(event + offset + end - 1) == 0) {
            end--;
        }
        return buffer.getStringWithoutLengthAscii(event + offset, end);
    }

    /**
     * @param buffer of the event.
     * @param event  where it starts; in a group, its element.
     * @return the value of a column that is no text.
     */
    public long read(final DirectBuffer buffer, final int event) {
        final int at = event + offset;
        return switch (length) {
            case Byte.BYTES -> buffer.getByte(at) & 0xFFL;
            case Short.BYTES -> buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFFL;
            case Integer.BYTES -> buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
            default -> buffer.getLong(at, ByteOrder.LITTLE_ENDIAN);
        };
    }

    /**
     * @return false if the column cannot have the value.
     */
    boolean write(final MutableDirectBuffer buffer, final int event, final long value) {
        final int at = event + offset;
        switch (length) {
            case Byte.BYTES -> buffer.putByte(at, (byte) value);
            case Short.BYTES -> buffer.putShort(at, (short) value, ByteOrder.LITTLE_ENDIAN);
            case Integer.BYTES -> buffer.putInt(at, (int) value, ByteOrder.LITTLE_ENDIAN);
            default -> buffer.putLong(at, value, ByteOrder.LITTLE_ENDIAN);
        }
        return read(buffer, event) == value && (codes.isEmpty() || codes.containsKey(value));
    }
}
