package io.tiercel.engine;

import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.risk.gate.RiskGate;

/**
 * What a core has met that a sound feed and a sound venue do not send; functions of the inputs alone. Immutable, cold.
 *
 * @param unknownOrders       events that named an order no book knew.
 * @param duplicateOrders     adds whose id was in the book already.
 * @param invalidChanges      changes that no book can hold.
 * @param overruns            executions, reductions and deletions that took off more than was there.
 * @param unlistedInstruments events of instruments that the session does not list.
 * @param staleBooks          full books that were cut short, each of which left a stale book.
 * @param illegalReports      reports that the state of their order forbade.
 * @param lateRejects         refusals of requests that had crossed the end of their order.
 * @param skipped             inputs that carried no event.
 */
public record CoreCounts(
        long unknownOrders,
        long duplicateOrders,
        long invalidChanges,
        long overruns,
        long unlistedInstruments,
        long staleBooks,
        long illegalReports,
        long lateRejects,
        long skipped) {
    static CoreCounts of(
            final OrderBooks books, final BookBuilder bookBuilder, final RiskGate risk, final long skipped) {
        long unknownOrders = 0;
        long duplicateOrders = 0;
        long invalidChanges = 0;
        long overruns = 0;
        for (int i = 0; i < books.size(); i++) {
            final OrderBook book = books.book(i);
            unknownOrders += book.unknownOrders();
            duplicateOrders += book.duplicateOrders();
            invalidChanges += book.invalidChanges();
            overruns += book.overruns();
        }
        return new CoreCounts(
                unknownOrders,
                duplicateOrders,
                invalidChanges,
                overruns,
                bookBuilder.unlistedInstruments(),
                bookBuilder.cutGroups(),
                risk.illegalReports(),
                risk.lateRejects(),
                skipped);
    }
}
