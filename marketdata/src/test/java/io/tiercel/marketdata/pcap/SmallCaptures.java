package io.tiercel.marketdata.pcap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small sound file of each packet format, by the published layouts. */
public final class SmallCaptures {
    private static final long TIME_NS = 1_692_711_000_000_000_000L;
    private static final long SINCE_MIDNIGHT_NS = 34_200_000_000_000L;
    private static final int PACKETS = 6;

    private SmallCaptures() {}

    /** The whole file. */
    public static byte[] of(final String format) {
        return switch (format) {
            case "itch" -> itchFile();
            case "itch-pcap" -> Captured.datagrams(mold());
            case "iex-deep" -> Captured.datagrams(iex(0x8004, deep()));
            case "iex-tops" -> Captured.datagrams(iex(0x8003, tops()));
            case "iex-deep-plus" -> Captured.datagrams(iex(0x8005, deepPlus()));
            default -> throw new AssertionError(format);
        };
    }

    /** Places between two packets or messages, where a cut leaves a shorter file. */
    public static int records(final String format) {
        return format.equals("itch") ? itch().size() : PACKETS;
    }

    private static byte[] itchFile() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        itch().forEach(message -> out.writeBytes(framed(ByteOrder.BIG_ENDIAN, message)));
        return out.toByteArray();
    }

    private static List<byte[]> mold() {
        final List<byte[]> packets = new ArrayList<>();
        final List<byte[]> messages = itch();
        for (int i = 0; i < PACKETS; i++) {
            final byte[] header = ByteBuffer.allocate(20)
                    .put("0123456789".getBytes(StandardCharsets.US_ASCII))
                    .putLong(1 + 2L * i)
                    .putShort((short) 2)
                    .array();
            packets.add(Captured.join(
                    header,
                    framed(ByteOrder.BIG_ENDIAN, messages.get(2 * i)),
                    framed(ByteOrder.BIG_ENDIAN, messages.get(2 * i + 1))));
        }
        return packets;
    }

    /** A capture of an IEX format with these messages, two in a packet. */
    public static byte[] iexOf(final String format, final List<byte[]> messages) {
        final int protocol = switch (format) {
            case "iex-deep" -> 0x8004;
            case "iex-tops" -> 0x8003;
            default -> 0x8005;
        };
        return Captured.datagrams(iex(protocol, messages));
    }

    private static List<byte[]> iex(final int protocol, final List<byte[]> messages) {
        final List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < Math.max(PACKETS, messages.size() / 2); i++) {
            final byte[] first = framed(ByteOrder.LITTLE_ENDIAN, messages.get(2 * i % messages.size()));
            final byte[] second = framed(ByteOrder.LITTLE_ENDIAN, messages.get((2 * i + 1) % messages.size()));
            final byte[] header = ByteBuffer.allocate(40)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) 1)
                    .put((byte) 0)
                    .putShort((short) protocol)
                    .putInt(1)
                    .putInt(77)
                    .putShort((short) (first.length + second.length))
                    .putShort((short) 2)
                    .putLong(0)
                    .putLong(1 + 2L * i)
                    .putLong(TIME_NS + i)
                    .array();
            packets.add(Captured.join(header, first, second));
        }
        return packets;
    }

    private static byte[] framed(final ByteOrder order, final byte[] message) {
        return ByteBuffer.allocate(2 + message.length)
                .order(order)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    private static List<byte[]> itch() {
        final byte[] stock = "TEST    ".getBytes(StandardCharsets.US_ASCII);
        final List<byte[]> messages = new ArrayList<>();
        messages.add(itch('S', 12).put((byte) 'Q').array());
        messages.add(itch('R', 39).put(stock).array());
        messages.add(itch('H', 25).put(stock).put((byte) 'T').array());
        for (int i = 1; i <= 3; i++) {
            messages.add(itch('A', 36)
                    .putLong(i)
                    .put((byte) (i == 2 ? 'S' : 'B'))
                    .putInt(100 * i)
                    .put(stock)
                    .putInt(i == 2 ? 10_200 : 10_000)
                    .array());
        }
        messages.add(itch('E', 31).putLong(1).putInt(40).putLong(9).array());
        messages.add(itch('X', 23).putLong(1).putInt(20).array());
        messages.add(
                itch('U', 35).putLong(1).putLong(4).putInt(50).putInt(9_900).array());
        messages.add(itch('D', 19).putLong(3).array());
        messages.add(itch('C', 36)
                .putLong(2)
                .putInt(10)
                .putLong(10)
                .put((byte) 'Y')
                .putInt(10_200)
                .array());
        messages.add(itch('P', 44)
                .putLong(0)
                .put((byte) 'B')
                .putInt(5)
                .put(stock)
                .putInt(10_100)
                .putLong(11)
                .array());
        return messages;
    }

    private static ByteBuffer itch(final char type, final int length) {
        return ByteBuffer.allocate(length)
                .put((byte) type)
                .putShort((short) (type == 'S' ? 0 : 1))
                .putShort((short) 0)
                .putShort((short) (SINCE_MIDNIGHT_NS >>> 32))
                .putInt((int) SINCE_MIDNIGHT_NS);
    }

    private static List<byte[]> deep() {
        return List.of(
                iex('S', 'O', 10).array(),
                symbol('H', 'T', 22).array(),
                symbol('8', 0, 30).putInt(100).putLong(10_000).array(),
                symbol('5', 1, 30).putInt(50).putLong(10_100).array(),
                symbol('T', 0, 38).putInt(10).putLong(10_100).putLong(5).array(),
                symbol('5', 1, 30).putInt(0).putLong(10_100).array());
    }

    private static List<byte[]> tops() {
        return List.of(
                iex('S', 'R', 10).array(),
                symbol('O', 'N', 18).array(),
                symbol('Q', 0, 42)
                        .putInt(100)
                        .putLong(10_000)
                        .putLong(10_100)
                        .putInt(7)
                        .array(),
                symbol('T', 0x40, 38).putInt(10).putLong(10_100).putLong(5).array(),
                symbol('X', 'Q', 26).putLong(10_050).array(),
                symbol('Q', 0, 42).array());
    }

    private static List<byte[]> deepPlus() {
        return List.of(
                symbol('a', '8', 38).putLong(1).putInt(100).putLong(10_000).array(),
                symbol('a', '5', 38).putLong(2).putInt(100).putLong(10_100).array(),
                symbol('M', 1, 38).putLong(1).putInt(60).putLong(10_000).array(),
                symbol('L', 0, 46)
                        .putLong(2)
                        .putInt(40)
                        .putLong(10_100)
                        .putLong(5)
                        .array(),
                symbol('R', 0, 26).putLong(1).array(),
                symbol('C', 0, 18).array());
    }

    private static ByteBuffer symbol(final char type, final int flag, final int length) {
        return iex(type, flag, length).put("ZIEXT   ".getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer iex(final char type, final int flag, final int length) {
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) type)
                .put((byte) flag)
                .putLong(TIME_NS);
    }
}
