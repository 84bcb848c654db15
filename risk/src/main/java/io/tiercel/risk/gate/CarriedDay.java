package io.tiercel.risk.gate;

import io.tiercel.strategy.order.RejectReason;
import java.util.List;

/**
 * A trading day that began elsewhere, as far as limits remember it. Immutable, cold.
 *
 * @param peakEquityMicros  highest equity, the drawdown's, micros.
 * @param startEquityMicros equity at the start of the day, micros.
 * @param tradedMicros      absolute value of what was traded since, micros.
 * @param clientOrderIds    ids that strategies have given to orders.
 * @param reduceOnly        why only reducing orders pass: {@code MAX_DRAWDOWN} or {@code DAILY_LOSS}; {@code NONE} when all do.
 */
public record CarriedDay(
        long peakEquityMicros,
        long startEquityMicros,
        long tradedMicros,
        List<Long> clientOrderIds,
        RejectReason reduceOnly) {
    /**
     * @throws IllegalArgumentException if {@code reduceOnly} is another reason.
     */
    public CarriedDay {
        clientOrderIds = List.copyOf(clientOrderIds);
        if (reduceOnly != RejectReason.NONE
                && reduceOnly != RejectReason.MAX_DRAWDOWN
                && reduceOnly != RejectReason.DAILY_LOSS) {
            throw new IllegalArgumentException("only 501 and 502 leave reducing orders, not " + reduceOnly);
        }
    }
}
