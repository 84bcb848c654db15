package io.tiercel.marketdata.pcap;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * pcapng: a run of blocks, each with its length in front and behind. Sections, interfaces and packets (enhanced, simple and the outdated form) are read,
 * other blocks are passed over. Owned by one thread; allocates for each interface only.
 */
final class BlockRecords extends CaptureRecords {
    /** Type of the block that a file begins with, the same in both byte orders. */
    static final int SECTION_HEADER = 0x0a0d0d0a;

    private static final int INTERFACE = 1;
    private static final int OUTDATED_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int MAJOR_VERSION = 1;

    /** Type, length and, behind the body, the length again. */
    private static final int FRAME_LENGTH = 12;

    private static final int BODY = 8;
    private static final int MAX_INTERFACES = 1 << 16;

    private final CaptureBytes bytes;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private int pending;

    BlockRecords(final CaptureBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    boolean next(final long packet) {
        bytes.skip(pending);
        pending = 0;
        while (true) {
            position = bytes.position();
            if (!bytes.has(BODY)) {
                if (bytes.available() == 0) {
                    return false;
                }
                throw bytes.bad(
                        packet, "the file ends after " + bytes.available() + " bytes of a block, expected at least 12");
            }
            if (block(packet, (int) bytes.u32(0))) {
                return true;
            }
        }
    }

    /** Reads one block; true when it is a packet. */
    private boolean block(final long packet, final int type) {
        if (type == SECTION_HEADER) {
            beginSection(packet);
        }
        final long total = bytes.u32(4);
        if (total < FRAME_LENGTH || (total & 3) != 0) {
            throw bytes.bad(packet, "block of " + total + " bytes, expected a multiple of 4 from 12 on");
        }
        switch (type) {
            case INTERFACE -> {
                require(packet, total, 16 + 4);
                addInterface(packet, (int) total);
            }
            case ENHANCED_PACKET, OUTDATED_PACKET -> {
                require(packet, total, BODY + 20 + 4);
                final int number = type == ENHANCED_PACKET ? (int) bytes.u32(8) : bytes.u16(8);
                final CaptureInterface from = captureInterface(packet, number);
                stamp(packet, from, bytes.u32(12) << 32 | bytes.u32(16));
                return packet(packet, from, bytes.u32(20), BODY + 20, (int) total);
            }
            case SIMPLE_PACKET -> {
                require(packet, total, BODY + 4 + 4);
                final CaptureInterface from = captureInterface(packet, 0);
                final long captured = Math.min(Math.min(bytes.u32(8), from.snapLength()), total - BODY - 4 - 4);
                return packet(packet, from, captured, BODY + 4, (int) total);
            }
            case SECTION_HEADER -> require(packet, total, BODY + 16 + 4);
            default -> {
                passOver(packet, total);
                return false;
            }
        }
        bytes.skip(total);
        return false;
    }

    /** The byte order holds from here on, that of the length in front of it included. */
    private void beginSection(final long packet) {
        if (!bytes.has(BODY + 8)) {
            throw bytes.bad(
                    packet, "the file ends after " + bytes.available() + " bytes of a section header, expected 28");
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if ((int) bytes.u32(BODY) != BYTE_ORDER_MAGIC) {
            bytes.order(ByteOrder.BIG_ENDIAN);
        }
        if ((int) bytes.u32(BODY) != BYTE_ORDER_MAGIC) {
            throw bytes.bad(packet, "byte order mark 0x" + Long.toHexString(bytes.u32(BODY)) + ", expected 0x1a2b3c4d");
        }
        if (bytes.u16(BODY + 4) != MAJOR_VERSION) {
            throw bytes.bad(packet, "version " + bytes.u16(BODY + 4) + " of pcapng, expected " + MAJOR_VERSION);
        }
        interfaces.clear();
    }

    private void require(final long packet, final long total, final int least) {
        if (total < least || total > CaptureBytes.MAX_WINDOW) {
            throw bytes.bad(
                    packet,
                    "block of " + total + " bytes, expected " + least + " to " + CaptureBytes.MAX_WINDOW
                            + " for its type");
        }
        if (!bytes.has((int) total)) {
            throw cut(packet, total);
        }
        final long behind = bytes.u32((int) total - 4);
        if (behind != total) {
            throw bytes.bad(
                    packet, "block of " + total + " bytes ends with the length " + behind + ", expected the same one");
        }
    }

    private void passOver(final long packet, final long total) {
        final long at = bytes.position();
        if (!bytes.skip(total)) {
            throw bytes.bad(
                    packet, "the file ends after " + (bytes.position() - at) + " bytes of a block, expected " + total);
        }
    }

    private RuntimeException cut(final long packet, final long total) {
        return bytes.bad(packet, "the file ends after " + bytes.available() + " bytes of a block, expected " + total);
    }

    private void addInterface(final long packet, final int total) {
        if (interfaces.size() == MAX_INTERFACES) {
            throw bytes.bad(packet, "more interfaces than " + MAX_INTERFACES + ", expected fewer");
        }
        interfaces.add(CaptureInterface.read(bytes, packet, total));
    }

    private CaptureInterface captureInterface(final long packet, final int number) {
        if (number < 0 || number >= interfaces.size()) {
            throw bytes.bad(
                    packet,
                    "interface " + Integer.toUnsignedString(number) + ", expected one of the " + interfaces.size()
                            + " that the section has named");
        }
        return interfaces.get(number);
    }

    private void stamp(final long packet, final CaptureInterface from, final long units) {
        timeNs = from.timeNs(units);
        if (timeNs < 0) {
            throw bytes.bad(
                    packet, "time stamp " + Long.toUnsignedString(units) + ", expected one before the year 2262");
        }
    }

    private boolean packet(
            final long packet, final CaptureInterface from, final long captured, final int header, final int total) {
        if (captured > Math.min(total - header - 4, PacketCapture.MAX_PACKET_LENGTH)) {
            throw bytes.bad(
                    packet,
                    captured + " bytes captured, expected at most "
                            + Math.min(total - header - 4, PacketCapture.MAX_PACKET_LENGTH));
        }
        length = (int) captured;
        offset = bytes.from() + header;
        linkType = from.linkType();
        pending = total;
        return true;
    }
}
