package io.tiercel.marketdata.crypto;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Frames by type. Owned by the session's thread; counting allocates nothing. */
final class MessageCounts {
    private final String[] names;
    private final long[] counts;

    /** Types are numbered in the order given. */
    MessageCounts(final String... names) {
        this.names = names.clone();
        counts = new long[names.length];
    }

    void add(final int type) {
        counts[type]++;
    }

    /** Counts above 0. */
    SortedMap<String, Long> byName() {
        final SortedMap<String, Long> byName = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                byName.put(names[i], counts[i]);
            }
        }
        return Collections.unmodifiableSortedMap(byName);
    }
}
