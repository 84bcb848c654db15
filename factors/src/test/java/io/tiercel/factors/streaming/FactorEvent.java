package io.tiercel.factors.streaming;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * One event with the whole book after it, as tests record them.
 *
 * @param action {@code NULL_VAL} when the event sets the book as a whole.
 */
record FactorEvent(long timeNs, BookAction action, int side, long price, long qty, ArrayBookView book) {
    void feed(final FactorEngine engine, final int instrumentId, final boolean isDepthChanged) {
        if (action == BookAction.NULL_VAL) {
            engine.onBook(instrumentId, timeNs, book);
        } else {
            engine.onEvent(instrumentId, timeNs, action, side, price, qty, book, isDepthChanged);
        }
    }

    boolean isTrade() {
        return (action == BookAction.EXECUTE || action == BookAction.TRADE) && price != Prices.NO_PRICE && qty > 0;
    }
}
