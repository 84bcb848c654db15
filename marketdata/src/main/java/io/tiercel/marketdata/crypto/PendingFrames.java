package io.tiercel.marketdata.crypto;

import java.util.Arrays;

/** Copies of frames that wait for a snapshot, oldest first; bounded. Owned by the session's thread; cold. */
final class PendingFrames {
    private static final int MAX_BYTES = 1 << 24;
    private static final int MAX_FRAMES = 1 << 16;
    private static final int FIRST_BYTES = 1 << 14;
    private static final int FIRST_FRAMES = 64;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int[] ends = new int[FIRST_FRAMES];
    private int count;

    /** Keeps a copy. Where there is no room any more, all older ones are forgotten: the snapshot then finds a gap. Tells how many were forgotten. */
    int add(final byte[] frame, final int from, final int to) {
        final int length = to - from;
        int forgotten = 0;
        if (count == MAX_FRAMES || end(count) + length > MAX_BYTES) {
            forgotten = count;
            count = 0;
        }
        final int start = end(count);
        if (start + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + length, 2 * bytes.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(frame, from, bytes, start, length);
        ends[count++] = start + length;
        return forgotten;
    }

    /** Forgets the oldest ones. */
    void dropFirst(final int frames) {
        final int start = end(frames);
        System.arraycopy(bytes, start, bytes, 0, end(count) - start);
        for (int i = frames; i < count; i++) {
            ends[i - frames] = ends[i] - start;
        }
        count -= frames;
    }

    private int end(final int frames) {
        return frames == 0 ? 0 : ends[frames - 1];
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int from(final int frame) {
        return end(frame);
    }

    int to(final int frame) {
        return ends[frame];
    }
}
