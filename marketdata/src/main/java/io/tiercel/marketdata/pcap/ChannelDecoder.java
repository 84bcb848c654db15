package io.tiercel.marketdata.pcap;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Keeps the channels of a capture apart, by session and destination. A session that is followed is followed wherever it is sent: a second line carries
 * the same. One that comes on a destination of its own is a channel of its own. One that comes where another is followed is that channel's restart once it
 * goes on: when the other has said that it is over, when {@link HeldPackets#MOST_PACKETS} packets have come and nothing of the other, or when two or more
 * are the last of the capture. Else it is a stray: left out, and counted.
 * <p>
 * Owned by the ingress thread; allocates when a channel or a destination is met, and room when the first stray is held.
 *
 * @param <C> channel of the protocol.
 */
public abstract class ChannelDecoder<C extends CapturedChannel> implements DatagramDecoder {
    /** Most channels of one capture; the packets of others are left out and counted. */
    public static final int MOST_CHANNELS = 16;

    /** At the end of a capture: fewer packets than this are no session that goes on. */
    private static final int LEAST_PACKETS = 2;

    private final List<C> channels = new ArrayList<>();
    private long restarts;
    private long strays;
    private long further;

    /** No channel met yet. */
    protected ChannelDecoder() {}

    /**
     * @param buffer holder of the bytes.
     * @param offset of the packet.
     * @param length of the packet.
     * @return its session, as a number that tells sessions apart.
     * @throws BadInputException when it is no sound packet of the protocol; without a place.
     */
    protected abstract long session(DirectBuffer buffer, int offset, int length);

    /**
     * @return a channel that follows nothing yet.
     */
    protected abstract C open();

    /**
     * @return those met so far.
     */
    protected final List<C> channels() {
        return channels;
    }

    @Override
    public final int decode(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long destination,
            final long captureTimeNs,
            final EventWriter writer) {
        final long session = session(buffer, offset, length);
        C channel = met(destination, session);
        if (channel == null) {
            if (channels.size() == MOST_CHANNELS) {
                further++;
                return 0;
            }
            channel = open();
            channel.session = session;
            channels.add(channel);
        }
        channel.destinations.add(destination);
        if (channel.session != session) {
            return decodeOther(channel, session, buffer, offset, length, captureTimeNs, writer);
        }
        if (!channel.others.isEmpty() && channel.isAlive(buffer, offset)) {
            leaveOut(channel);
        }
        return channel.decode(buffer, offset, length, captureTimeNs, writer);
    }

    private C met(final long destination, final long session) {
        for (int i = 0; i < channels.size(); i++) {
            if (channels.get(i).session == session) {
                return channels.get(i);
            }
        }
        for (int i = 0; i < channels.size(); i++) {
            if (channels.get(i).destinations.contains(destination)) {
                return channels.get(i);
            }
        }
        return null;
    }

    private int decodeOther(
            final C channel,
            final long session,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long captureTimeNs,
            final EventWriter writer) {
        if (session != channel.othersSession) {
            leaveOut(channel);
            channel.othersSession = session;
        }
        final HeldPackets others = channel.others;
        if (!channel.isOver()
                && others.size() < HeldPackets.MOST_PACKETS - 1
                && others.isHeld(buffer, offset, length, others.size(), captureTimeNs)) {
            return 0;
        }
        final int events = takeOver(channel, captureTimeNs, writer);
        return events + channel.decode(buffer, offset, length, captureTimeNs, writer);
    }

    /** The channel follows the session of the packets that were held. */
    private int takeOver(final C channel, final long captureTimeNs, final EventWriter writer) {
        final HeldPackets others = channel.others;
        restarts++;
        channel.session = channel.othersSession;
        int events = channel.restart(others.isEmpty() ? captureTimeNs : others.timeNs(others.first()), writer);
        while (!others.isEmpty()) {
            final int first = others.first();
            final int offset = others.offset(first);
            final int length = others.length(first);
            final long timeNs = others.timeNs(first);
            others.remove(first);
            try {
                events += channel.decode(others.buffer(), offset, length, timeNs, writer);
            } catch (final BadInputException e) {
                throw new BadInputException("a packet captured earlier and held: " + e.getMessage(), e);
            }
        }
        return events;
    }

    private void leaveOut(final C channel) {
        strays += channel.others.size();
        channel.others.clear();
    }

    @Override
    public final int end(final EventWriter writer) {
        int events = 0;
        for (final C channel : channels) {
            if (channel.others.size() >= LEAST_PACKETS) {
                events += takeOver(channel, 0, writer);
            } else {
                leaveOut(channel);
            }
            events += channel.end(writer);
        }
        return events;
    }

    /**
     * @return messages so far that had been read before.
     */
    public abstract long repeats();

    /**
     * @return how often a channel began anew.
     */
    public long restarts() {
        return restarts;
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks = new TreeMap<>();
        remark(remarks, "channels behind the first", Math.max(0, channels.size() - 1));
        remark(remarks, "messages that had been read before, dropped", repeats());
        remark(remarks, "packets of more than " + MOST_CHANNELS + " channels, left out", further);
        remark(remarks, "packets of other sessions, left out", strays);
        remark(remarks, "restarts of the source", restarts());
        return remarks;
    }

    /**
     * @param remarks told so far.
     * @param what    was done.
     * @param count   how often; 0 is not told.
     */
    protected static void remark(final SortedMap<String, Long> remarks, final String what, final long count) {
        if (count > 0) {
            remarks.put(what, count);
        }
    }
}
