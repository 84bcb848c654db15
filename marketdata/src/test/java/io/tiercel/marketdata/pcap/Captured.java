package io.tiercel.marketdata.pcap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Hand-made captures: bytes by the published layouts, knowing nothing of the project's own offsets. */
public final class Captured {
    private Captured() {}

    /** Classic pcap of Ethernet packets; the fraction is in the unit that the magic number tells. */
    public static byte[] classic(
            final int magic, final ByteOrder order, final int seconds, final int fraction, final List<byte[]> packets) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(24)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(65535)
                .putInt(1)
                .array());
        for (final byte[] packet : packets) {
            out.writeBytes(ByteBuffer.allocate(16)
                    .order(order)
                    .putInt(seconds)
                    .putInt(fraction)
                    .putInt(packet.length)
                    .putInt(packet.length)
                    .array());
            out.writeBytes(packet);
        }
        return out.toByteArray();
    }

    /** Nanosecond capture of UDP datagrams, one each microsecond from 2023-08-22 09:30 New York. */
    public static byte[] datagrams(final List<byte[]> payloads) {
        return classic(
                0xa1b23c4d,
                ByteOrder.LITTLE_ENDIAN,
                1692711000,
                0,
                payloads.stream().map(Captured::udp).toList());
    }

    /** Ethernet, IPv4, UDP. */
    public static byte[] udp(final byte[] payload) {
        return ethernet(new int[0], 0x0800, ipv4(17, 0, datagram(payload)));
    }

    public static byte[] ethernet(final int[] tagTypes, final int type, final byte[] content) {
        final ByteBuffer bytes = ByteBuffer.allocate(14 + 4 * tagTypes.length + content.length);
        bytes.put(new byte[12]);
        for (final int tag : tagTypes) {
            bytes.putShort((short) tag).putShort((short) 7);
        }
        return bytes.putShort((short) type).put(content).array();
    }

    public static byte[] ipv4(final int protocol, final int fragment, final byte[] content) {
        return ByteBuffer.allocate(20 + content.length)
                .put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) (20 + content.length))
                .putShort((short) 1)
                .putShort((short) fragment)
                .put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .putInt(0x0a000001)
                .putInt(0xe0000001)
                .put(content)
                .array();
    }

    public static byte[] ipv6(final int next, final byte[] content) {
        return ByteBuffer.allocate(40 + content.length)
                .putInt(0x60000000)
                .putShort((short) content.length)
                .put((byte) next)
                .put((byte) 64)
                .put(new byte[32])
                .put(content)
                .array();
    }

    public static byte[] datagram(final byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .putShort((short) 4000)
                .putShort((short) 26477)
                .putShort((short) (8 + payload.length))
                .putShort((short) 0)
                .put(payload)
                .array();
    }

    /** One pcapng block. */
    public static byte[] block(final ByteOrder order, final int type, final byte[] body) {
        final int padded = (body.length + 3) & ~3;
        final ByteBuffer bytes =
                ByteBuffer.allocate(12 + padded).order(order).putInt(type).putInt(12 + padded);
        bytes.put(body).position(8 + padded);
        return bytes.putInt(12 + padded).array();
    }

    public static byte[] section(final ByteOrder order) {
        return block(
                order,
                0x0a0d0d0a,
                ByteBuffer.allocate(16)
                        .order(order)
                        .putInt(0x1a2b3c4d)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1)
                        .array());
    }

    /** Interface of Ethernet; option 9 = resolution unless negative. */
    public static byte[] networkInterface(final ByteOrder order, final int resolution, final int snapLength) {
        final ByteBuffer body = ByteBuffer.allocate(resolution < 0 ? 8 : 20)
                .order(order)
                .putShort((short) 1)
                .putShort((short) 0)
                .putInt(snapLength);
        if (resolution >= 0) {
            body.putShort((short) 9)
                    .putShort((short) 1)
                    .put((byte) resolution)
                    .put(new byte[3])
                    .putInt(0);
        }
        return block(order, 1, body.array());
    }

    public static byte[] enhanced(final ByteOrder order, final int number, final long units, final byte[] packet) {
        return block(
                order,
                6,
                ByteBuffer.allocate(20 + packet.length)
                        .order(order)
                        .putInt(number)
                        .putInt((int) (units >>> 32))
                        .putInt((int) units)
                        .putInt(packet.length)
                        .putInt(packet.length)
                        .put(packet)
                        .array());
    }

    public static byte[] simple(final ByteOrder order, final byte[] packet) {
        return block(
                order,
                3,
                ByteBuffer.allocate(4 + packet.length)
                        .order(order)
                        .putInt(packet.length)
                        .put(packet)
                        .array());
    }

    public static byte[] join(final byte[]... parts) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
