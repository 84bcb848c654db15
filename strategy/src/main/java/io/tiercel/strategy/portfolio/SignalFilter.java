package io.tiercel.strategy.portfolio;

import io.tiercel.strategy.ParameterRange;
import io.tiercel.strategy.StateHash;
import java.util.Objects;

/**
 * Turns the signals of one name into a direction that does not flip at every doubt.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1).
 * <p>
 * From flat a signal acts at once. HOLD keeps the position and forgets the confirmations so far, or closes it ({@link HoldRule#FLAT}). The opposite
 * signal has to come {@code confirm} times in a row, then the direction flips to the other side, of a long-only name to flat. CLEAR acts at once.
 * The session of the entry is the first; while fewer than {@code minHold} have been held, signals other than CLEAR are ignored and confirm nothing.
 * Source: ours.
 */
public final class SignalFilter {
    private final int confirm;
    private final HoldRule hold;
    private final int minHold;
    private final boolean isLongOnly;
    private int direction;
    private int confirmations;
    private int sessionsHeld;

    /**
     * @param confirm    opposite signals in a row that flip the direction, 1 to 1000.
     * @param hold       what HOLD means.
     * @param minHold    sessions that a position is held at least, 0 to 10,000.
     * @param isLongOnly no direction below 0.
     */
    public SignalFilter(final int confirm, final HoldRule hold, final int minHold, final boolean isLongOnly) {
        ParameterRange.between("confirm", confirm, 1, 1_000);
        ParameterRange.between("minHold", minHold, 0, 10_000);
        this.confirm = confirm;
        this.hold = Objects.requireNonNull(hold, "hold");
        this.minHold = minHold;
        this.isLongOnly = isLongOnly;
    }

    /**
     * @param signal of the next session.
     * @return direction after it: -1, 0 or +1.
     */
    public int next(final TradeSignal signal) {
        if (signal == TradeSignal.CLEAR) {
            turn(0);
        } else if (direction == 0) {
            turn(isLongOnly ? Math.max(0, signal.direction()) : signal.direction());
        } else {
            hold(signal);
        }
        return direction;
    }

    private void hold(final TradeSignal signal) {
        final boolean isTooEarly = sessionsHeld < minHold;
        sessionsHeld++;
        if (isTooEarly) {
            confirmations = 0;
        } else if (signal == TradeSignal.HOLD && hold == HoldRule.FLAT) {
            turn(0);
        } else if (signal.direction() != -direction) {
            confirmations = 0;
        } else {
            confirmations++;
            if (confirmations >= confirm) {
                turn(isLongOnly ? 0 : -direction);
            }
        }
    }

    private void turn(final int to) {
        direction = to;
        confirmations = 0;
        sessionsHeld = to == 0 ? 0 : 1;
    }

    /**
     * @return direction now: -1, 0 or +1.
     */
    public int direction() {
        return direction;
    }

    /**
     * @param hash so far.
     * @return hash that includes this name's state.
     */
    public long mixInto(final long hash) {
        return StateHash.mix(StateHash.mix(StateHash.mix(hash, direction), confirmations), sessionsHeld);
    }
}
