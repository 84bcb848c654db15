package io.tiercel.factors.streaming;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * One event with the whole book after it, as tests record them.
 *
 * @param action   {@code NULL_VAL} when the event sets the book as a whole.
 * @param newPrice REPLACE: of the entering order.
 * @param newQty   REPLACE: of the entering order.
 */
record FactorEvent(
        long timeNs,
        BookAction action,
        int side,
        long price,
        long qty,
        long newPrice,
        long newQty,
        ArrayBookView book) {
    FactorEvent(
            final long timeNs,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final ArrayBookView book) {
        this(timeNs, action, side, price, qty, Prices.NO_PRICE, 0L, book);
    }

    void feed(final FactorEngine engine, final int instrumentId, final boolean isDepthChanged) {
        if (action == BookAction.NULL_VAL) {
            engine.onBook(instrumentId, timeNs, book);
        } else if (action == BookAction.REPLACE) {
            engine.onReplace(instrumentId, timeNs, side, qty, newPrice, newQty, book, isDepthChanged);
        } else {
            engine.onEvent(instrumentId, timeNs, action, side, price, qty, book, isDepthChanged);
        }
    }

    boolean isTrade() {
        return (action == BookAction.EXECUTE || action == BookAction.TRADE) && price != Prices.NO_PRICE && qty > 0;
    }
}
