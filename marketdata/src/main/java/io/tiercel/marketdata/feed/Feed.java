package io.tiercel.marketdata.feed;

import io.tiercel.marketdata.event.EventWriter;
import java.util.Collections;
import java.util.SortedMap;

/**
 * A source of market data, polled by the ingress thread.
 * <p>
 * Owned by the ingress thread. Polling never blocks and, in the binary feeds, allocates nothing.
 */
public interface Feed extends AutoCloseable {
    /** Returned by {@link #poll} when the feed will never deliver again. */
    int END_OF_FEED = -1;

    /**
     * Writes what is there, at most about {@code limit} events (a group of fragments is never split).
     *
     * @param writer where normalised events go.
     * @param limit  positive.
     * @return events written, 0 when nothing is there now, {@link #END_OF_FEED} at the end.
     * @throws io.tiercel.marketdata.input.BadInputException when the source is truncated, garbled or out of order; everything before the
     *                                                      damage has been written.
     */
    int poll(EventWriter writer, int limit);

    /**
     * Share of the source that has been read, for a progress bar.
     *
     * @return 0 to 1; NaN when the end is not known.
     */
    double progress();

    /**
     * Messages of the source so far by the source's own names of their types, those that were not carried included. Cold.
     *
     * @return counts above 0, sorted by name.
     */
    default SortedMap<String, Long> messagesByType() {
        return Collections.emptySortedMap();
    }

    /**
     * What the feed had to do to the source so far, such as rounding prices with the noise of a floating point number. Cold.
     *
     * @return counts above 0 by what was done, sorted.
     */
    default SortedMap<String, Long> remarks() {
        return Collections.emptySortedMap();
    }

    /**
     * What the feed met and could not use so far. Cold.
     *
     * @return counts.
     */
    default LeftOut leftOut() {
        return LeftOut.NONE;
    }

    /** Releases the source; idempotent. */
    @Override
    void close();
}
