package io.tiercel.marketdata.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sender of MoldUDP64: packets of a list of messages, and answers to requests. */
final class MoldLine {
    private static final byte[] SESSION = "TIERCEL_01".getBytes(StandardCharsets.US_ASCII);

    private final List<byte[]> messages;

    MoldLine(final List<byte[]> messages) {
        this.messages = messages;
    }

    /** All messages, some in a packet, with a heartbeat and the end of the session behind. */
    List<byte[]> packets(final int perPacket) {
        final List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < messages.size(); i += perPacket) {
            packets.add(packet(i, Math.min(perPacket, messages.size() - i)));
        }
        packets.add(header(messages.size() + 1, 0));
        packets.add(header(messages.size() + 1, 0xffff));
        return packets;
    }

    byte[] endOfSession() {
        return header(messages.size() + 1, 0xffff);
    }

    /** The packet that answers a request; empty when there is no such message. */
    byte[] answer(final byte[] request) {
        final ByteBuffer bytes = ByteBuffer.wrap(request);
        final long first = bytes.getLong(10);
        final int count = bytes.getShort(18) & 0xffff;
        return first < 1 || first > messages.size()
                ? new byte[0]
                : packet((int) first - 1, (int) Math.min(Math.min(count, 20), messages.size() - first + 1));
    }

    private byte[] packet(final int from, final int count) {
        int length = 20;
        for (int i = from; i < from + count; i++) {
            length += 2 + messages.get(i).length;
        }
        final ByteBuffer packet = ByteBuffer.allocate(length).put(header(from + 1, count));
        for (int i = from; i < from + count; i++) {
            packet.putShort((short) messages.get(i).length).put(messages.get(i));
        }
        return packet.array();
    }

    private static byte[] header(final long sequence, final int count) {
        return ByteBuffer.allocate(20)
                .put(SESSION)
                .putLong(sequence)
                .putShort((short) count)
                .array();
    }
}
