package io.tiercel.bench.durability;

import org.HdrHistogram.Histogram;

/**
 * Appends at a constant rate on the calling thread and looks at each append by itself. One above a limit is a stall; what part of it the thread only stood
 * ready to run, because the scheduler or another program had the processor, is the machine's and not the target's; that is looked up every 1,024 appends
 * and after each slow one.
 */
final class AppendStalls {
    /** An append above this is a stall: two milliseconds. */
    static final long LIMIT_NS = 2_000_000L;

    /** Looked at closely from here on. */
    private static final long SLOW_NS = 500_000L;

    private static final long LOOK_EVERY = 0x3FF;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long HIGHEST_NS = 60_000_000_000L;

    /**
     * What came of it.
     *
     * @param appendNs      of every append, by the clock.
     * @param appends       done.
     * @param reachedRate   appends per second.
     * @param stalls        appends above the limit by the clock.
     * @param ownStalls     those of them that stay above it without the wait for a processor.
     * @param longestOwnNs  longest append without the wait for a processor, of those above half a millisecond; 0 if there was none.
     */
    record Outcome(
            Histogram appendNs, long appends, double reachedRate, long stalls, long ownStalls, long longestOwnNs) {}

    private AppendStalls() {}

    static Outcome measure(final AppendTarget target, final long ratePerSecond, final double seconds) {
        final Histogram appendNs = new Histogram(HIGHEST_NS, 3);
        final long endAfterNs = (long) (seconds * NS_PER_SECOND);
        long stalls = 0;
        long ownStalls = 0;
        long longestOwnNs = 0;
        long appends = 0;
        try (WaitForProcessor waits = new WaitForProcessor()) {
            long waitedNs = waits.totalNs();
            final long startNs = System.nanoTime();
            long nowNs = startNs;
            while (nowNs - startNs < endAfterNs) {
                final long dueNs = startNs + (long) (appends * (NS_PER_SECOND / (double) ratePerSecond));
                long beforeNs = System.nanoTime();
                boolean isBehind = false;
                while (beforeNs < dueNs) {
                    Thread.onSpinWait();
                    final long spunNs = System.nanoTime();
                    isBehind |= spunNs - beforeNs > SLOW_NS;
                    beforeNs = spunNs;
                }
                if (isBehind || (appends & LOOK_EVERY) == 0) {
                    // what went by before is no part of the next append
                    waitedNs = waits.totalNs();
                    beforeNs = System.nanoTime();
                }
                target.append(++appends);
                nowNs = System.nanoTime();
                final long tookNs = nowNs - beforeNs;
                appendNs.recordValue(Math.min(HIGHEST_NS, tookNs));
                if (tookNs > SLOW_NS) {
                    final long waitedNowNs = waits.totalNs();
                    final long ownNs = Math.max(0, tookNs - (waitedNowNs - waitedNs));
                    waitedNs = waitedNowNs;
                    longestOwnNs = Math.max(longestOwnNs, ownNs);
                    stalls += tookNs > LIMIT_NS ? 1 : 0;
                    ownStalls += ownNs > LIMIT_NS ? 1 : 0;
                }
            }
            return new Outcome(appendNs, appends, appends / ((nowNs - startNs) / 1e9), stalls, ownStalls, longestOwnNs);
        }
    }
}
