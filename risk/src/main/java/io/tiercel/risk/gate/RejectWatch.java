package io.tiercel.risk.gate;

import io.tiercel.risk.killswitch.KillSwitch;
import io.tiercel.risk.killswitch.RejectRate;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.RiskConfig;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.RejectReason;

/**
 * Trips the kill switch when too many requests are refused in too short a time, by the venue or, for what no strategy in its right mind asks for, by the
 * gate: a strategy that does not stop is stopped.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
final class RejectWatch {
    private final RejectRate rate;
    private final KillSwitch killSwitch;

    RejectWatch(final RiskConfig config, final KillSwitch killSwitch) {
        rate = new RejectRate(config.maxRejects(), config.rejectWindowNs());
        this.killSwitch = killSwitch;
    }

    /** The gate refused a new order. */
    void onRefusal(final RejectReason reason, final long nowNs) {
        if (reason == RejectReason.INVALID_ORDER
                || reason == RejectReason.UNKNOWN_INSTRUMENT
                || reason == RejectReason.DUPLICATE_CLIENT_ID
                || reason == RejectReason.ORDER_RATE) {
            count(nowNs);
        }
    }

    /** A report that is no fill came in. */
    void onReport(final ExecutionReport report, final long nowNs) {
        final boolean isReject = switch (report.execType) {
            case REJECTED, CANCEL_REJECTED, REPLACE_REJECTED -> true;
            case NEW, TRADE, CANCELED, REPLACED, EXPIRED, TRIGGERED -> false;
        };
        // A post-only order that would take and a request that comes too late are the market's doing, not a fault.
        if (isReject
                && report.reason != RejectReason.VENUE_POST_ONLY_WOULD_CROSS
                && report.reason != RejectReason.VENUE_TOO_LATE) {
            count(nowNs);
        }
    }

    private void count(final long nowNs) {
        if (rate.onReject(nowNs)) {
            killSwitch.trip(TripReason.REJECT_RATE);
        }
    }

    boolean isExceeded(final long nowNs) {
        return rate.isExceeded(nowNs);
    }

    long stateDigest() {
        return rate.stateDigest();
    }
}
