package io.tiercel.strategy.portfolio;

import io.tiercel.strategy.StateHash;

/**
 * The last closes of each name and what is computed of them. Returns are logarithmic, volatilities those of {@code n} returns with {@code n - 1} in the
 * denominator, times the root of the bars in a year.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; each figure is O(n) and made anew, so that nothing carries roundings. Bars of two
 * names are paired by their number from the last one backwards: names of one calendar. NaN wherever there are too few closes or one is not positive.
 */
final class CloseHistory {
    private final int capacity;
    private final double periodsPerYear;
    private final double[] closes;
    private final int[] next;
    private final long[] count;

    /**
     * @param names          number of names.
     * @param capacity       closes that are kept of each.
     * @param periodsPerYear bars in a year, 252 for days.
     */
    CloseHistory(final int names, final int capacity, final double periodsPerYear) {
        this.capacity = capacity;
        this.periodsPerYear = periodsPerYear;
        closes = new double[names * capacity];
        next = new int[names];
        count = new long[names];
    }

    /** A further close of a name. */
    void add(final int name, final double close) {
        closes[name * capacity + next[name]] = close;
        next[name] = next[name] + 1 == capacity ? 0 : next[name] + 1;
        count[name]++;
    }

    /** Bars of a name so far. */
    long count(final int name) {
        return count[name];
    }

    /** The close that many bars ago; 0 is the last one. */
    double close(final int name, final int ago) {
        if (ago >= Math.min(count[name], capacity)) {
            return Double.NaN;
        }
        final int at = next[name] - 1 - ago;
        return closes[name * capacity + (at < 0 ? at + capacity : at)];
    }

    /** Mean of the last n closes. */
    double mean(final int name, final int n) {
        double sum = 0;
        for (int ago = 0; ago < n; ago++) {
            sum += close(name, ago);
        }
        return sum / n;
    }

    /** Close {@code skip} bars ago relative to the one {@code lookback} bars ago, less 1. */
    double momentum(final int name, final int lookback, final int skip) {
        return close(name, skip) / close(name, lookback) - 1;
    }

    /** Annual volatility of the last n returns. */
    double volatility(final int name, final int n) {
        return Math.sqrt(covariance(name, name, n));
    }

    /** Annual covariance of the last n returns of two names. */
    double covariance(final int a, final int b, final int n) {
        // the sum of log returns telescopes
        final double meanA = (log(a, 0) - log(a, n)) / n;
        final double meanB = (log(b, 0) - log(b, n)) / n;
        double sum = 0;
        for (int ago = 0; ago < n; ago++) {
            final double da = log(a, ago) - log(a, ago + 1) - meanA;
            final double db = log(b, ago) - log(b, ago + 1) - meanB;
            sum += da * db;
        }
        return sum / (n - 1) * periodsPerYear;
    }

    /** {@code sqrt(w' Cov w)} over the last n returns; names without weight are left out. */
    double portfolioVolatility(final double[] weights, final int n) {
        double variance = 0;
        for (int a = 0; a < weights.length; a++) {
            for (int b = 0; b <= a && weights[a] != 0; b++) {
                if (weights[b] != 0) {
                    variance += (a == b ? 1 : 2) * weights[a] * weights[b] * covariance(a, b, n);
                }
            }
        }
        // a rounding below zero is zero; NaN stays
        return variance < 0 ? 0 : Math.sqrt(variance);
    }

    private double log(final int name, final int ago) {
        final double close = close(name, ago);
        return close > 0 ? StrictMath.log(close) : Double.NaN;
    }

    /** Hash that includes every close that is kept. */
    long mixInto(final long hash) {
        long mixed = hash;
        for (int name = 0; name < next.length; name++) {
            mixed = StateHash.mix(mixed, count[name]);
            for (long ago = Math.min(count[name], capacity) - 1; ago >= 0; ago--) {
                mixed = StateHash.mix(mixed, close(name, (int) ago));
            }
        }
        return mixed;
    }
}
