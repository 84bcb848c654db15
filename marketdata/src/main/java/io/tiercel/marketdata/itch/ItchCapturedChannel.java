package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.pcap.CapturedChannel;
import io.tiercel.marketdata.pcap.HeldPackets;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.marketdata.transport.MoldDescriptor;
import io.tiercel.marketdata.transport.MoldPacket;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Messages of one session after the other, in the order of their numbers: a packet that comes before its turn waits for those in front of it, up to
 * {@link HeldPackets#MOST_PACKETS} packets long. What is missing then makes all books stale and is told to the audit, what has been read before (a second
 * line, a repetition) is dropped.
 * <p>
 * Owned by the ingress thread; allocates at the first packet of a session and the first out of order, else nothing while packets are sound. The source
 * sequence of an event is the message's number in the session; where a capture has blanked the numbers (0), messages count from 1 and nothing is held to
 * be missing.
 */
final class ItchCapturedChannel extends CapturedChannel {
    private final Listing listing;
    private final FeedAudit audit;
    private final Optional<TradingDay> day;
    private final MoldPacket packet = new MoldPacket();
    private final HeldPackets held = new HeldPackets();
    private final SortedMap<String, Long> countsBefore = new TreeMap<>();
    private ItchDecoder decoder;
    private boolean isOver;
    private long nextSequence;
    private long repeats;
    private long heartbeats;
    private long late;

    ItchCapturedChannel(final Listing listing, final FeedAudit audit, final Optional<TradingDay> day) {
        this.listing = listing;
        this.audit = audit;
        this.day = day;
    }

    @Override
    protected int decode(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long captureTimeNs,
            final EventWriter writer) {
        packet.wrap(buffer, offset, length);
        isOver |= packet.isEndOfSession();
        if (decoder == null) {
            begin(captureTimeNs);
        }
        int events = 0;
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
    protected int end(final EventWriter writer) {
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

    private void begin(final long captureTimeNs) {
        nextSequence = Math.max(1, packet.sequence());
        decoder = ItchDecoder.joinedLate(listing, day.orElseGet(() -> TradingDay.at(captureTimeNs)));
    }

    @Override
    protected boolean isAlive(final DirectBuffer buffer, final int offset) {
        final int count = buffer.getShort(offset + MoldDescriptor.COUNT_OFFSET, ByteOrder.BIG_ENDIAN) & 0xffff;
        final long sequence = buffer.getLong(offset + MoldDescriptor.SEQUENCE_OFFSET, ByteOrder.BIG_ENDIAN);
        return count != MoldDescriptor.END_OF_SESSION
                && (count == MoldDescriptor.HEARTBEAT || sequence == 0 || sequence + count > nextSequence);
    }

    @Override
    protected boolean isOver() {
        return isOver;
    }

    /** The books of other channels are none of ours. */
    @Override
    protected int restart(final long captureTimeNs, final EventWriter writer) {
        int events = end(writer) + 1;
        final long lastSequence = nextSequence - 1;
        writer.bookStale(EventWriter.ALL_INSTRUMENTS, lastSequence, captureTimeNs, 0, StaleReason.RESTART);
        final BitSet instruments = decoder.instruments();
        for (int i = instruments.nextSetBit(0); i >= 0; i = instruments.nextSetBit(i + 1)) {
            writer.emptySnapshot(i, lastSequence, captureTimeNs);
            events++;
        }
        decoder.countsByType().forEach((type, count) -> countsBefore.merge(type, count, Long::sum));
        decoder = null;
        isOver = false;
        return events;
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

    long repeats() {
        return repeats;
    }

    long heartbeats() {
        return heartbeats;
    }

    long late() {
        return late;
    }

    SortedMap<String, Long> messagesByType() {
        final SortedMap<String, Long> byType = new TreeMap<>(countsBefore);
        if (decoder != null) {
            decoder.countsByType().forEach((type, count) -> byType.merge(type, count, Long::sum));
        }
        return byType;
    }
}
