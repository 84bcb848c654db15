package io.tiercel.engine.backtest;

import io.tiercel.engine.session.Anomaly;
import java.util.Map;
import java.util.Optional;

/**
 * What a run came to: the same for the same configuration, data and code. Immutable, cold.
 *
 * @param events          events that the core was given.
 * @param firstTimeNs     of the first event; {@code Long.MIN_VALUE} where there was none.
 * @param tradesFromNs    first moment at which orders were accepted; {@code Long.MIN_VALUE} if it never came.
 * @param lastTimeNs      of the last event.
 * @param refusedWarmUp   new orders and replaces that strategies asked for while they warmed up.
 * @param orders          new orders that left for the venue.
 * @param replaces        replace requests.
 * @param cancels         cancel requests.
 * @param fills           fills, partial ones counted each.
 * @param makerFills      fills of resting orders.
 * @param fillsByStrategy strategy name to fills.
 * @param rejects         reason to count, risk and venue.
 * @param startingMicros  equity at the start.
 * @param pnlMicros       equity at the end minus equity at the start.
 * @param feesMicros      fees paid.
 * @param openOrders      orders that are not final at the end.
 * @param coreDigest      chained digest of inputs and state.
 * @param outputDigest    chained hash of all records that the core made.
 * @param outputRecords   how many there are.
 * @param anomalies       every anomaly to its count.
 * @param end             why the run ended before its data did; empty if it did not.
 */
public record BacktestOutcome(
        long events,
        long firstTimeNs,
        long tradesFromNs,
        long lastTimeNs,
        long refusedWarmUp,
        long orders,
        long replaces,
        long cancels,
        long fills,
        long makerFills,
        Map<String, Long> fillsByStrategy,
        Map<String, Long> rejects,
        long startingMicros,
        long pnlMicros,
        long feesMicros,
        int openOrders,
        long coreDigest,
        long outputDigest,
        long outputRecords,
        Map<Anomaly, Long> anomalies,
        Optional<EarlyEnd> end) {
    /**
     * Why a run ended before its data did.
     *
     * @param kind what happened.
     * @param told one line for a person, with the numbered reason and the time.
     */
    public record EarlyEnd(Kind kind, String told) {}

    /** What can end a run early. */
    public enum Kind {
        /** A person did. */
        INTERRUPTED,
        /** The kill switch tripped, and nothing was left to cancel or close. */
        KILL_SWITCH,
        /** The core failed: a strategy or a model threw. */
        FAILED,
        /** The data are damaged from here on. */
        DAMAGED_DATA
    }
}
