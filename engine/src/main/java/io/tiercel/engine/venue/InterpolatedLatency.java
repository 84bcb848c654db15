package io.tiercel.engine.venue;

import io.tiercel.risk.account.Products;
import java.util.List;

/**
 * Latencies between measured ones, linear in time and rounded down; before the first and after the last row those of that row.
 * <p>
 * Immutable, safe on any thread; allocates nothing after construction. O(log rows).
 */
final class InterpolatedLatency implements Latency {
    private final long[] requests;
    private final long[] venues;
    private final long[] entries;
    private final long[] responses;

    /**
     * @param rows each of three times, ns since the epoch: request sent, at the venue, response seen; requests and venue times rising.
     */
    InterpolatedLatency(final List<List<Long>> rows) {
        requests = rows.stream().mapToLong(List::getFirst).toArray();
        venues = rows.stream().mapToLong(row -> row.get(1)).toArray();
        entries = rows.stream().mapToLong(row -> row.get(1) - row.getFirst()).toArray();
        responses = rows.stream().mapToLong(row -> row.get(2) - row.get(1)).toArray();
    }

    @Override
    public long entryNs(final long sentNs, final long number) {
        return at(requests, entries, sentNs);
    }

    @Override
    public long responseNs(final long madeNs, final long number) {
        return at(venues, responses, madeNs);
    }

    private static long at(final long[] times, final long[] values, final long timeNs) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (times[middle] <= timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return values[0];
        }
        if (low == times.length) {
            return values[low - 1];
        }
        final long rise = values[low] - values[low - 1];
        return values[low - 1] - Products.divideCeil(-rise, timeNs - times[low - 1], 0, times[low] - times[low - 1]);
    }
}
