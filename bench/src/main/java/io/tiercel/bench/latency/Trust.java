package io.tiercel.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Why a row is not to be trusted, in words. Stateless, cold. */
final class Trust {
    /** Others may have so much of the machine before their part in the tails is no longer small. */
    private static final double OTHERS_LIMIT = 0.05;

    private static final double RATE_LIMIT = 0.99;
    private static final long GENERATOR_LIMIT_NS = 100_000L;
    private static final double GENERATOR_PERCENTILE = 99.9;
    private static final double NS_PER_US = 1e3;
    private static final double PERCENT = 100;

    private Trust() {}

    /**
     * @param load        the row.
     * @param processors  that the process has.
     * @param reachedRate events per second that went through.
     * @param generator   how late the load generator itself was.
     * @param others      share of the machine that others had; NaN if unknown.
     * @return reasons, none if it is to be trusted.
     */
    static List<String> doubts(
            final LatencyCase load,
            final int processors,
            final double reachedRate,
            final Histogram generator,
            final double others) {
        final List<String> doubts = new ArrayList<>();
        if (load.busyThreads() > processors) {
            doubts.add(load.threading() + " wants " + load.busyThreads() + " processors, this machine has " + processors
                    + ": the scheduler is measured, not the engine");
        }
        if (reachedRate < RATE_LIMIT * load.ratePerSecond()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%,.0f of %,d events/s went through: the queue grew as long as it was measured",
                    reachedRate,
                    load.ratePerSecond()));
        }
        final long generatorNs = generator.getValueAtPercentile(GENERATOR_PERCENTILE);
        if (generatorNs > GENERATOR_LIMIT_NS) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "the load generator itself was late, p99.9 %,.0f us: the tails are the machine's as well",
                    generatorNs / NS_PER_US));
        }
        if (others > OTHERS_LIMIT) {
            doubts.add(String.format(
                    Locale.ROOT, "other programs had %.0f %% of the machine meanwhile", others * PERCENT));
        }
        return doubts;
    }
}
