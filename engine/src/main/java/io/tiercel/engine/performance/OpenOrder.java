package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Prices;

/** An order on its way through its life; pooled by {@link OrderBookkeeping}. One thread; allocates nothing. */
final class OpenOrder {
    long orderId;
    int strategyId;
    int instrumentId;
    int side;
    int type;
    long price;
    long qty;
    long cumQty;
    long notionalMicros;
    long feesMicros;
    long decisionTimeNs;
    long decisionMidTwice;
    long arrivalTimeNs;
    long arrivalMidTwice;
    long firstFillTimeNs;
    long queueAhead;
    long replaces;
    long marketQtyBefore;
    long marketNotionalBefore;

    /** As new, of an order of which nothing is known. */
    OpenOrder clear(final long id) {
        orderId = id;
        strategyId = 0;
        instrumentId = 0;
        side = 0;
        type = 0;
        price = Prices.NO_PRICE;
        qty = 0;
        cumQty = 0;
        notionalMicros = 0;
        feesMicros = 0;
        decisionTimeNs = Prices.NO_PRICE;
        decisionMidTwice = Prices.NO_PRICE;
        arrivalTimeNs = Prices.NO_PRICE;
        arrivalMidTwice = Prices.NO_PRICE;
        firstFillTimeNs = Prices.NO_PRICE;
        queueAhead = -1;
        replaces = 0;
        marketQtyBefore = 0;
        marketNotionalBefore = 0;
        return this;
    }

    /** As a row, without what only the end tells. */
    void copyTo(final long[] row) {
        row[0] = orderId;
        row[1] = strategyId;
        row[2] = instrumentId;
        row[3] = side;
        row[4] = type;
        row[7] = price;
        row[8] = qty;
        row[9] = cumQty;
        row[10] = notionalMicros;
        row[11] = feesMicros;
        row[12] = decisionTimeNs;
        row[13] = decisionMidTwice;
        row[14] = arrivalTimeNs;
        row[15] = arrivalMidTwice;
        row[16] = firstFillTimeNs;
        row[19] = queueAhead;
        row[20] = replaces;
    }
}
