package io.tiercel.marketdata.feed;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of messages by the names of their types. Owned by one thread; counting allocates nothing. */
public final class MessageCounts {
    private final String[] names;
    private final long[] counts;

    /**
     * @param names of the types, in the order of their numbers from 0.
     */
    public MessageCounts(final String... names) {
        this.names = names.clone();
        counts = new long[names.length];
    }

    /**
     * @param type number of a type.
     */
    public void add(final int type) {
        counts[type]++;
    }

    /**
     * @return counts above 0, sorted by name; cold.
     */
    public SortedMap<String, Long> byName() {
        final SortedMap<String, Long> byName = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            if (counts[i] > 0) {
                byName.put(names[i], counts[i]);
            }
        }
        return Collections.unmodifiableSortedMap(byName);
    }
}
