package io.tiercel.marketdata.pcap;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.StoredSourceFeed;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * The datagrams of capture files, one file after the other, through the decoder of their protocol.
 * <p>
 * Owned by the ingress thread. Streams in bounded memory; allocates when a file is opened, else what the decoder does. Packets that are no whole
 * UDP datagrams are counted and left out.
 */
public final class CaptureFeed extends StoredSourceFeed {
    /** A poll looks at no more packets than this, so that a file of other packets does not keep the ingress. */
    private static final int PACKETS_PER_POLL = 1024;

    private final List<Path> paths;
    private final DatagramDecoder decoder;
    private final DatagramFinder finder = new DatagramFinder();
    private PacketCapture capture;
    private int file;
    private long packets;
    private boolean isEnded;

    /**
     * @param paths   of the files in the order of time, not empty.
     * @param decoder of the protocol.
     * @throws BadInputException when the first file cannot be opened or is no capture.
     */
    public CaptureFeed(final List<Path> paths, final DatagramDecoder decoder) {
        this.paths = List.copyOf(paths);
        this.decoder = decoder;
        capture = new PacketCapture(this.paths.getFirst());
    }

    @Override
    protected int read(final EventWriter writer, final int limit) {
        int events = 0;
        for (int i = 0; i < PACKETS_PER_POLL && events < limit && !isEnded; i++) {
            if (!isNext(writer)) {
                events += nextFile(writer);
            } else {
                packets++;
                if (finder.find(capture)) {
                    events += decode(writer);
                }
            }
        }
        return isEnded && events == 0 ? END_OF_FEED : events;
    }

    private int decode(final EventWriter writer) {
        try {
            return decoder.decode(
                    capture.buffer(),
                    finder.payloadOffset(),
                    finder.payloadLength(),
                    finder.destination(),
                    capture.timeNs(),
                    writer);
        } catch (final BadInputException e) {
            throw capture.bad(e.getMessage());
        }
    }

    /** A damage is told behind all that was read in front of it. */
    private boolean isNext(final EventWriter writer) {
        try {
            return capture.next();
        } catch (final BadInputException e) {
            end(writer);
            throw e;
        }
    }

    private int nextFile(final EventWriter writer) {
        if (file + 1 == paths.size()) {
            isEnded = true;
            return end(writer);
        }
        capture.close();
        file++;
        capture = new PacketCapture(paths.get(file));
        return 0;
    }

    private int end(final EventWriter writer) {
        try {
            return decoder.end(writer);
        } catch (final BadInputException e) {
            throw capture.bad(e.getMessage());
        }
    }

    /**
     * @return packets so far, of any kind.
     */
    public long packets() {
        return packets;
    }

    /**
     * @return counts of the packets that were left out.
     */
    public DatagramFinder finder() {
        return finder;
    }

    @Override
    public double progress() {
        return (file + capture.progress()) / paths.size();
    }

    @Override
    public SortedMap<String, Long> remarks() {
        return decoder.remarks();
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return decoder.messagesByType();
    }

    @Override
    public void close() {
        capture.close();
    }
}
