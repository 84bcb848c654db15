package io.tiercel.strategy.pairs;

import io.tiercel.strategy.StateHash;

/**
 * Least squares of the log price of one instrument on that of another over the last n samples, and how far the last sample lies from the line.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; a sample is O(n): sums are made anew each time, so that they carry no rounding of
 * samples that have left.
 */
final class SpreadRegression {
    private final double[] x;
    private final double[] y;
    private int next;
    private long count;
    private double beta;
    private double z;

    /**
     * @param samples in the window.
     */
    SpreadRegression(final int samples) {
        x = new double[samples];
        y = new double[samples];
    }

    /**
     * @param logX of the second instrument.
     * @param logY of the first instrument.
     */
    void add(final double logX, final double logY) {
        x[next] = logX;
        y[next] = logY;
        next = next + 1 == x.length ? 0 : next + 1;
        count++;
        if (count >= x.length) {
            regress(logX, logY);
        }
    }

    private void regress(final double lastX, final double lastY) {
        final int n = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += x[i];
            meanY += y[i];
        }
        meanX /= n;
        meanY /= n;
        double sumXx = 0;
        double sumXy = 0;
        double sumYy = 0;
        for (int i = 0; i < n; i++) {
            final double dx = x[i] - meanX;
            final double dy = y[i] - meanY;
            sumXx += dx * dx;
            sumXy += dx * dy;
            sumYy += dy * dy;
        }
        beta = sumXx > 0 ? sumXy / sumXx : Double.NaN;
        final double variance = (sumYy - beta * sumXy) / (n - 2);
        z = variance > 0 ? (lastY - meanY - beta * (lastX - meanX)) / Math.sqrt(variance) : Double.NaN;
    }

    /**
     * @return true once the window is full and neither instrument stood still in it.
     */
    boolean isKnown() {
        return count >= x.length && !Double.isNaN(z);
    }

    /**
     * @return relative move of the first instrument for one of the second.
     */
    double beta() {
        return beta;
    }

    /**
     * @return distance of the last sample from the line in standard deviations of the residuals (n - 2); positive: the first instrument is dear.
     */
    double z() {
        return z;
    }

    /** Hash that includes the window. */
    long mixInto(final long hash) {
        long mixed = StateHash.mix(StateHash.mix(hash, next), count);
        for (int i = 0; i < x.length; i++) {
            mixed = StateHash.mix(StateHash.mix(mixed, x[i]), y[i]);
        }
        return mixed;
    }
}
