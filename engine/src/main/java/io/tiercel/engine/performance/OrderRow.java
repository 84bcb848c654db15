package io.tiercel.engine.performance;

import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;

/**
 * An order from its decision to its end. Prices in price units of the instrument, mids twice as large, quantities in quantity units, times in ns since the
 * epoch; {@code Prices.NO_PRICE} stands for a price, mid or time that there never was.
 *
 * @param orderId             engine's id.
 * @param strategyId          that asked for it.
 * @param instrumentId        dense id.
 * @param side                {@code Side.BUY} or {@code Side.SELL}.
 * @param type                as sent.
 * @param status              at its end, or at the end of the run.
 * @param reasonCode          {@code RejectReason} code of its reject, or of the venue's own cancel; 0 = none.
 * @param price               last limit.
 * @param qty                 last total.
 * @param cumQty              filled.
 * @param notionalMicros      sum of its fills, positive for a buy.
 * @param feesMicros          sum of its fills.
 * @param decisionTimeNs      when it was sent.
 * @param decisionMidTwice    mid as the engine knew it then.
 * @param arrivalTimeNs       when the venue took it in.
 * @param arrivalMidTwice     mid at the venue then.
 * @param firstFillTimeNs     venue time.
 * @param endTimeNs           venue time of its end; of the last event when it was open then.
 * @param endMidTwice         mid at the venue then.
 * @param queueAhead          quantity in front of it when it last came to rest; -1 = never, or nobody knows.
 * @param replaces            that the venue made.
 * @param marketQty           what the market traded from decision to end.
 * @param marketNotionalMicros value of that, micros.
 */
public record OrderRow(
        long orderId,
        int strategyId,
        int instrumentId,
        int side,
        OrderType type,
        OrderStatus status,
        int reasonCode,
        long price,
        long qty,
        long cumQty,
        long notionalMicros,
        long feesMicros,
        long decisionTimeNs,
        long decisionMidTwice,
        long arrivalTimeNs,
        long arrivalMidTwice,
        long firstFillTimeNs,
        long endTimeNs,
        long endMidTwice,
        long queueAhead,
        long replaces,
        long marketQty,
        long marketNotionalMicros) {
    static final int WIDTH = 23;
    private static final OrderType[] TYPES = OrderType.values();
    private static final OrderStatus[] STATUSES = OrderStatus.values();

    static OrderRow of(final long[] row) {
        return new OrderRow(
                row[0],
                (int) row[1],
                (int) row[2],
                (int) row[3],
                TYPES[(int) row[4]],
                STATUSES[(int) row[5]],
                (int) row[6],
                row[7],
                row[8],
                row[9],
                row[10],
                row[11],
                row[12],
                row[13],
                row[14],
                row[15],
                row[16],
                row[17],
                row[18],
                row[19],
                row[20],
                row[21],
                row[22]);
    }

    /**
     * @return whether it reached the venue: it was not refused there and not lost on the way.
     */
    public boolean isAccepted() {
        return status != OrderStatus.REJECTED && status != OrderStatus.PENDING_NEW;
    }
}
