package io.tiercel.engine.performance;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is counted beside the rows of a record.
 *
 * @param rejectsByRisk   requests that risk refused, by {@code RejectReason} code.
 * @param rejectsByVenue  orders and requests that the venue refused, by code.
 * @param clipsByReason   orders that risk made smaller, by code.
 * @param cancelsSent     cancel requests that left.
 * @param replacesSent    replace requests that left.
 * @param fillsWithoutMid fills before the first mid; their own price stands for it.
 * @param isVenueObserved whether mids come from the market at the venue; else from the marks of the account.
 */
public record RecordCounts(
        SortedMap<Integer, Long> rejectsByRisk,
        SortedMap<Integer, Long> rejectsByVenue,
        SortedMap<Integer, Long> clipsByReason,
        long cancelsSent,
        long replacesSent,
        long fillsWithoutMid,
        boolean isVenueObserved) {
    static SortedMap<Integer, Long> byReason(final long[] counts) {
        final SortedMap<Integer, Long> byReason = new TreeMap<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                byReason.put(code, counts[code]);
            }
        }
        return Collections.unmodifiableSortedMap(byReason);
    }
}
