package io.tiercel.risk.portfolio;

import io.tiercel.strategy.StateHash;
import java.util.Arrays;

/**
 * How the daily returns of instruments move together: Pearson's correlation of the last 60 daily log returns of each pair, in {@code double}, computed once a
 * day; and, for each instrument, how strongly it moves with what is held.
 * <p>
 * Owned by the core's thread; allocates nothing after construction, which takes 8 bytes for each pair of instruments. A pair whose correlation is not known,
 * because a return is missing or one of the two never moved, is 0 and binds nothing.
 * <p>
 * {@code rho = sum((x - mx)(y - my)) / sqrt(sum((x - mx)^2) * sum((y - my)^2))}, sums in the order of the days. Source: standard definition.
 */
public final class DailyCorrelations {
    /** Returns that a correlation is made of. */
    public static final int RETURNS = 60;

    private final int instruments;
    private final double[] correlations;
    private final double[] returns;
    private final double[] lastCloses;
    private final double[] means;
    private final double[] signs;
    private final double[] strongestLong;
    private final double[] strongestShort;
    private final long[] longComputedAt;
    private final long[] shortComputedAt;
    private int day;
    private long holdings = 1;

    /**
     * @param instruments number of instruments.
     */
    public DailyCorrelations(final int instruments) {
        this.instruments = instruments;
        correlations = new double[Math.multiplyExact(instruments, instruments)];
        returns = new double[instruments * RETURNS];
        Arrays.fill(returns, Double.NaN);
        lastCloses = new double[instruments];
        Arrays.fill(lastCloses, Double.NaN);
        means = new double[instruments];
        signs = new double[instruments];
        strongestLong = new double[instruments];
        strongestShort = new double[instruments];
        longComputedAt = new long[instruments];
        shortComputedAt = new long[instruments];
    }

    /**
     * Tells the close of an instrument for the day that ends next.
     *
     * @param instrumentId dense id.
     * @param price        positive, in any unit that stays the same; anything else leaves the day without a return.
     */
    public void close(final int instrumentId, final double price) {
        final double last = lastCloses[instrumentId];
        final boolean isKnown = price > 0 && price < Double.POSITIVE_INFINITY;
        returns[instrumentId * RETURNS + day] = isKnown && last > 0 ? StrictMath.log(price / last) : Double.NaN;
        lastCloses[instrumentId] = isKnown ? price : Double.NaN;
    }

    /** The day of the closes that were told is over: every pair is computed anew. */
    public void endDay() {
        day = day + 1 == RETURNS ? 0 : day + 1;
        for (int i = 0; i < instruments; i++) {
            final int row = i * RETURNS;
            double sum = 0;
            for (int k = 0; k < RETURNS; k++) {
                sum += returns[row + k];
            }
            means[i] = sum / RETURNS;
        }
        for (int i = 0; i < instruments; i++) {
            for (int j = i + 1; j < instruments; j++) {
                put(i, j, pearson(i, j));
            }
        }
        holdings++;
    }

    /** Days are summed from the oldest on: {@link #day} is where the next return goes. */
    private double pearson(final int i, final int j) {
        final double meanOfI = means[i];
        final double meanOfJ = means[j];
        double ofI = 0;
        double ofJ = 0;
        double ofBoth = 0;
        int k = day;
        for (int n = 0; n < RETURNS; n++) {
            final double x = returns[i * RETURNS + k] - meanOfI;
            final double y = returns[j * RETURNS + k] - meanOfJ;
            ofI += x * x;
            ofJ += y * y;
            ofBoth += x * y;
            k = k + 1 == RETURNS ? 0 : k + 1;
        }
        return ofI > 0 && ofJ > 0 ? ofBoth / Math.sqrt(ofI * ofJ) : 0;
    }

    /**
     * Sets the correlation of a pair, until the end of the day.
     *
     * @param i   dense id.
     * @param j   another one.
     * @param rho -1 to 1, or NaN for unknown.
     */
    public void set(final int i, final int j, final double rho) {
        put(i, j, Double.isNaN(rho) ? 0 : rho);
        holdings++;
    }

    private void put(final int i, final int j, final double rho) {
        correlations[i * instruments + j] = rho;
        correlations[j * instruments + i] = rho;
    }

    /**
     * @param i dense id.
     * @param j another one.
     * @return their correlation, 0 when it is not known.
     */
    public double of(final int i, final int j) {
        return correlations[i * instruments + j];
    }

    /**
     * A position has changed.
     *
     * @param instrumentId dense id.
     * @param position     signed.
     */
    public void hold(final int instrumentId, final long position) {
        final double sign = Long.signum(position);
        if (sign != signs[instrumentId]) {
            signs[instrumentId] = sign;
            holdings++;
        }
    }

    /**
     * How strongly an order would move with what is held in other instruments: {@code max(rho(i, instrument) * sign(position i) * side)} over every other
     * instrument i with a position. O(instruments) for the first question after a position began, ended or turned, else O(1).
     *
     * @param instrumentId dense id.
     * @param sign         +1 for a buy, -1 for a sell.
     * @return 0 to 1; 0 too when nothing else is held or nothing is known: no cap is below it.
     */
    public double strongest(final int instrumentId, final int sign) {
        if (sign > 0) {
            if (longComputedAt[instrumentId] != holdings) {
                strongestLong[instrumentId] = highest(instrumentId * instruments);
                longComputedAt[instrumentId] = holdings;
            }
            return strongestLong[instrumentId];
        }
        if (shortComputedAt[instrumentId] != holdings) {
            strongestShort[instrumentId] = 0 - lowest(instrumentId * instruments);
            shortComputedAt[instrumentId] = holdings;
        }
        return strongestShort[instrumentId];
    }

    /** Its own correlation is 0, and so is the sign of what is not held. */
    private double highest(final int row) {
        double first = 0;
        double second = 0;
        int i = 0;
        for (; i + 1 < instruments; i += 2) {
            final double a = correlations[row + i] * signs[i];
            final double b = correlations[row + i + 1] * signs[i + 1];
            first = a > first ? a : first;
            second = b > second ? b : second;
        }
        if (i < instruments) {
            final double last = correlations[row + i] * signs[i];
            first = last > first ? last : first;
        }
        return first > second ? first : second;
    }

    private double lowest(final int row) {
        double first = 0;
        double second = 0;
        int i = 0;
        for (; i + 1 < instruments; i += 2) {
            final double a = correlations[row + i] * signs[i];
            final double b = correlations[row + i + 1] * signs[i + 1];
            first = a < first ? a : first;
            second = b < second ? b : second;
        }
        if (i < instruments) {
            final double last = correlations[row + i] * signs[i];
            first = last < first ? last : first;
        }
        return first < second ? first : second;
    }

    /**
     * @return hash of the returns and of what is held, from which everything else follows; O(instruments).
     */
    public long stateDigest() {
        long digest = StateHash.mix(StateHash.START, day);
        for (int i = 0; i < instruments; i++) {
            digest = StateHash.mix(StateHash.mix(digest, (long) signs[i]), Double.doubleToLongBits(lastCloses[i]));
        }
        return digest;
    }
}
