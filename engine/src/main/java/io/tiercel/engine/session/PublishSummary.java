package io.tiercel.engine.session;

import java.util.SortedMap;

/**
 * What a publisher came to. Immutable, cold.
 *
 * @param events         sent.
 * @param messages       of the feed by the source's own names of their types.
 * @param remarks        what the feed had to do to the source or its connection, with counts.
 * @param backPressures  how often the receiver did not keep up for longer than the patience.
 * @param waitedNs       for room or for a receiver, in all.
 * @param unsent         events that used a number and were not sent: the receiver sees a gap in their place.
 * @param isEndDelivered whether the receiver could be told the end.
 * @param seconds        that it took.
 */
public record PublishSummary(
        long events,
        SortedMap<String, Long> messages,
        SortedMap<String, Long> remarks,
        long backPressures,
        long waitedNs,
        long unsent,
        boolean isEndDelivered,
        double seconds) {}
