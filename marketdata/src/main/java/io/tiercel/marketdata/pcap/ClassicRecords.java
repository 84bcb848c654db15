package io.tiercel.marketdata.pcap;

import java.nio.ByteOrder;

/** Classic pcap: a file header of 24 bytes, then each packet behind a header of 16. Owned by one thread; allocates nothing. */
final class ClassicRecords extends CaptureRecords {
    private static final int FILE_HEADER_LENGTH = 24;
    private static final int PACKET_HEADER_LENGTH = 16;
    private static final int MICROSECOND_MAGIC = 0xa1b2c3d4;
    private static final int NANOSECOND_MAGIC = 0xa1b23c4d;
    private static final int MAJOR_VERSION = 2;
    private static final int LINK_TYPE_MASK = 0xffff;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long NS_PER_MICROSECOND = 1_000L;

    private final CaptureBytes bytes;
    private final long fractionNs;
    private int pending;

    ClassicRecords(final CaptureBytes bytes) {
        this.bytes = bytes;
        final int magic = (int) bytes.u32(0);
        final int swapped = Integer.reverseBytes(magic);
        final boolean isSwapped = swapped == MICROSECOND_MAGIC || swapped == NANOSECOND_MAGIC;
        if (!isSwapped && magic != MICROSECOND_MAGIC && magic != NANOSECOND_MAGIC) {
            throw bytes.bad(0, "begins with 0x" + Integer.toHexString(swapped) + ", expected a pcap or pcapng capture");
        }
        bytes.order(isSwapped ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        fractionNs = (isSwapped ? swapped : magic) == NANOSECOND_MAGIC ? 1 : NS_PER_MICROSECOND;
        if (!bytes.has(FILE_HEADER_LENGTH)) {
            throw bytes.bad(
                    0,
                    "the file ends after " + bytes.available() + " bytes of its header, expected "
                            + FILE_HEADER_LENGTH);
        }
        if (bytes.u16(4) != MAJOR_VERSION) {
            throw bytes.bad(0, "version " + bytes.u16(4) + " of the pcap format, expected " + MAJOR_VERSION);
        }
        linkType = (int) bytes.u32(20) & LINK_TYPE_MASK;
        bytes.skip(FILE_HEADER_LENGTH);
    }

    @Override
    boolean next(final long packet) {
        bytes.skip(pending);
        pending = 0;
        position = bytes.position();
        if (!bytes.has(PACKET_HEADER_LENGTH)) {
            if (bytes.available() == 0) {
                return false;
            }
            throw bytes.bad(
                    packet,
                    "the file ends after " + bytes.available() + " bytes of a packet header, expected "
                            + PACKET_HEADER_LENGTH);
        }
        final long fraction = bytes.u32(4) * fractionNs;
        if (fraction >= NS_PER_SECOND) {
            throw bytes.bad(packet, "fraction of a second " + fraction + " ns, expected below " + NS_PER_SECOND);
        }
        final long captured = bytes.u32(8);
        if (captured > PacketCapture.MAX_PACKET_LENGTH) {
            throw bytes.bad(packet, captured + " bytes captured, expected at most " + PacketCapture.MAX_PACKET_LENGTH);
        }
        length = (int) captured;
        if (!bytes.has(PACKET_HEADER_LENGTH + length)) {
            throw bytes.bad(
                    packet,
                    "the file ends after " + (bytes.available() - PACKET_HEADER_LENGTH)
                            + " bytes of a packet, expected " + length);
        }
        timeNs = bytes.u32(0) * NS_PER_SECOND + fraction;
        offset = bytes.from() + PACKET_HEADER_LENGTH;
        pending = PACKET_HEADER_LENGTH + length;
        return true;
    }
}
