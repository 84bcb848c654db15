package io.tiercel.marketdata.check;

import java.util.List;
import java.util.SortedMap;

/**
 * What a check of a feed found.
 *
 * @param format          of the files.
 * @param messages        of the feed, not packets.
 * @param byType          messages by the source's own names of their types.
 * @param events          normalised events made of them.
 * @param instruments     books at the end.
 * @param checksumsOk     checksums of the source that were the book's.
 * @param checksumsBad    checksums that were not.
 * @param referencesOk    best prices, levels and executions of the source that agreed with the book.
 * @param referencesBad   those that did not.
 * @param unknownOrders   events that named an order that the book does not know.
 * @param gaps            places where messages are missing.
 * @param stale           times that the feed said of one book or of all that they are not to be trusted.
 * @param crossed         changes after which the best bid was above the best offer.
 * @param locked          changes after which they were equal.
 * @param remarks         what the feed had to do to the source, such as rounding, with counts.
 * @param eventsPerSecond speed of the check, reading and decompressing included.
 */
public record CheckReport(
        String format,
        long messages,
        SortedMap<String, Long> byType,
        long events,
        List<AuditedInstrument> instruments,
        long checksumsOk,
        long checksumsBad,
        long referencesOk,
        long referencesBad,
        long unknownOrders,
        long gaps,
        long stale,
        long crossed,
        long locked,
        SortedMap<String, Long> remarks,
        double eventsPerSecond) {
    /**
     * @return false when the source contradicts its own books.
     */
    public boolean isOk() {
        return checksumsBad == 0 && referencesBad == 0;
    }
}
