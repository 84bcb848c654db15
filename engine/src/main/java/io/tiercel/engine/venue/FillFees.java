package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Instrument;

/** What a fill costs. Core's thread only; allocates nothing. */
@FunctionalInterface
public interface FillFees {
    /**
     * @param instrument   what was traded.
     * @param side         side of our order.
     * @param isMaker      true when our order was resting.
     * @param price        of the fill.
     * @param qty          of the fill, positive.
     * @param cumQtyBefore what the order had filled before this fill.
     * @return fee in micros of the currency, negative = rebate.
     */
    long feeMicros(Instrument instrument, int side, boolean isMaker, long price, long qty, long cumQtyBefore);
}
