package io.tiercel.engine.report;

import java.util.List;
import java.util.Optional;

/**
 * Some seconds of one instrument, worth a closer look. Immutable, cold.
 *
 * @param instrumentId dense id.
 * @param fromNs       first instant, nanoseconds since the epoch.
 * @param toNs         last instant.
 */
record ChartSpan(int instrumentId, long fromNs, long toNs) {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /**
     * The span that holds the most fills of one instrument; of equal ones the earliest, then the instrument with the lowest id. It starts at a full
     * second, shortly before its first fill.
     *
     * @param fills    by venue time within each instrument.
     * @param lengthNs of the span.
     * @return the span, or empty when there was no fill.
     */
    static Optional<ChartSpan> busiest(final List<Fill> fills, final long lengthNs) {
        final int instruments = 1 + fills.stream().mapToInt(Fill::instrumentId).max().orElse(-1);
        ChartSpan best = null;
        int most = 0;
        for (int id = 0; id < instruments; id++) {
            final int instrumentId = id;
            final long[] timesNs = fills.stream()
                    .filter(fill -> fill.instrumentId() == instrumentId)
                    .mapToLong(Fill::timeNs)
                    .sorted()
                    .toArray();
            int end = 0;
            for (int first = 0; first < timesNs.length; first++) {
                final long fromNs = Math.floorDiv(timesNs[first], NS_PER_SECOND) * NS_PER_SECOND - NS_PER_SECOND;
                while (end < timesNs.length && timesNs[end] <= fromNs + lengthNs) {
                    end++;
                }
                final boolean isEarlier = best != null && end - first == most && fromNs < best.fromNs;
                if (end - first > most || isEarlier) {
                    most = end - first;
                    best = new ChartSpan(id, fromNs, fromNs + lengthNs);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    boolean holds(final Fill fill) {
        return fill.instrumentId() == instrumentId && fill.timeNs() >= fromNs && fill.timeNs() <= toNs;
    }
}
