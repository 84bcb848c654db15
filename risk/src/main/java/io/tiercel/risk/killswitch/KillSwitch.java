package io.tiercel.risk.killswitch;

import io.tiercel.strategy.StateHash;

/**
 * ARMED or TRIPPED. Latched: once tripped, it stays so until the operator's reset; a second trip only adds its reason.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. It remembers and nothing more: the gate refuses orders while it is tripped, and
 * whoever trips it cancels the open orders.
 */
public final class KillSwitch {
    private boolean isTripped;
    private TripReason reason = TripReason.OPERATOR;
    private long reasonBits;
    private long trips;
    private long changeDigest = StateHash.START;

    /**
     * @param cause why; the first one since the last reset is the {@link #reason()}.
     */
    public void trip(final TripReason cause) {
        final long bit = cause.bit();
        if ((reasonBits & bit) != 0) {
            return;
        }
        if (!isTripped) {
            isTripped = true;
            reason = cause;
            trips++;
        }
        reasonBits |= bit;
        changeDigest = StateHash.mix(changeDigest, cause.code());
    }

    /** Arms it again. Only the gate calls this, when every condition of a reset holds: {@code RiskGate.reset}. */
    public void arm() {
        isTripped = false;
        reasonBits = 0;
        changeDigest = StateHash.mix(changeDigest, 0);
    }

    /**
     * @return true while no order may leave.
     */
    public boolean isTripped() {
        return isTripped;
    }

    /**
     * @return why it tripped last: the first reason of that trip; meaningless before the first trip.
     */
    public TripReason reason() {
        return reason;
    }

    /**
     * @param cause a reason.
     * @return true while tripped for that reason, among others perhaps.
     */
    public boolean isTrippedBy(final TripReason cause) {
        return (reasonBits & cause.bit()) != 0;
    }

    /**
     * @return how often it went from ARMED to TRIPPED.
     */
    public long trips() {
        return trips;
    }

    /**
     * @return running hash of every change so far.
     */
    public long changeDigest() {
        return changeDigest;
    }

    /**
     * @return hash of all state that can change a later answer.
     */
    public long stateDigest() {
        return StateHash.mix(StateHash.mix(StateHash.mix(StateHash.START, isTripped), reasonBits), trips);
    }
}
