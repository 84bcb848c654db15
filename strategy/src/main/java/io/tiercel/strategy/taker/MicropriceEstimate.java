package io.tiercel.strategy.taker;

import io.tiercel.strategy.StateHash;
import java.util.Arrays;

/**
 * Micro-price of one instrument: the mid plus what it is expected to move by from here on, given imbalance and spread.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. An event is O(1), a fit O(s^3) in the number s of states.
 * <p>
 * Source: Stoikov, "The micro-price: a high-frequency estimator of future prices", Quantitative Finance 18 (2018) 1959-1966, section 3. The state is
 * the bucket of the imbalance {@code I = qb / (qb + qa)} and the spread in ticks. Counted are transitions without a move of the mid (Q), with one (T), and
 * the moves (R K, in ticks); each is counted a second time mirrored, {@code (I, S, dM) -> (1 - I, S, -dM)}, without which the sum would not converge. Then
 * {@code g1 = (I - Q)^-1 R K}, {@code B = (I - Q)^-1 T}, and the adjustment is {@code g = g1 + B g1 + B^2 g1 + ...}, as far as {@link #TERMS} terms.
 * Deviation, ours: the fit is repeated while the session goes on, on everything seen so far; wider spreads count as the widest.
 */
final class MicropriceEstimate {
    /** Terms of the series; those of the paper's examples vanish by the sixth. */
    static final int TERMS = 6;

    private static final int NO_STATE = -1;

    private final int buckets;
    private final int spreads;
    private final int states;
    private final double[] still;
    private final double[] moving;
    private final double[] moves;
    private final double[] visits;
    private final double[] adjustment;
    private final double[] matrix;
    private final double[] right;
    private int lastState = NO_STATE;
    private double lastMidTicks;
    private long lastBidQty;
    private long lastAskQty;
    private long transitions;

    /**
     * @param buckets of the imbalance.
     * @param spreads distinguished, in ticks from 1.
     */
    MicropriceEstimate(final int buckets, final int spreads) {
        this.buckets = buckets;
        this.spreads = spreads;
        states = buckets * spreads;
        still = new double[states * states];
        moving = new double[states * states];
        moves = new double[states];
        visits = new double[states];
        adjustment = new double[states];
        matrix = new double[states * states];
        right = new double[states];
    }

    /** What follows does not follow from what was: the next event is a beginning. */
    void forget() {
        lastState = NO_STATE;
    }

    /**
     * Quotes that are those of the call before are no transition.
     *
     * @param midTicks    mid in ticks.
     * @param spreadTicks spread in ticks, positive.
     * @param bidQty      at the best bid, positive.
     * @param askQty      at the best ask, positive.
     */
    void onQuotes(final double midTicks, final long spreadTicks, final long bidQty, final long askQty) {
        final int state = state(spreadTicks, bidQty, askQty);
        if (state == lastState && midTicks == lastMidTicks && bidQty == lastBidQty && askQty == lastAskQty) {
            return;
        }
        lastBidQty = bidQty;
        lastAskQty = askQty;
        if (lastState != NO_STATE) {
            count(lastState, state, midTicks - lastMidTicks);
            count(mirror(lastState), mirror(state), lastMidTicks - midTicks);
            transitions++;
        }
        lastState = state;
        lastMidTicks = midTicks;
    }

    private void count(final int from, final int to, final double move) {
        visits[from]++;
        moves[from] += move;
        if (move == 0) {
            still[from * states + to]++;
        } else {
            moving[from * states + to]++;
        }
    }

    private int state(final long spreadTicks, final long bidQty, final long askQty) {
        final double imbalance = bidQty / ((double) bidQty + askQty);
        final int bucket = (int) Math.min(imbalance * buckets, buckets - 1.0);
        return bucket * spreads + (int) Math.min(spreadTicks, spreads) - 1;
    }

    private int mirror(final int state) {
        return (buckets - 1 - state / spreads) * spreads + state % spreads;
    }

    /**
     * @return transitions counted so far.
     */
    long transitions() {
        return transitions;
    }

    /**
     * @return mid plus adjustment of the last quotes, in ticks.
     */
    double ticks() {
        return lastState == NO_STATE ? Double.NaN : lastMidTicks + adjustment[lastState];
    }

    /** Fits the adjustments to everything counted. */
    void fit() {
        Arrays.fill(adjustment, 0);
        factorise();
        for (int term = 0; term < TERMS; term++) {
            for (int from = 0; from < states; from++) {
                double expected = moves[from];
                for (int to = 0; to < states; to++) {
                    expected += moving[from * states + to] * adjustment[to];
                }
                right[from] = visits[from] == 0 ? 0 : expected / visits[from];
            }
            solve();
            System.arraycopy(right, 0, adjustment, 0, states);
        }
    }

    /** {@code I - Q = L U}; rows are diagonally dominant, so no pivots are sought. A state that is never left without a move of the mid has no value. */
    private void factorise() {
        for (int row = 0; row < states; row++) {
            for (int column = 0; column < states; column++) {
                final double share = visits[row] == 0 ? 0 : still[row * states + column] / visits[row];
                matrix[row * states + column] = (row == column ? 1 : 0) - share;
            }
        }
        for (int pivot = 0; pivot < states; pivot++) {
            for (int row = pivot + 1; row < states; row++) {
                final double factor = divided(matrix[row * states + pivot], matrix[pivot * states + pivot]);
                matrix[row * states + pivot] = factor;
                if (factor != 0) {
                    for (int column = pivot + 1; column < states; column++) {
                        matrix[row * states + column] -= factor * matrix[pivot * states + column];
                    }
                }
            }
        }
    }

    private void solve() {
        for (int row = 0; row < states; row++) {
            double value = right[row];
            for (int column = 0; column < row; column++) {
                value -= matrix[row * states + column] * right[column];
            }
            right[row] = value;
        }
        for (int row = states - 1; row >= 0; row--) {
            double value = right[row];
            for (int column = row + 1; column < states; column++) {
                value -= matrix[row * states + column] * right[column];
            }
            right[row] = divided(value, matrix[row * states + row]);
        }
    }

    private static double divided(final double value, final double by) {
        return Math.abs(by) < 1e-12 ? 0 : value / by;
    }

    /**
     * @param hash so far.
     * @return hash that includes counts and fit.
     */
    long mixInto(final long hash) {
        long mixed = StateHash.mix(StateHash.mix(hash, transitions), lastState);
        mixed = StateHash.mix(StateHash.mix(StateHash.mix(mixed, lastMidTicks), lastBidQty), lastAskQty);
        for (int from = 0; from < states; from++) {
            mixed = StateHash.mix(StateHash.mix(mixed, adjustment[from]), moves[from]);
        }
        for (int i = 0; i < still.length; i++) {
            mixed = StateHash.mix(StateHash.mix(mixed, still[i]), moving[i]);
        }
        return mixed;
    }
}
