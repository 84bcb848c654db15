package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.pcap.DatagramDecoder;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.marketdata.transport.MoldDescriptor;
import io.tiercel.marketdata.transport.MoldPacket;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Captured ITCH 5.0 messages in MoldUDP64 packets, in the order of their numbers: a packet that comes before its turn waits for those in front of it, up to
 * {@link HeldPackets#MOST_PACKETS} packets long. What is missing then makes all books stale and is told to the audit, what has been read before (a second
 * line, a repetition) is dropped.
 * <p>
 * Owned by the ingress thread; allocates at the first packet of a session and the first out of order, else nothing while packets are sound. The source sequence of an event is the
 * message's number in the session; where a capture has blanked the numbers (0), messages count from 1 and nothing is held to be missing.
 */
public final class ItchPacketDecoder implements DatagramDecoder {
    private final Listing listing;
    private final FeedAudit audit;
    private final Optional<TradingDay> day;
    private final MoldPacket packet = new MoldPacket();
    private final HeldPackets held = new HeldPackets();
    private final SortedMap<String, Long> countsBefore = new TreeMap<>();
    private ItchDecoder decoder;
    private long sessionHead;
    private short sessionTail;
    private long nextSequence;
    private long repeats;
    private long heartbeats;
    private long late;

    /**
     * @param listing instruments to decode.
     * @param audit   told of gaps.
     * @param day     of the time stamps; empty = the day in New York on which the first packet was captured.
     */
    public ItchPacketDecoder(final Listing listing, final FeedAudit audit, final Optional<TradingDay> day) {
        this.listing = listing;
        this.audit = audit;
        this.day = day;
    }

    @Override
    public int decode(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long captureTimeNs,
            final EventWriter writer) {
        packet.wrap(buffer, offset, length);
        int events = 0;
        if (isOfAnotherSession()) {
            events += end(writer);
            packet.wrap(buffer, offset, length);
        }
        events += followSession(captureTimeNs, writer);
        if (packet.count() == MoldDescriptor.HEARTBEAT) {
            heartbeats++;
        }
        if (packet.sequence() > nextSequence) {
            while (!held.isHeld(buffer, offset, length, packet.sequence(), captureTimeNs)) {
                events += takeFirst(writer);
                events += takeWhatFollows(writer);
                packet.wrap(buffer, offset, length);
            }
            return events + takeWhatFollows(writer);
        }
        late += held.isEmpty() || packet.count() == 0 ? 0 : 1;
        events += take(writer);
        return events + takeWhatFollows(writer);
    }

    /** Whatever is missing in front of what is held has not come: it never will. */
    @Override
    public int end(final EventWriter writer) {
        int events = 0;
        while (!held.isEmpty()) {
            events += takeFirst(writer);
        }
        return events;
    }

    private int takeWhatFollows(final EventWriter writer) {
        int events = 0;
        while (!held.isEmpty() && held.sequence(held.first()) <= nextSequence) {
            events += takeFirst(writer);
        }
        return events;
    }

    /** The first of those held, behind the gap in front of it if there is one. */
    private int takeFirst(final EventWriter writer) {
        final int first = held.first();
        final long timeNs = held.timeNs(first);
        packet.wrap(held.buffer(), held.offset(first), held.length(first));
        held.remove(first);
        final int events = followSequence(timeNs, writer);
        try {
            return events + take(writer);
        } catch (final BadInputException e) {
            throw new BadInputException("a packet captured earlier and held: " + e.getMessage(), e);
        }
    }

    /** The packet at hand, whose turn it is. */
    private int take(final EventWriter writer) {
        int events = 0;
        int block = packet.firstBlock();
        for (int i = 0; i < packet.count(); i++) {
            events += decode(block, packet.sequence() == 0 ? nextSequence : packet.sequence() + i, writer);
            block = packet.nextBlock(block);
        }
        return events;
    }

    private boolean isOfAnotherSession() {
        return decoder == null || sessionHead != packet.sessionHead() || sessionTail != packet.sessionTail();
    }

    private int followSession(final long captureTimeNs, final EventWriter writer) {
        if (!isOfAnotherSession()) {
            return 0;
        }
        sessionHead = packet.sessionHead();
        sessionTail = packet.sessionTail();
        final long before = nextSequence;
        nextSequence = Math.max(1, packet.sequence());
        final boolean isRestart = decoder != null;
        if (isRestart) {
            decoder.countsByType().forEach((type, count) -> countsBefore.merge(type, count, Long::sum));
        }
        decoder = ItchDecoder.joinedLate(listing, day.orElseGet(() -> TradingDay.at(captureTimeNs)));
        return isRestart ? emptyBooks(before - 1, captureTimeNs, writer) : 0;
    }

    private int emptyBooks(final long lastSequence, final long captureTimeNs, final EventWriter writer) {
        writer.bookStale(EventWriter.ALL_INSTRUMENTS, lastSequence, captureTimeNs, 0, StaleReason.RESTART);
        for (int i = 0; i < listing.size(); i++) {
            writer.emptySnapshot(i, lastSequence, captureTimeNs);
        }
        return 1 + listing.size();
    }

    private int followSequence(final long captureTimeNs, final EventWriter writer) {
        final long missing = packet.sequence() - nextSequence;
        if (missing <= 0) {
            return 0;
        }
        writer.bookStale(EventWriter.ALL_INSTRUMENTS, nextSequence - 1, captureTimeNs, missing, StaleReason.GAP);
        audit.gap(EventWriter.ALL_INSTRUMENTS, missing);
        nextSequence = packet.sequence();
        return 1;
    }

    private int decode(final int block, final long sequence, final EventWriter writer) {
        if (sequence < nextSequence) {
            repeats++;
            return 0;
        }
        try {
            final int message = block + MoldDescriptor.BLOCK_HEADER_LENGTH;
            final int events = decoder.decode(packet.buffer(), message, packet.length(block), sequence, writer);
            nextSequence = sequence + 1;
            return events;
        } catch (final BadInputException e) {
            throw new BadInputException("message " + sequence + ": " + e.getMessage(), e);
        }
    }

    /**
     * @return messages so far that had been read before.
     */
    public long repeats() {
        return repeats;
    }

    /**
     * @return packets so far without a message.
     */
    public long heartbeats() {
        return heartbeats;
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks = new TreeMap<>();
        if (late > 0) {
            remarks.put("late packets that others have waited for", late);
        }
        return remarks;
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        final SortedMap<String, Long> byType = new TreeMap<>(countsBefore);
        if (decoder != null) {
            decoder.countsByType().forEach((type, count) -> byType.merge(type, count, Long::sum));
        }
        return byType;
    }
}
