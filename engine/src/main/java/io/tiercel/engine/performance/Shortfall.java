package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Notional;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Implementation shortfall (Perold, "The Implementation Shortfall", 1988) of one order or the sum of many, micros; above zero = cost.
 *
 * @param executionMicros   {@code sum s*(p - D)*q}: what was filled, against the mid D at the decision.
 * @param delayMicros       part of it: {@code s*(mid at arrival - D)*filled}.
 * @param opportunityMicros {@code s*(mid at the end - D)*(Q - filled)}: what was not.
 * @param feesMicros        of the fills.
 * @param decisionMicros    {@code D*Q}, magnitude: what bps are of.
 */
public record Shortfall(
        long executionMicros, long delayMicros, long opportunityMicros, long feesMicros, long decisionMicros) {
    private static final double BPS = 1e4;

    /** Nothing. */
    public static final Shortfall NONE = new Shortfall(0, 0, 0, 0, 0);

    /**
     * @param instrument of the order.
     * @param order      that has ended.
     * @return empty when nobody knows the mid at its decision, arrival or end.
     */
    public static Optional<Shortfall> of(final Instrument instrument, final OrderRow order) {
        final boolean isKnown = order.decisionMidTwice() != Prices.NO_PRICE
                && order.endMidTwice() != Prices.NO_PRICE
                && order.arrivalMidTwice() != Prices.NO_PRICE;
        if (!isKnown) {
            return Optional.empty();
        }
        final long sign = order.side() == Side.BUY ? 1 : -1;
        final long filled = sign * order.cumQty();
        final long left = sign * (order.qty() - order.cumQty());
        final long filledAtDecision = Notional.microsOfTwice(instrument, order.decisionMidTwice(), filled);
        return Optional.of(new Shortfall(
                order.notionalMicros() - filledAtDecision,
                Notional.microsOfTwice(instrument, order.arrivalMidTwice(), filled) - filledAtDecision,
                Notional.microsOfTwice(instrument, order.endMidTwice(), left)
                        - Notional.microsOfTwice(instrument, order.decisionMidTwice(), left),
                order.feesMicros(),
                Math.abs(Notional.microsOfTwice(instrument, order.decisionMidTwice(), order.qty()))));
    }

    /**
     * @param other added to this.
     * @return the sum.
     */
    public Shortfall plus(final Shortfall other) {
        return new Shortfall(
                executionMicros + other.executionMicros,
                delayMicros + other.delayMicros,
                opportunityMicros + other.opportunityMicros,
                feesMicros + other.feesMicros,
                decisionMicros + other.decisionMicros);
    }

    /**
     * @return execution + opportunity + fees, micros.
     */
    public long totalMicros() {
        return executionMicros + opportunityMicros + feesMicros;
    }

    /**
     * @return total in 1/10000 of what was decided; empty when that was nothing.
     */
    public OptionalDouble bps() {
        return Samples.ratio(totalMicros() * BPS, decisionMicros);
    }
}
