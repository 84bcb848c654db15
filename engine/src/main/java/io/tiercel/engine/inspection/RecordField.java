package io.tiercel.engine.inspection;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import org.agrona.DirectBuffer;

/**
 * One field of a message or of a group's entry. Immutable.
 *
 * @param name      as the schema spells it.
 * @param kind      how to read it.
 * @param offset    within the block, bytes.
 * @param width     bytes.
 * @param isSigned  of an integer.
 * @param nullValue that means none, if the type has one.
 * @param codes     names of a {@link FieldKind#CODE}, by number; else empty.
 */
public record RecordField(
        String name,
        FieldKind kind,
        int offset,
        int width,
        boolean isSigned,
        Optional<Long> nullValue,
        SortedMap<Long, String> codes) {
    /**
     * @param buffer holds the block.
     * @param block  its first byte.
     * @return the number as it stands; not for {@link FieldKind#TEXT}.
     */
    public long raw(final DirectBuffer buffer, final int block) {
        final int at = block + offset;
        return switch (width) {
            case 1 -> isSigned ? buffer.getByte(at) : buffer.getByte(at) & 0xFF;
            case 2 -> {
                final short value = buffer.getShort(at, ByteOrder.LITTLE_ENDIAN);
                yield isSigned ? value : value & 0xFFFF;
            }
            case 4 -> {
                final int value = buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
                yield isSigned ? value : value & 0xFFFF_FFFFL;
            }
            default -> buffer.getLong(at, ByteOrder.LITTLE_ENDIAN);
        };
    }

    /**
     * @param buffer holds the block.
     * @param block  its first byte.
     * @return the characters of a {@link FieldKind#TEXT} up to the first zero.
     */
    public String text(final DirectBuffer buffer, final int block) {
        final byte[] bytes = new byte[width];
        buffer.getBytes(block + offset, bytes);
        int length = 0;
        while (length < width && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
