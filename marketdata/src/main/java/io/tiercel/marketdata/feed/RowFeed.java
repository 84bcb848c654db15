package io.tiercel.marketdata.feed;

import io.tiercel.marketdata.event.EventWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all feeds of text rows share: rows are taken one by one until a poll has its events, and once the source is found damaged it stays so.
 * <p>
 * Owned by the ingress thread.
 */
public abstract class RowFeed extends StoredSourceFeed {
    /** A poll looks at no more rows than this, so that a file of other symbols does not keep the ingress. */
    private static final int ROWS_PER_POLL = 4096;

    private final MessageCounts counts;
    private boolean isEnded;

    /**
     * @param counts of the rows by type; {@link #remarks} are the subclass's.
     */
    protected RowFeed(final MessageCounts counts) {
        this.counts = counts;
    }

    @Override
    protected final int read(final EventWriter writer, final int limit) {
        int events = 0;
        for (int i = 0; i < ROWS_PER_POLL && events < limit && !isEnded; i++) {
            if (nextRow()) {
                events += write(writer);
            } else {
                isEnded = true;
                events += writeEnd(writer);
            }
        }
        return isEnded && events == 0 ? END_OF_FEED : events;
    }

    /**
     * Moves to the next row.
     *
     * @return false at the end.
     */
    protected abstract boolean nextRow();

    /**
     * Checks the row whole, then writes what it tells.
     *
     * @param writer where the events go.
     * @return events written.
     */
    protected abstract int write(EventWriter writer);

    /**
     * Writes what was held back for the row that does not come.
     *
     * @param writer where the events go.
     * @return events written.
     */
    protected int writeEnd(final EventWriter writer) {
        return 0;
    }

    /**
     * @param type number of the row's type.
     */
    protected final void count(final int type) {
        counts.add(type);
    }

    @Override
    public final SortedMap<String, Long> messagesByType() {
        return counts.byName();
    }

    /**
     * @param name  what was done to the source.
     * @param count how often.
     * @return one remark, none where the count is 0.
     */
    protected static SortedMap<String, Long> remark(final String name, final long count) {
        final SortedMap<String, Long> remarks = new TreeMap<>();
        if (count > 0) {
            remarks.put(name, count);
        }
        return remarks;
    }
}
