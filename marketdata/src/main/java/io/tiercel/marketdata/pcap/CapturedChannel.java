package io.tiercel.marketdata.pcap;

import io.tiercel.marketdata.event.EventWriter;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

/**
 * One stream of numbered messages in a capture: it follows one session at a time, on one destination or on several that carry the same.
 * <p>
 * Owned by the ingress thread; allocates when a destination is met, and room when the first packet of another session is held.
 */
public abstract class CapturedChannel {
    /** What another session has sent, in the order of its arrival, until it is known whether it follows the one at hand. */
    final HeldPackets others = new HeldPackets();

    final LongHashSet destinations = new LongHashSet();
    long session;
    long othersSession;

    /** Follows no session yet. */
    protected CapturedChannel() {}

    /**
     * @param buffer        holder of the bytes; not kept.
     * @param offset        of a packet of the session that is followed; checked.
     * @param length        of it.
     * @param captureTimeNs when it was captured.
     * @param writer        where the events go.
     * @return events written.
     * @throws io.tiercel.marketdata.input.BadInputException as in {@link DatagramDecoder#decode}.
     */
    protected abstract int decode(DirectBuffer buffer, int offset, int length, long captureTimeNs, EventWriter writer);

    /**
     * @param buffer holder of the bytes.
     * @param offset of a packet of the session that is followed; checked.
     * @return whether it shows that the session lives: no repetition, not its end.
     */
    protected abstract boolean isAlive(DirectBuffer buffer, int offset);

    /**
     * @return whether the session that is followed has said that it is over.
     */
    protected abstract boolean isOver();

    /**
     * The next packet is of another session: writes what was held back, and that every book is empty.
     *
     * @param captureTimeNs of that packet.
     * @param writer        where the events go.
     * @return events written.
     */
    protected abstract int restart(long captureTimeNs, EventWriter writer);

    /**
     * No packet follows: writes what was held back for one.
     *
     * @param writer where the events go.
     * @return events written.
     */
    protected int end(final EventWriter writer) {
        return 0;
    }
}
