package io.tiercel.engine.digest;

import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Hash of an input's bytes, all but the checksum, which the journal makes: a {@link WeightedSum} of its 8-byte words, the last one filled up with
 * zeros. Stateless, allocates nothing.
 */
public final class EventHash {
    private static final int CRC_WORD = MessageHeaderDecoder.crc32cEncodingOffset() & -Long.BYTES;
    private static final long ALL_BUT_CRC = 0xFFFF_FFFFL;

    private EventHash() {}

    /**
     * @param buffer holds the record.
     * @param offset of its header.
     * @param length header and body, bytes; at least a header.
     * @return the hash.
     */
    public static long of(final DirectBuffer buffer, final int offset, final int length) {
        long sum = 0;
        long weight = WeightedSum.FIRST_WEIGHT;
        int at = 0;
        for (; at < CRC_WORD; at += Long.BYTES) {
            sum += WeightedSum.term(buffer.getLong(offset + at, ByteOrder.LITTLE_ENDIAN), weight);
            weight += WeightedSum.WEIGHT_STEP;
        }
        sum += WeightedSum.term(buffer.getLong(offset + at, ByteOrder.LITTLE_ENDIAN) & ALL_BUT_CRC, weight);
        weight += WeightedSum.WEIGHT_STEP;
        at += Long.BYTES;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            sum += WeightedSum.term(buffer.getLong(offset + at, ByteOrder.LITTLE_ENDIAN), weight);
            weight += WeightedSum.WEIGHT_STEP;
        }
        return at == length ? sum : sum + WeightedSum.term(lastWord(buffer, offset, length), weight);
    }

    /**
     * @param length of a record, bytes.
     * @return words that are hashed.
     */
    public static int words(final int length) {
        return (length + Long.BYTES - 1) / Long.BYTES;
    }

    /**
     * @param buffer holds the record.
     * @param offset of its header.
     * @param length header and body, bytes.
     * @param index  0 to {@link #words} - 1.
     * @return the word as it is hashed: without the checksum, the last one filled up with zeros.
     */
    public static long word(final DirectBuffer buffer, final int offset, final int length, final int index) {
        final int at = index * Long.BYTES;
        if (at + Long.BYTES > length) {
            return lastWord(buffer, offset, length);
        }
        final long word = buffer.getLong(offset + at, ByteOrder.LITTLE_ENDIAN);
        return at == CRC_WORD ? word & ALL_BUT_CRC : word;
    }

    /** The bytes behind the last whole word; read backwards, so that nothing behind the record is touched. */
    private static long lastWord(final DirectBuffer buffer, final int offset, final int length) {
        final int rest = length & (Long.BYTES - 1);
        return buffer.getLong(offset + length - Long.BYTES, ByteOrder.LITTLE_ENDIAN)
                >>> (Byte.SIZE * (Long.BYTES - rest));
    }
}
