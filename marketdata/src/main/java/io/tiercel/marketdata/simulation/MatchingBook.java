package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/**
 * The exchange's own book of one instrument: price-time priority over orders in a fixed pool of slots.
 * <p>
 * Owned by one thread; allocates nothing after construction. Every operation is O(1) but the search for the next occupied tick after a
 * level emptied, which reads 64 ticks at a time. A slot is the number of a live order from {@link #add} until the order leaves; callers
 * keep the price of every order below {@link #TICKS} and never cross the book.
 */
final class MatchingBook {
    /** Prices run from 0 to this minus 1, in ticks. */
    static final int TICKS = 1 << 16;

    /** Most live orders. */
    static final int CAPACITY = 1 << 12;

    /** No order, or no level. */
    static final int NONE = -1;

    private final long[] reference = new long[CAPACITY];
    private final int[] side = new int[CAPACITY];
    private final int[] tick = new int[CAPACITY];
    private final int[] qty = new int[CAPACITY];
    private final int[] next = new int[CAPACITY];
    private final int[] previous = new int[CAPACITY];
    private final int[] liveIndex = new int[CAPACITY];
    private final int[] live = new int[CAPACITY];
    private final int[] free = new int[CAPACITY];
    private final int[][] head = new int[2][TICKS];
    private final int[][] tail = new int[2][TICKS];
    private final long[][] occupied = new long[2][TICKS / Long.SIZE];
    private final int[] best = {NONE, NONE};
    private int liveCount;

    /** An empty book. */
    MatchingBook() {
        for (int s = 0; s < 2; s++) {
            Arrays.fill(head[s], NONE);
            Arrays.fill(tail[s], NONE);
        }
        for (int i = 0; i < CAPACITY; i++) {
            free[i] = CAPACITY - 1 - i;
        }
    }

    /**
     * Puts an order at the tail of its level.
     *
     * @param orderReference unique.
     * @param orderSide      bid or ask.
     * @param orderTick      price, 0 to {@link #TICKS} - 1, not crossing.
     * @param shares         positive.
     * @return its slot.
     */
    int add(final long orderReference, final int orderSide, final int orderTick, final int shares) {
        final int slot = free[CAPACITY - 1 - liveCount];
        reference[slot] = orderReference;
        side[slot] = orderSide;
        tick[slot] = orderTick;
        qty[slot] = shares;
        live[liveCount] = slot;
        liveIndex[slot] = liveCount++;
        final int last = tail[orderSide][orderTick];
        previous[slot] = last;
        next[slot] = NONE;
        tail[orderSide][orderTick] = slot;
        if (last == NONE) {
            head[orderSide][orderTick] = slot;
            occupied[orderSide][orderTick >> 6] |= 1L << orderTick;
            if (best[orderSide] == NONE || Side.isAtOrBetter(orderSide, orderTick, best[orderSide])) {
                best[orderSide] = orderTick;
            }
        } else {
            next[last] = slot;
        }
        return slot;
    }

    /**
     * Takes shares off an order, which keeps its place or leaves.
     *
     * @param slot   live order.
     * @param shares 1 to its leaves.
     */
    void take(final int slot, final int shares) {
        qty[slot] -= shares;
        if (qty[slot] == 0) {
            remove(slot);
        }
    }

    /**
     * Takes an order out.
     *
     * @param slot live order.
     */
    void remove(final int slot) {
        final int s = side[slot];
        final int t = tick[slot];
        final int before = previous[slot];
        final int after = next[slot];
        if (before == NONE) {
            head[s][t] = after;
        } else {
            next[before] = after;
        }
        if (after == NONE) {
            tail[s][t] = before;
        } else {
            previous[after] = before;
        }
        if (head[s][t] == NONE) {
            occupied[s][t >> 6] &= ~(1L << t);
            if (best[s] == t) {
                best[s] = worseTick(s, t);
            }
        }
        final int hole = liveIndex[slot];
        final int moved = live[--liveCount];
        live[hole] = moved;
        liveIndex[moved] = hole;
        free[CAPACITY - 1 - liveCount] = slot;
        reference[slot] = NONE;
    }

    /**
     * Returns the best tick of a side, {@link #NONE} when it is empty.
     *
     * @param bookSide bid or ask.
     */
    int best(final int bookSide) {
        return best[bookSide];
    }

    /**
     * Returns the first order of a level, {@link #NONE} when there is none.
     *
     * @param bookSide bid or ask.
     * @param bookTick price.
     */
    int first(final int bookSide, final int bookTick) {
        return head[bookSide][bookTick];
    }

    /**
     * Returns the order behind another one in its level, {@link #NONE} at the tail.
     *
     * @param slot live order.
     */
    int behind(final int slot) {
        return next[slot];
    }

    /** Returns the number of live orders. */
    int liveCount() {
        return liveCount;
    }

    /**
     * Returns the slot of a live order; the order of indices means nothing, but is the same in every run.
     *
     * @param index 0 to {@link #liveCount()} - 1.
     */
    int live(final int index) {
        return live[index];
    }

    /**
     * Returns the reference number of the order in a slot, {@link #NONE} when it has left.
     *
     * @param slot of an order.
     */
    long reference(final int slot) {
        return reference[slot];
    }

    /**
     * Returns the side of a live order.
     *
     * @param slot of the order.
     */
    int side(final int slot) {
        return side[slot];
    }

    /**
     * Returns the price of a live order in ticks.
     *
     * @param slot of the order.
     */
    int tick(final int slot) {
        return tick[slot];
    }

    /**
     * Returns the leaves of a live order.
     *
     * @param slot of the order.
     */
    int qty(final int slot) {
        return qty[slot];
    }

    private int worseTick(final int s, final int from) {
        final long[] words = occupied[s];
        int word = from >> 6;
        if (s == Side.BUY) {
            long bits = words[word] & ((1L << from) - 1);
            while (bits == 0) {
                if (--word < 0) {
                    return NONE;
                }
                bits = words[word];
            }
            return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
        }
        long bits = words[word] & -(1L << from);
        while (bits == 0) {
            if (++word == words.length) {
                return NONE;
            }
            bits = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
