package io.tiercel.marketdata.transport.websocket;

import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Frames on their way from the connections' threads to the ingress thread, in one off-heap ring of fixed size: a frame that finds no room is refused.
 * <p>
 * Offered by the threads of connections, taken by the ingress thread; taking allocates only when a frame is the largest so far.
 */
final class FrameQueue {
    private static final int CACHE_LINE = 64;
    private static final int STAMP_LENGTH = Long.BYTES;

    private final ManyToOneRingBuffer ring;
    private final MessageHandler copy = this::copy;
    private byte[] frame = new byte[1 << 12];
    private int length;
    private int connection;
    private long receiveTimeNs;

    FrameQueue(final int capacity) {
        ring = new ManyToOneRingBuffer(new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(capacity + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE)));
    }

    /** Bytes of the longest frame. */
    int longestFrame() {
        return ring.maxMsgLength() - STAMP_LENGTH;
    }

    /** Any connection's thread: false when there is no room; the connection's number is positive. */
    boolean offer(final int number, final long timeNs, final byte[] bytes, final int count) {
        final int index = ring.tryClaim(number, STAMP_LENGTH + count);
        if (index < 0) {
            return false;
        }
        ring.buffer().putLong(index, timeNs);
        ring.buffer().putBytes(index + STAMP_LENGTH, bytes, 0, count);
        ring.commit(index);
        return true;
    }

    /** Takes the next frame: false when there is none. */
    boolean take() {
        if (ring.read(copy, 1) == 1) {
            return true;
        }
        // that read may have done no more than pass the unused end of the ring
        return ring.read(copy, 1) == 1;
    }

    private void copy(final int number, final MutableDirectBuffer buffer, final int index, final int count) {
        connection = number;
        receiveTimeNs = buffer.getLong(index);
        length = count - STAMP_LENGTH;
        if (frame.length < length) {
            frame = new byte[Math.max(length, 2 * frame.length)];
        }
        buffer.getBytes(index + STAMP_LENGTH, frame, 0, length);
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return ring.size() == 0;
    }

    /** Bytes of the frame taken; overwritten by the next. */
    byte[] frame() {
        return frame;
    }

    /** How many they are. */
    int length() {
        return length;
    }

    /** Number of the connection that it came over. */
    int connection() {
        return connection;
    }

    /** When its last byte came, since the epoch. */
    long receiveTimeNs() {
        return receiveTimeNs;
    }
}
