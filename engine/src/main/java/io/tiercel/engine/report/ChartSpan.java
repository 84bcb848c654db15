package io.tiercel.engine.report;

import java.util.Comparator;
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
     * The span that holds the most fills of one instrument; one with fills of both kinds, maker and taker, goes before all others. Of equal ones the
     * earliest, then the instrument with the lowest id. It starts at a full second, one to two seconds before its first fill.
     *
     * @param fills    in any order.
     * @param lengthNs of the span, more than two seconds.
     * @return the span, or empty when there was no fill.
     */
    static Optional<ChartSpan> busiest(final List<Fill> fills, final long lengthNs) {
        final int instruments =
                1 + fills.stream().mapToInt(Fill::instrumentId).max().orElse(-1);
        Candidate best = new Candidate(null, 0, false);
        for (int id = 0; id < instruments; id++) {
            final int instrumentId = id;
            final List<Fill> own = fills.stream()
                    .filter(fill -> fill.instrumentId() == instrumentId)
                    .sorted(Comparator.comparingLong(Fill::timeNs))
                    .toList();
            int end = 0;
            int makers = 0;
            for (int first = 0; first < own.size(); first++) {
                final long fromNs =
                        Math.floorDiv(own.get(first).timeNs(), NS_PER_SECOND) * NS_PER_SECOND - NS_PER_SECOND;
                while (end < own.size() && own.get(end).timeNs() <= fromNs + lengthNs) {
                    makers += own.get(end++).isMaker() ? 1 : 0;
                }
                final int count = end - first;
                final Candidate candidate = new Candidate(
                        new ChartSpan(id, fromNs, fromNs + lengthNs), count, makers > 0 && makers < count);
                best = candidate.isBetterThan(best) ? candidate : best;
                makers -= own.get(first).isMaker() ? 1 : 0;
            }
        }
        return Optional.ofNullable(best.span);
    }

    private record Candidate(ChartSpan span, int fills, boolean hasBothKinds) {
        boolean isBetterThan(final Candidate other) {
            if (hasBothKinds != other.hasBothKinds) {
                return hasBothKinds;
            }
            return fills > other.fills || (fills == other.fills && span.fromNs < other.span.fromNs);
        }
    }

    boolean holds(final Fill fill) {
        return fill.instrumentId() == instrumentId && fill.timeNs() >= fromNs && fill.timeNs() <= toNs;
    }
}
