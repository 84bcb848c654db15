package io.tiercel.strategy.portfolio;

import io.tiercel.strategy.ParameterRange;
import java.util.List;

/**
 * Which names to sell and to buy so that K are held, of which at most N change at a time.
 * <p>
 * Owned by one thread; allocates nothing after construction. Sorting keeps the order of the time before: O(n) where ranks hardly change, O(n^2) at
 * worst.
 * <p>
 * Names rank by score, the highest first; equal scores by symbol, ascending; a name without a score (NaN) below all. {@code today} = the best
 * {@code N + K - held} names with a score that are not held; {@code comb} = what is held and {@code today}, ranked; sold are held names among the last
 * N of {@code comb} whose rank is beyond K; bought are the first {@code sold + K - held} of {@code today}.
 * Source: the TopkDropout strategy of Qlib (Yang et al., "Qlib: an AI-oriented quantitative investment platform", 2020). Deviation: with fewer names
 * than {@code K + N} it sells from the bottom N all the same; this one never sells a name within rank K.
 */
public final class TopKDropN {
    private final int topK;
    private final int dropN;
    private final int[] bySymbol;
    private final int[] ranked;
    private final int[] sells;
    private final int[] buys;
    private int sellCount;
    private int buyCount;

    /**
     * @param topK    names to hold, 1 to 10,000.
     * @param dropN   names replaced at most, 0 to 10,000.
     * @param symbols of all names; results are indices of this list.
     */
    public TopKDropN(final int topK, final int dropN, final List<String> symbols) {
        ParameterRange.between("topK", topK, 1, 10_000);
        ParameterRange.between("dropN", dropN, 0, 10_000);
        this.topK = topK;
        this.dropN = dropN;
        bySymbol = SymbolOrder.ranks(symbols);
        ranked = SymbolOrder.ordered(symbols);
        sells = new int[symbols.size()];
        buys = new int[symbols.size()];
    }

    /**
     * @param scores by name, NaN for none.
     * @param isHeld by name.
     */
    public void decide(final double[] scores, final boolean[] isHeld) {
        rank(scores);
        int held = 0;
        for (final boolean is : isHeld) {
            held += is ? 1 : 0;
        }
        final int candidates = candidates(scores, isHeld, Math.max(0, dropN + topK - held));
        final int combined = held + candidates;
        sellCount = 0;
        int candidate = 0;
        int place = 0;
        for (final int name : ranked) {
            if (isHeld[name]) {
                if (place >= topK && place >= combined - dropN) {
                    sells[sellCount++] = name;
                }
                place++;
            } else if (candidate < candidates && buys[candidate] == name) {
                candidate++;
                place++;
            }
        }
        buyCount = Math.clamp((long) sellCount + topK - held, 0, candidates);
    }

    /** Fills {@code buys} with the best that are not held. */
    private int candidates(final double[] scores, final boolean[] isHeld, final int most) {
        int count = 0;
        for (final int name : ranked) {
            if (count < most && !isHeld[name] && !Double.isNaN(scores[name])) {
                buys[count++] = name;
            }
        }
        return count;
    }

    private void rank(final double[] scores) {
        for (int i = 1; i < ranked.length; i++) {
            final int name = ranked[i];
            int place = i;
            while (place > 0 && isBefore(name, ranked[place - 1], scores)) {
                ranked[place] = ranked[place - 1];
                place--;
            }
            ranked[place] = name;
        }
    }

    private boolean isBefore(final int a, final int b, final double[] scores) {
        final double left = scores[a];
        final double right = scores[b];
        if (left > right || (Double.isNaN(right) && !Double.isNaN(left))) {
            return true;
        }
        final boolean isTie = left == right || (Double.isNaN(left) && Double.isNaN(right));
        return isTie && bySymbol[a] < bySymbol[b];
    }

    /**
     * @return names to sell.
     */
    public int sellCount() {
        return sellCount;
    }

    /**
     * @param i from 0, best rank first.
     * @return index of a name to sell.
     */
    public int sell(final int i) {
        return sells[i];
    }

    /**
     * @return names to buy.
     */
    public int buyCount() {
        return buyCount;
    }

    /**
     * @param i from 0, best rank first.
     * @return index of a name to buy.
     */
    public int buy(final int i) {
        return buys[i];
    }
}
