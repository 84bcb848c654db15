package io.tiercel.engine;

import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.risk.gate.RiskGate;

/**
 * What a core has met that a sound feed and a sound venue do not send; functions of the inputs alone. Immutable, cold.
 *
 * @param unknownOrders       events that named an order no book knew.
 * @param duplicateOrders     adds whose id was in the book already.
 * @param invalidChanges      changes that no book can hold.
 * @param overruns            executions, reductions and deletions that took off more than was there.
 * @param unlistedInstruments events of instruments that the session does not list.
 * @param staleBooks          times that a book was not to be trusted: a full book cut short, or a word of the feed.
 * @param levelInstruments    instruments whose book is one of levels: places in their queues are estimated.
 * @param figures             statistics and bars of quotes, which no stage uses.
 * @param closeOnlyBars       bars that told a close and nothing else: what is decided at one fills at the next, without a cap on volume.
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
        long levelInstruments,
        long figures,
        long closeOnlyBars,
        long illegalReports,
        long lateRejects,
        long skipped) {
    static CoreCounts of(
            final MarketBooks books,
            final RiskGate risk,
            final long skipped,
            final long figures,
            final long closeOnlyBars) {
        long unknownOrders = 0;
        long duplicateOrders = 0;
        long overruns = 0;
        for (int i = 0; i < books.size(); i++) {
            final OrderBook book = books.orderBooks().book(i);
            unknownOrders += book.unknownOrders();
            duplicateOrders += book.duplicateOrders();
            overruns += book.overruns();
        }
        return new CoreCounts(
                unknownOrders,
                duplicateOrders,
                books.invalidChanges(),
                overruns,
                books.builder().unlistedInstruments(),
                books.staleBooks(),
                books.levelInstruments(),
                figures,
                closeOnlyBars,
                risk.illegalReports(),
                risk.lateRejects(),
                skipped);
    }
}
