package io.tiercel.risk.gate;

import io.tiercel.strategy.order.RejectReason;

/**
 * What risk made of the last request.
 * <p>
 * One reused object, owned by the core's thread, valid until the next request; allocates nothing.
 */
public final class RiskDecision {
    private Outcome outcome = Outcome.REJECT;
    private RejectReason reason = RejectReason.NONE;
    private long qty;

    RiskDecision() {}

    RiskDecision pass(final RejectReason clipReason, final long passedQty) {
        outcome = clipReason == RejectReason.NONE ? Outcome.ALLOW : Outcome.CLIP;
        reason = clipReason;
        qty = passedQty;
        return this;
    }

    RiskDecision reject(final RejectReason rejectReason) {
        outcome = Outcome.REJECT;
        reason = rejectReason;
        qty = 0;
        return this;
    }

    /**
     * @return what became of it.
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * @return true when something goes out, as asked or clipped.
     */
    public boolean isAllowed() {
        return outcome != Outcome.REJECT;
    }

    /**
     * @return ALLOW: {@code NONE}; CLIP: the last check that lowered the quantity; REJECT: the first check that failed.
     */
    public RejectReason reason() {
        return reason;
    }

    /**
     * @return total quantity that goes out, in quantity units; 0 for a reject and for a cancel.
     */
    public long qty() {
        return qty;
    }
}
