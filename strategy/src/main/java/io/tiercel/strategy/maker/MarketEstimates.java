package io.tiercel.strategy.maker;

import io.tiercel.strategy.StateHash;
import java.util.Arrays;

/**
 * Running averages of the mid's variance and of the spread, one pair per instrument.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1).
 * <p>
 * The mid is sampled at the first event at least one period after the previous sample, so that the bounce of quotes within a period does not count
 * as risk. Sample n (1, 2, ...) is {@code x = (mid - mid')^2 / (t - t')} and enters with weight {@code max(1/n, weight)}: a plain mean at first, an
 * exponential one afterwards; the spread likewise. Source: ours.
 */
final class MarketEstimates {
    private static final double NS_PER_SECOND = 1e9;

    private final long periodNs;
    private final double weight;
    private final long[] nextSampleNs;
    private final long[] lastSampleNs;
    private final double[] lastMidTicks;
    private final int[] samples;
    private final double[] variance;
    private final double[] spreadTicks;

    /**
     * @param instruments number of instruments.
     * @param periodNs    time between samples, positive.
     * @param weight      of a new sample, above 0, at most 1.
     */
    MarketEstimates(final int instruments, final long periodNs, final double weight) {
        this.periodNs = periodNs;
        this.weight = weight;
        nextSampleNs = new long[instruments];
        Arrays.fill(nextSampleNs, Long.MIN_VALUE);
        lastSampleNs = new long[instruments];
        lastMidTicks = new double[instruments];
        Arrays.fill(lastMidTicks, Double.NaN);
        samples = new int[instruments];
        variance = new double[instruments];
        spreadTicks = new double[instruments];
    }

    /**
     * @param id    dense instrument id.
     * @param nowNs event time.
     * @return true when the next sample may be taken now.
     */
    boolean isSampleDue(final int id, final long nowNs) {
        return nowNs >= nextSampleNs[id];
    }

    /**
     * Takes a sample; the first one of an instrument only starts the clock.
     *
     * @param id     dense instrument id.
     * @param nowNs  event time, not before that of the previous sample.
     * @param mid    in ticks.
     * @param spread in ticks, positive.
     */
    void sample(final int id, final long nowNs, final double mid, final double spread) {
        final double lastMid = lastMidTicks[id];
        if (!Double.isNaN(lastMid)) {
            samples[id]++;
            final double share = Math.max(1.0 / samples[id], weight);
            final double move = mid - lastMid;
            final double perSecond = move * move / ((nowNs - lastSampleNs[id]) / NS_PER_SECOND);
            variance[id] += share * (perSecond - variance[id]);
            spreadTicks[id] += share * (spread - spreadTicks[id]);
        }
        lastMidTicks[id] = mid;
        lastSampleNs[id] = nowNs;
        nextSampleNs[id] = nowNs + periodNs;
    }

    /**
     * @param id dense instrument id.
     * @return samples that entered the averages.
     */
    int samples(final int id) {
        return samples[id];
    }

    /**
     * @param id dense instrument id.
     * @return average variance of the mid in ticks^2 per second, 0 before the first sample.
     */
    double varianceTicks2PerSecond(final int id) {
        return variance[id];
    }

    /**
     * @param id dense instrument id.
     * @return average spread in ticks, 0 before the first sample.
     */
    double spreadTicks(final int id) {
        return spreadTicks[id];
    }

    /**
     * @param hash so far.
     * @return hash that includes the state of every instrument.
     */
    long mixInto(final long hash) {
        long mixed = hash;
        for (int id = 0; id < samples.length; id++) {
            mixed = StateHash.mix(mixed, nextSampleNs[id]);
            mixed = StateHash.mix(mixed, lastMidTicks[id]);
            mixed = StateHash.mix(mixed, samples[id]);
            mixed = StateHash.mix(mixed, variance[id]);
            mixed = StateHash.mix(mixed, spreadTicks[id]);
        }
        return mixed;
    }
}
