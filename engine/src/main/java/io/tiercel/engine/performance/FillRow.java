package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * A fill and the market around it. Prices in price units of the instrument, mids twice as large, quantities in quantity units.
 *
 * @param orderId        of the order.
 * @param strategyId     that asked for it.
 * @param instrumentId   dense id.
 * @param side           {@code Side.BUY} or {@code Side.SELL}.
 * @param isMaker        whether our order was resting.
 * @param venueTimeNs    when it happened.
 * @param seenTimeNs     when the engine saw it.
 * @param price          of the fill.
 * @param qty            of the fill, positive.
 * @param feeMicros      negative = rebate.
 * @param midTwice       last uncrossed mid strictly before the event that filled it; while there was none, the price itself.
 * @param mid1sTwice     last mid at or before 1 s later; at the end of the data the last mid.
 * @param mid5sTwice     5 s later.
 * @param mid30sTwice    30 s later.
 * @param decisionTimeNs when the order was decided, {@code Prices.NO_PRICE} when that was before the record began.
 * @param arrivalTimeNs  when it arrived at the venue, or {@code Prices.NO_PRICE}.
 * @param queueAhead     quantity in front of the order when it last came to rest; -1 = it took, or nobody knows.
 */
public record FillRow(
        long orderId,
        int strategyId,
        int instrumentId,
        int side,
        boolean isMaker,
        long venueTimeNs,
        long seenTimeNs,
        long price,
        long qty,
        long feeMicros,
        long midTwice,
        long mid1sTwice,
        long mid5sTwice,
        long mid30sTwice,
        long decisionTimeNs,
        long arrivalTimeNs,
        long queueAhead) {
    static final int WIDTH = 17;
    static final int INSTRUMENT = 2;
    static final int VENUE_TIME = 5;
    static final int MID = 10;
    static final int FIRST_HORIZON = 11;

    /**
     * A fill of which nothing is known but what attribution and round trips need.
     *
     * @param instrumentId   dense id.
     * @param side           {@code Side.BUY} or {@code Side.SELL}.
     * @param isMaker        whether our order was resting.
     * @param venueTimeNs    when it happened.
     * @param price          of the fill.
     * @param qty            of the fill, positive.
     * @param feeMicros      negative = rebate.
     * @param midTwice       before it.
     * @param laterMidsTwice one for each {@link Horizon}.
     * @return the row.
     */
    public static FillRow of(
            final int instrumentId,
            final int side,
            final boolean isMaker,
            final long venueTimeNs,
            final long price,
            final long qty,
            final long feeMicros,
            final long midTwice,
            final long[] laterMidsTwice) {
        return new FillRow(
                0,
                0,
                instrumentId,
                side,
                isMaker,
                venueTimeNs,
                venueTimeNs,
                price,
                qty,
                feeMicros,
                midTwice,
                laterMidsTwice[0],
                laterMidsTwice[1],
                laterMidsTwice[2],
                Prices.NO_PRICE,
                Prices.NO_PRICE,
                -1);
    }

    static FillRow of(final long[] row) {
        return new FillRow(
                row[0],
                (int) row[1],
                (int) row[INSTRUMENT],
                (int) row[3],
                row[4] != 0,
                row[VENUE_TIME],
                row[6],
                row[7],
                row[8],
                row[9],
                row[MID],
                row[FIRST_HORIZON],
                row[12],
                row[13],
                row[14],
                row[15],
                row[16]);
    }

    /**
     * @return quantity with its sign: positive for a buy.
     */
    public long signedQty() {
        return side == Side.BUY ? qty : -qty;
    }

    /**
     * @param horizon after the fill.
     * @return two times the mid then.
     */
    public long laterMidTwice(final Horizon horizon) {
        return switch (horizon) {
            case ONE_SECOND -> mid1sTwice;
            case FIVE_SECONDS -> mid5sTwice;
            case THIRTY_SECONDS -> mid30sTwice;
        };
    }
}
