package io.tiercel.engine.venue;

import java.util.List;

/**
 * Each command and each report draws from a table, by a seed and its number alone: the k-th command takes the same time in every run. The mixing
 * function is that of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
 * <p>
 * Immutable, safe on any thread; allocates nothing after construction.
 */
final class SampledLatency implements Latency {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final long[] entries;
    private final long[] responses;

    /**
     * @param seed      of the commands; that of the reports is one more.
     * @param entries   ns from the engine to the venue, at least one.
     * @param responses ns from the venue to the engine, at least one.
     */
    SampledLatency(final long seed, final List<Long> entries, final List<Long> responses) {
        this.seed = seed;
        this.entries = entries.stream().mapToLong(Long::longValue).toArray();
        this.responses = responses.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public long entryNs(final long sentNs, final long number) {
        return draw(entries, seed, number);
    }

    @Override
    public long responseNs(final long madeNs, final long number) {
        return draw(responses, seed + 1, number);
    }

    private static long draw(final long[] table, final long seed, final long number) {
        return table[(int) Long.remainderUnsigned(mix(seed, number), table.length)];
    }

    private static long mix(final long seed, final long number) {
        long z = seed + (number + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
