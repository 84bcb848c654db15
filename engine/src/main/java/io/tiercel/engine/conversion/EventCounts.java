package io.tiercel.engine.conversion;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts events by their table. One thread; allocates nothing while counting. */
final class EventCounts {
    /** Market data has the template ids below. */
    static final int TEMPLATES = 100;

    private final long[] byTemplate = new long[TEMPLATES];
    private long events;

    void add(final EventTable table) {
        byTemplate[table.templateId()]++;
        events++;
    }

    long events() {
        return events;
    }

    long of(final EventTable table) {
        return byTemplate[table.templateId()];
    }

    /** Counts above 0 by name of the table. */
    SortedMap<String, Long> byType() {
        final SortedMap<String, Long> counts = new TreeMap<>();
        for (final EventTable table : EventSchema.MARKET_DATA.tables()) {
            if (of(table) > 0) {
                counts.put(table.name(), of(table));
            }
        }
        return counts;
    }
}
