package io.tiercel.marketdata.pcap;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Finds the UDP payload of a captured packet: Ethernet, raw IP or Linux "cooked" link layer, any number of 802.1Q / 802.1ad tags, IPv4 with options, IPv6 with
 * extension headers. What is no whole UDP datagram is counted by its reason. Owned by one thread; allocates nothing.
 */
public final class DatagramFinder {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final int LINK_ETHERNET = 1;
    private static final int LINK_RAW_IP = 101;
    private static final int LINK_LINUX_COOKED = 113;
    private static final int LINK_LINUX_COOKED_2 = 276;
    private static final int MAC_ADDRESSES_LENGTH = 12;
    private static final int VLAN = 0x8100;
    private static final int PROVIDER_VLAN = 0x88a8;
    private static final int OLD_PROVIDER_VLAN = 0x9100;
    private static final int VLAN_LENGTH = 4;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int IPV4_LEAST_LENGTH = 20;
    private static final int IPV6_LENGTH = 40;
    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;
    private static final int PROTOCOL_UDP = 17;
    private static final int UDP_LENGTH = 8;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;

    /** Odd, ours: the halves of a long address in one number, different for any two that a network uses at once. */
    private static final long ADDRESS_MIX = 0x9e37_79b9_7f4a_7c15L;

    private DirectBuffer buffer;
    private int end;
    private int payloadOffset;
    private int payloadLength;
    private int destinationPort;
    private long destinationAddress;
    private long notUdp;
    private long fragments;
    private long cut;

    /** Nothing looked at yet. */
    public DatagramFinder() {}

    /**
     * @param capture at a packet.
     * @return true when it is a whole UDP datagram; else it has been counted.
     * @throws io.tiercel.marketdata.input.BadInputException when its link type is not known.
     */
    public boolean find(final PacketCapture capture) {
        buffer = capture.buffer();
        end = capture.offset() + capture.length();
        final int offset = capture.offset();
        return switch (capture.linkType()) {
            case LINK_ETHERNET -> network(offset + MAC_ADDRESSES_LENGTH);
            case LINK_LINUX_COOKED -> network(offset + 14);
            case LINK_LINUX_COOKED_2 -> offset + 20 <= end ? internet(u16(offset), offset + 20) : isCut();
            case LINK_RAW_IP ->
                offset < end ? internet(buffer.getByte(offset) >> 4 == 6 ? IPV6 : IPV4, offset) : isCut();
            default ->
                throw capture.bad("link type " + capture.linkType() + ", expected " + LINK_ETHERNET + " (Ethernet), "
                        + LINK_RAW_IP + ", " + LINK_LINUX_COOKED + " or " + LINK_LINUX_COOKED_2);
        };
    }

    /** From the protocol number of the link layer on. */
    private boolean network(final int typeOffset) {
        int at = typeOffset;
        while (at + 2 <= end && isVlan(u16(at))) {
            at += VLAN_LENGTH;
        }
        return at + 2 <= end ? internet(u16(at), at + 2) : isCut();
    }

    private static boolean isVlan(final int type) {
        return type == VLAN || type == PROVIDER_VLAN || type == OLD_PROVIDER_VLAN;
    }

    private boolean internet(final int type, final int offset) {
        return switch (type) {
            case IPV4 -> internet4(offset);
            case IPV6 -> internet6(offset);
            default -> isNotUdp();
        };
    }

    private boolean internet4(final int offset) {
        if (offset + IPV4_LEAST_LENGTH > end) {
            return isCut();
        }
        final int first = buffer.getByte(offset) & 0xff;
        final int headerLength = (first & 0xf) * 4;
        if (first >> 4 != 4 || headerLength < IPV4_LEAST_LENGTH || buffer.getByte(offset + 9) != PROTOCOL_UDP) {
            return isNotUdp();
        }
        if ((u16(offset + 6) & MORE_FRAGMENTS_OR_OFFSET) != 0) {
            return isFragment();
        }
        destinationAddress = buffer.getInt(offset + 16, ORDER) & 0xffff_ffffL;
        return datagram(offset + headerLength);
    }

    private boolean internet6(final int offset) {
        if (offset + IPV6_LENGTH > end) {
            return isCut();
        }
        if ((buffer.getByte(offset) & 0xf0) != 0x60) {
            return isNotUdp();
        }
        int next = buffer.getByte(offset + 6) & 0xff;
        int at = offset + IPV6_LENGTH;
        while (next == HOP_BY_HOP || next == ROUTING || next == DESTINATION_OPTIONS || next == AUTHENTICATION) {
            if (at + 2 > end) {
                return isCut();
            }
            final int units = buffer.getByte(at + 1) & 0xff;
            final int length = next == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
            next = buffer.getByte(at) & 0xff;
            at += length;
        }
        if (next == FRAGMENT) {
            return isFragment();
        }
        destinationAddress = buffer.getLong(offset + 24, ORDER) * ADDRESS_MIX + buffer.getLong(offset + 32, ORDER);
        return next == PROTOCOL_UDP ? datagram(at) : isNotUdp();
    }

    private boolean datagram(final int offset) {
        if (offset + UDP_LENGTH > end) {
            return isCut();
        }
        final int length = u16(offset + 4);
        if (length < UDP_LENGTH || offset + length > end) {
            return isCut();
        }
        destinationPort = u16(offset + 2);
        payloadOffset = offset + UDP_LENGTH;
        payloadLength = length - UDP_LENGTH;
        return true;
    }

    private int u16(final int offset) {
        return buffer.getShort(offset, ORDER) & 0xffff;
    }

    private boolean isNotUdp() {
        notUdp++;
        return false;
    }

    private boolean isFragment() {
        fragments++;
        return false;
    }

    private boolean isCut() {
        cut++;
        return false;
    }

    /**
     * @return first byte of the payload in the capture's buffer.
     */
    public int payloadOffset() {
        return payloadOffset;
    }

    /**
     * @return bytes of payload, 0 to 65527.
     */
    public int payloadLength() {
        return payloadLength;
    }

    /**
     * @return port that the datagram was sent to.
     */
    public int destinationPort() {
        return destinationPort;
    }

    /**
     * @return address and port that the datagram was sent to, as one number that tells destinations apart.
     */
    public long destination() {
        return (destinationAddress << 16) ^ destinationPort;
    }

    /**
     * @return packets so far that are no UDP over IP.
     */
    public long notUdp() {
        return notUdp;
    }

    /**
     * @return packets so far that are pieces of a datagram: they are not put together.
     */
    public long fragments() {
        return fragments;
    }

    /**
     * @return packets so far of which the capture has not kept enough, or whose headers contradict each other.
     */
    public long cut() {
        return cut;
    }
}
