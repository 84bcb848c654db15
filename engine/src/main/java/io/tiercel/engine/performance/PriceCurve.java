package io.tiercel.engine.performance;

import java.util.Arrays;

/** Mids of an instrument as a picture needs them: at most {@link #MOST}, thinned out as the run goes on. One thread; allocates nothing after construction. */
public final class PriceCurve {
    /** Most points. */
    public static final int MOST = 2048;

    private final long[] timesNs = new long[MOST];
    private final long[] midsTwice = new long[MOST];
    private int size;
    private long step = 1;
    private long offered;

    PriceCurve() {}

    void add(final long timeNs, final long midTwice) {
        if (offered++ % step != 0) {
            return;
        }
        if (size == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                timesNs[i] = timesNs[2 * i];
                midsTwice[i] = midsTwice[2 * i];
            }
            size = MOST / 2;
            step *= 2;
        }
        timesNs[size] = timeNs;
        midsTwice[size++] = midTwice;
    }

    /**
     * @return times, ns since the epoch.
     */
    public long[] timesNs() {
        return Arrays.copyOf(timesNs, size);
    }

    /**
     * @return two times the mids then, price units.
     */
    public long[] midsTwice() {
        return Arrays.copyOf(midsTwice, size);
    }
}
