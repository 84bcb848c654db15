package io.tiercel.engine.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts records by spans of event time, as many and as short as fit: of 1 ms at first, longer ones as the records spread. Spans begin at multiples of
 * their length since the epoch. Event times may run back. One thread; memory is bounded.
 */
public final class RateOverTime {
    /** Most spans. */
    static final int MAX_SPANS = 60;

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Each a multiple of the one before. */
    private static final long[] LENGTHS_NS = {
        MS,
        10 * MS,
        100 * MS,
        SECOND,
        10 * SECOND,
        MINUTE,
        10 * MINUTE,
        30 * MINUTE,
        HOUR,
        6 * HOUR,
        DAY,
        10 * DAY,
        100 * DAY,
        1000 * DAY,
        10_000 * DAY,
        100_000 * DAY
    };

    private TreeMap<Long, Long> counts = new TreeMap<>();
    private int step;
    private long current = Long.MIN_VALUE;
    private long inCurrent;

    /**
     * A span of time and the records in it.
     *
     * @param startNs since the epoch.
     * @param count   of records.
     */
    public record Span(long startNs, long count) {}

    /**
     * @param timeNs of a record, since the epoch.
     */
    public void add(final long timeNs) {
        final long span = Math.floorDiv(timeNs, LENGTHS_NS[step]);
        if (span != current) {
            turnTo(span);
        }
        inCurrent++;
    }

    private void turnTo(final long span) {
        flush();
        current = span;
        counts.putIfAbsent(span, 0L);
        while (counts.lastKey() - counts.firstKey() >= MAX_SPANS && step < LENGTHS_NS.length - 1) {
            widen();
        }
    }

    private void widen() {
        final long factor = LENGTHS_NS[step + 1] / LENGTHS_NS[step];
        final TreeMap<Long, Long> wider = new TreeMap<>();
        counts.forEach((span, count) -> wider.merge(Math.floorDiv(span, factor), count, Long::sum));
        counts = wider;
        current = Math.floorDiv(current, factor);
        step++;
    }

    private void flush() {
        if (inCurrent > 0) {
            counts.merge(current, inCurrent, Long::sum);
            inCurrent = 0;
        }
    }

    /**
     * @return length of a span, ns.
     */
    public long spanNs() {
        return LENGTHS_NS[step];
    }

    /**
     * @return all spans from the first with a record to the last, those without a record too.
     */
    public List<Span> spans() {
        flush();
        final List<Span> spans = new ArrayList<>();
        if (!counts.isEmpty()) {
            // two far ends of time do not fit even into the longest spans: those without records are left out then
            final boolean isWhole = counts.lastKey() - counts.firstKey() < MAX_SPANS;
            for (long span = counts.firstKey(); isWhole && span <= counts.lastKey(); span++) {
                counts.putIfAbsent(span, 0L);
            }
            counts.forEach((span, count) -> spans.add(new Span(span * LENGTHS_NS[step], count)));
        }
        return spans;
    }
}
