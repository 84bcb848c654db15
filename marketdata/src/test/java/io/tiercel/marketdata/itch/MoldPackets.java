package io.tiercel.marketdata.itch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** ITCH messages of a classic pcap file: Ethernet, an optional VLAN tag, IPv4, UDP and MoldUDP64 are taken off. */
final class MoldPackets {
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int MAC_ADDRESSES = 12;
    private static final int VLAN = 0x8100;
    private static final int UDP_HEADER = 8;
    private static final int MOLD_HEADER = 20;

    private MoldPackets() {}

    static List<byte[]> messages(final Path pcap) throws IOException {
        final ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(pcap));
        final int magic = file.getInt(0);
        // Microsecond or nanosecond stamps, written by a machine of the other byte order.
        file.order(magic == 0xd4c3b2a1 || magic == 0x4d3cb2a1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        final List<byte[]> messages = new ArrayList<>();
        int at = FILE_HEADER;
        while (at < file.limit()) {
            final int length = file.getInt(at + 8);
            addMessages(file.slice(at + PACKET_HEADER, length).order(ByteOrder.BIG_ENDIAN), messages);
            at += PACKET_HEADER + length;
        }
        return messages;
    }

    private static void addMessages(final ByteBuffer packet, final List<byte[]> messages) {
        final boolean isTagged = (packet.getShort(MAC_ADDRESSES) & 0xffff) == VLAN;
        final int ip = MAC_ADDRESSES + (isTagged ? 4 : 0) + 2;
        final int mold = ip + (packet.get(ip) & 0xf) * 4 + UDP_HEADER;
        final int count = packet.getShort(mold + 18);
        int at = mold + MOLD_HEADER;
        for (int i = 0; i < count; i++) {
            final int length = packet.getShort(at) & 0xffff;
            final byte[] message = new byte[length];
            packet.get(at + 2, message);
            messages.add(message);
            at += 2 + length;
        }
    }

    /** Time stamp of a message, nanoseconds since midnight. */
    static long timestampNs(final byte[] message) {
        return ByteBuffer.wrap(Arrays.copyOfRange(message, 3, 11)).getLong() & 0xffff_ffff_ffffL;
    }

    /** Stock locate of a message. */
    static int locate(final byte[] message) {
        return ByteBuffer.wrap(message).getShort(1) & 0xffff;
    }
}
