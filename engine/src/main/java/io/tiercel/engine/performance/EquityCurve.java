package io.tiercel.engine.performance;

import java.util.Arrays;

/**
 * The account's marks as a picture needs them: at most {@link #MOST} of them, evenly thinned out as the run goes on. One thread; allocates nothing after
 * construction.
 */
public final class EquityCurve {
    /** Most points. */
    public static final int MOST = 4096;

    private final long[] timesNs = new long[MOST];
    private final long[] equitiesMicros = new long[MOST];
    private final long[] grossesMicros = new long[MOST];
    private final long[] netsMicros = new long[MOST];
    private int size;
    private long step = 1;
    private long offered;
    private boolean isLastExtra;

    EquityCurve() {}

    void add(final long timeNs, final long equityMicros, final long grossMicros, final long netMicros) {
        if (isLastExtra) {
            size--;
            isLastExtra = false;
        }
        isLastExtra = offered++ % step != 0;
        if (size == MOST) {
            halve();
        }
        timesNs[size] = timeNs;
        equitiesMicros[size] = equityMicros;
        grossesMicros[size] = grossMicros;
        netsMicros[size] = netMicros;
        size++;
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            timesNs[i] = timesNs[2 * i];
            equitiesMicros[i] = equitiesMicros[2 * i];
            grossesMicros[i] = grossesMicros[2 * i];
            netsMicros[i] = netsMicros[2 * i];
        }
        size = MOST / 2;
        step *= 2;
        isLastExtra = (offered - 1) % step != 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * @return times of the marks, ns since the epoch.
     */
    public long[] timesNs() {
        return Arrays.copyOf(timesNs, size);
    }

    /**
     * @return equity, micros.
     */
    public long[] equitiesMicros() {
        return Arrays.copyOf(equitiesMicros, size);
    }

    /**
     * @return magnitudes of the positions at their marks, micros.
     */
    public long[] grossesMicros() {
        return Arrays.copyOf(grossesMicros, size);
    }

    /**
     * @return positions at their marks with their signs, micros.
     */
    public long[] netsMicros() {
        return Arrays.copyOf(netsMicros, size);
    }
}
