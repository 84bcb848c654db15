package io.tiercel.marketdata.pcap;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Copies of packets that came before their turn, few and of bounded length, to be taken in the order of their numbers.
 * <p>
 * Owned by the ingress thread; allocates its room when the first packet is held, else nothing.
 */
public final class HeldPackets {
    /** Lines that deliver out of order are some packets apart, not hundreds. */
    public static final int MOST_PACKETS = 64;

    /** Of all packets together; one is 65,507 at most. */
    public static final int MOST_BYTES = 1 << 18;

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final long[] sequences = new long[MOST_PACKETS];
    private final long[] timesNs = new long[MOST_PACKETS];
    private final int[] offsets = new int[MOST_PACKETS];
    private final int[] lengths = new int[MOST_PACKETS];
    private int size;
    private int filled;

    /** Nothing held yet. */
    public HeldPackets() {}

    /**
     * Keeps a copy.
     *
     * @param packet   holder of the bytes.
     * @param offset   of the payload.
     * @param length   of the payload.
     * @param sequence its place in the order.
     * @param timeNs   when it was captured.
     * @return false when there is no room.
     */
    public boolean isHeld(
            final DirectBuffer packet, final int offset, final int length, final long sequence, final long timeNs) {
        if (size == MOST_PACKETS || filled + length > MOST_BYTES) {
            return false;
        }
        if (buffer.capacity() == 0) {
            buffer.wrap(new byte[MOST_BYTES]);
        }
        buffer.putBytes(filled, packet, offset, length);
        sequences[size] = sequence;
        timesNs[size] = timeNs;
        offsets[size] = filled;
        lengths[size] = length;
        size++;
        filled += length;
        return true;
    }

    /**
     * @return whether nothing is held.
     */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * @return packets held.
     */
    public int size() {
        return size;
    }

    /**
     * @return the one with the lowest number, the earliest of several; not when empty.
     */
    public int first() {
        int first = 0;
        for (int i = 1; i < size; i++) {
            first = sequences[i] < sequences[first] ? i : first;
        }
        return first;
    }

    /**
     * @param held one that is held.
     * @return its place in the order.
     */
    public long sequence(final int held) {
        return sequences[held];
    }

    /**
     * @param held one that is held.
     * @return when it was captured.
     */
    public long timeNs(final int held) {
        return timesNs[held];
    }

    /**
     * @param held one that is held.
     * @return where its copy begins.
     */
    public int offset(final int held) {
        return offsets[held];
    }

    /**
     * @param held one that is held.
     * @return of its copy.
     */
    public int length(final int held) {
        return lengths[held];
    }

    /**
     * @return holder of the copies.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Forgets one; its bytes are room again when none is held.
     *
     * @param held one that is held.
     */
    public void remove(final int held) {
        size--;
        for (int i = held; i < size; i++) {
            sequences[i] = sequences[i + 1];
            timesNs[i] = timesNs[i + 1];
            offsets[i] = offsets[i + 1];
            lengths[i] = lengths[i + 1];
        }
        filled = size == 0 ? 0 : filled;
    }

    /** Forgets all. */
    public void clear() {
        size = 0;
        filled = 0;
    }
}
