package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.instrument.Side;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads the bytes of an exchange by the offsets of the specification, written out here once more, independent of encoder and descriptor. */
final class ItchSession {
    private static final int PREFIX = 2;

    private final SimulatedExchange exchange;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SimulatedExchange.MAX_FRAMED_LENGTH]);
    private final CRC32C checksum = new CRC32C();

    char type;
    int locate;
    int tracking;
    long timeNs;
    long reference;
    long newReference;
    int side;
    int shares;
    String stock;
    int price;
    long matchNumber;
    char code;
    int length;

    ItchSession(final SimulatedExchange exchange) {
        this.exchange = exchange;
    }

    /** Reads the next message into the fields that its type has; false at the end. */
    boolean next() {
        final int framed = exchange.next(buffer, 0);
        if (framed == 0) {
            return false;
        }
        checksum.update(buffer.byteArray(), 0, framed);
        length = u16(0);
        if (framed != length + PREFIX) {
            throw new AssertionError("prefix " + length + " of " + framed + " bytes");
        }
        type = (char) buffer.getByte(PREFIX);
        locate = u16(PREFIX + 1);
        tracking = u16(PREFIX + 3);
        timeNs = ((long) u16(PREFIX + 5) << 32) + Integer.toUnsignedLong(i32(PREFIX + 7));
        switch (type) {
            case 'S' -> code = (char) buffer.getByte(PREFIX + 11);
            case 'R' -> stock = stock(11);
            case 'H' -> {
                stock = stock(11);
                code = (char) buffer.getByte(PREFIX + 19);
            }
            case 'A', 'F' -> {
                reference = i64(PREFIX + 11);
                side = buffer.getByte(PREFIX + 19) == 'B' ? Side.BUY : Side.SELL;
                shares = i32(PREFIX + 20);
                stock = stock(24);
                price = i32(PREFIX + 32);
            }
            case 'E' -> {
                reference = i64(PREFIX + 11);
                shares = i32(PREFIX + 19);
                matchNumber = i64(PREFIX + 23);
            }
            case 'X' -> {
                reference = i64(PREFIX + 11);
                shares = i32(PREFIX + 19);
            }
            case 'D' -> reference = i64(PREFIX + 11);
            case 'U' -> {
                reference = i64(PREFIX + 11);
                newReference = i64(PREFIX + 19);
                shares = i32(PREFIX + 27);
                price = i32(PREFIX + 31);
            }
            case 'P' -> {
                shares = i32(PREFIX + 20);
                stock = stock(24);
                price = i32(PREFIX + 32);
                matchNumber = i64(PREFIX + 36);
            }
            default -> throw new AssertionError("type " + type);
        }
        return true;
    }

    /** CRC-32C of all bytes so far, prefixes included. */
    long checksum() {
        return checksum.getValue();
    }

    /** True for a message of order flow. */
    boolean isOrderFlow() {
        return type != 'S' && type != 'R' && type != 'H';
    }

    private int u16(final int offset) {
        return Short.toUnsignedInt(buffer.getShort(offset, ByteOrder.BIG_ENDIAN));
    }

    private int i32(final int offset) {
        return buffer.getInt(offset, ByteOrder.BIG_ENDIAN);
    }

    private long i64(final int offset) {
        return buffer.getLong(offset, ByteOrder.BIG_ENDIAN);
    }

    private String stock(final int offset) {
        final byte[] ascii = new byte[8];
        buffer.getBytes(PREFIX + offset, ascii);
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
