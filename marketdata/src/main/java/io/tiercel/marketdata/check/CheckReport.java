package io.tiercel.marketdata.check;

import io.tiercel.marketdata.feed.LeftOut;
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
 * @param leftOut         what the feed met and could not use.
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
        LeftOut leftOut,
        SortedMap<String, Long> remarks,
        double eventsPerSecond) {
    /**
     * @return true when something came, the source does not contradict its own books, and none that had been whole is stale at the end.
     */
    public boolean isOk() {
        return events > 0 && !isContradicted() && staleAtEnd() == 0 && !isBookless();
    }

    /**
     * @return true when the source contradicts its own books.
     */
    public boolean isContradicted() {
        return checksumsBad > 0 || referencesBad > 0;
    }

    /**
     * @return books that had been whole and are not to be trusted at the end.
     */
    public long staleAtEnd() {
        return instruments.stream()
                .filter(book -> book.isStale() && book.hasBeenWhole())
                .count();
    }

    /**
     * @return true when updates of books came, but no snapshot to begin a book with.
     */
    public boolean isBookless() {
        return leftOut.updates() > 0 && instruments.stream().noneMatch(AuditedInstrument::hasBeenWhole);
    }
}
