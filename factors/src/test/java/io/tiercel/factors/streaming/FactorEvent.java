package io.tiercel.factors.streaming;

import io.tiercel.marketdata.protocol.BookAction;

/** One event with the whole book after it, as tests record them. */
record FactorEvent(long timeNs, BookAction action, int side, long price, long qty, ArrayBookView book) {
    void feed(final FactorEngine engine, final int instrumentId, final boolean isDepthChanged) {
        engine.onEvent(instrumentId, timeNs, action, side, price, qty, book, isDepthChanged);
    }
}
