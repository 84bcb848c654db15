package io.tiercel.engine.report;

/**
 * One fill of one of our orders. Immutable, cold.
 *
 * @param timeNs       at the venue, nanoseconds since the epoch.
 * @param instrumentId dense id.
 * @param strategyId   dense id.
 * @param orderId      of the order.
 * @param side         {@code Side.BUY} or {@code Side.SELL}.
 * @param price        in 10^-priceScale.
 * @param qty          in 10^-qtyScale.
 * @param feeMicros    negative = rebate.
 * @param isMaker      our order was resting.
 */
record Fill(
        long timeNs,
        int instrumentId,
        int strategyId,
        long orderId,
        int side,
        long price,
        long qty,
        long feeMicros,
        boolean isMaker) {}
