package io.tiercel.marketdata.pcap;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.SourceFile;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * The packets of one capture file, classic pcap (stamps in micro- or nanoseconds, either byte order) or pcapng, plain or gzip, of any length.
 * <p>
 * Owned by one thread. Streams in bounded memory, allocates nothing after construction while the file is sound (pcapng: and names no further
 * interface).
 */
public final class PacketCapture implements AutoCloseable {
    /** Most bytes of one packet. */
    public static final int MAX_PACKET_LENGTH = 1 << 18;

    private static final int MAGIC_LENGTH = 4;

    private final SourceFile file;
    private final CaptureBytes bytes;
    private final CaptureRecords records;
    private long packets;

    /**
     * @param path of the file.
     * @throws BadInputException when it cannot be opened or is no capture.
     */
    public PacketCapture(final Path path) {
        file = new SourceFile(path);
        bytes = new CaptureBytes(file);
        try {
            records = records();
        } catch (final BadInputException e) {
            file.close();
            throw e;
        }
    }

    private CaptureRecords records() {
        if (!bytes.has(MAGIC_LENGTH)) {
            throw bytes.bad(0, "the file ends after " + bytes.available() + " bytes, expected a capture");
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        final long magic = bytes.u32(0);
        return magic == BlockRecords.SECTION_HEADER ? new BlockRecords(bytes) : new ClassicRecords(bytes);
    }

    /**
     * Moves to the next packet.
     *
     * @return false at the end.
     * @throws BadInputException when the file is cut or damaged.
     */
    public boolean next() {
        if (!records.next(packets + 1)) {
            return false;
        }
        packets++;
        return true;
    }

    /**
     * @return holder of the packet's bytes, until the next one.
     */
    public DirectBuffer buffer() {
        return bytes.buffer();
    }

    /**
     * @return first byte of the packet.
     */
    public int offset() {
        return records.offset;
    }

    /**
     * @return captured bytes, 0 to {@link #MAX_PACKET_LENGTH}.
     */
    public int length() {
        return records.length;
    }

    /**
     * @return when it was captured, nanoseconds since the epoch; a simple packet block has the stamp of the packet before it.
     */
    public long timeNs() {
        return records.timeNs;
    }

    /**
     * @return link type number of the pcap format, 1 = Ethernet.
     */
    public int linkType() {
        return records.linkType;
    }

    /**
     * @return packets so far.
     */
    public long packets() {
        return packets;
    }

    /**
     * @return share of the file read, 0 to 1.
     */
    public double progress() {
        return file.progress();
    }

    /**
     * @param problem what is wrong with the packet at hand and what was expected.
     * @return the same with file, byte and number of the packet.
     */
    public BadInputException bad(final String problem) {
        return new BadInputException(
                file.name() + ": byte " + records.position + ": packet " + packets + ": " + problem);
    }

    @Override
    public void close() {
        file.close();
    }
}
