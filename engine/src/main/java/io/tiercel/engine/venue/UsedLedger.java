package io.tiercel.engine.venue;

import io.tiercel.strategy.StateHash;
import java.util.Arrays;

/**
 * How much of each historical order own orders took, so that nothing is taken twice: history itself never changes.
 * <p>
 * Core's thread only. One per instrument; empty most of the time. Open addressing, linear probing, deletion by shifting back; doubles when half
 * full, else allocates nothing. Anonymous quantities are kept under their negative ids.
 */
final class UsedLedger {
    /** Receives the entries of a ledger. */
    interface EntryVisitor {
        void onEntry(int side, long price, long usedQty);
    }

    private static final int INITIAL_LENGTH = 16;

    private long[] orderIds = new long[INITIAL_LENGTH];
    private long[] usedQtys = new long[INITIAL_LENGTH];
    private long[] prices = new long[INITIAL_LENGTH];
    private byte[] sides = new byte[INITIAL_LENGTH];
    private long[] drainedQtys = new long[INITIAL_LENGTH];
    private long[] drainedPrices = new long[INITIAL_LENGTH];
    private byte[] drainedSides = new byte[INITIAL_LENGTH];
    private int size;

    UsedLedger() {}

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * @return quantity taken from a historical order so far; 0 when none.
     */
    long usedQty(final long orderId) {
        return size == 0 ? 0 : usedQtys[find(orderId)];
    }

    /** Adds to what was taken from an order that rests at a price of a side. */
    void add(final long orderId, final int side, final long price, final long qty) {
        if (2 * (size + 1) > orderIds.length) {
            grow();
        }
        final int slot = find(orderId);
        if (usedQtys[slot] == 0) {
            orderIds[slot] = orderId;
            prices[slot] = price;
            sides[slot] = (byte) side;
            size++;
        }
        usedQtys[slot] += qty;
    }

    /** A historical order shrank to {@code leavesQty}: no more than that can be used; 0 forgets it. */
    void cap(final long orderId, final long leavesQty) {
        if (size == 0) {
            return;
        }
        final int slot = find(orderId);
        if (usedQtys[slot] > leavesQty) {
            usedQtys[slot] = leavesQty;
            if (leavesQty == 0) {
                closeGap(slot);
                size--;
            }
        }
    }

    /** Forgets everything. */
    void clear() {
        if (size > 0) {
            Arrays.fill(usedQtys, 0);
            size = 0;
        }
    }

    /** Empties the ledger and hands every entry on; the visitor may add to the ledger. */
    void drain(final EntryVisitor visitor) {
        final int length = usedQtys.length;
        if (drainedQtys.length < length) {
            drainedQtys = new long[length];
            drainedPrices = new long[length];
            drainedSides = new byte[length];
        }
        System.arraycopy(usedQtys, 0, drainedQtys, 0, length);
        System.arraycopy(prices, 0, drainedPrices, 0, length);
        System.arraycopy(sides, 0, drainedSides, 0, length);
        Arrays.fill(usedQtys, 0);
        size = 0;
        for (int i = 0; i < length; i++) {
            if (drainedQtys[i] > 0) {
                visitor.onEntry(drainedSides[i], drainedPrices[i], drainedQtys[i]);
            }
        }
    }

    /** Folds the entries in; independent of the order they were made in. */
    long foldInto(final long digest) {
        long sum = 0;
        for (int i = 0; i < usedQtys.length; i++) {
            if (usedQtys[i] > 0) {
                sum += StateHash.mix(StateHash.mix(StateHash.START, orderIds[i]), usedQtys[i]);
            }
        }
        return StateHash.mix(StateHash.mix(digest, size), sum);
    }

    /** The slot of an order, or the free slot where it belongs: free slots have nothing used. */
    private int find(final long orderId) {
        final int mask = orderIds.length - 1;
        int slot = home(orderId, mask);
        while (usedQtys[slot] != 0 && orderIds[slot] != orderId) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void closeGap(final int removed) {
        final int mask = orderIds.length - 1;
        int gap = removed;
        int slot = (gap + 1) & mask;
        while (usedQtys[slot] != 0) {
            final int home = home(orderIds[slot], mask);
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                copy(slot, gap);
                gap = slot;
            }
            slot = (slot + 1) & mask;
        }
        usedQtys[gap] = 0;
    }

    private void copy(final int from, final int to) {
        orderIds[to] = orderIds[from];
        usedQtys[to] = usedQtys[from];
        prices[to] = prices[from];
        sides[to] = sides[from];
    }

    private void grow() {
        final long[] oldIds = orderIds;
        final long[] oldQtys = usedQtys;
        final long[] oldPrices = prices;
        final byte[] oldSides = sides;
        orderIds = new long[2 * oldIds.length];
        usedQtys = new long[orderIds.length];
        prices = new long[orderIds.length];
        sides = new byte[orderIds.length];
        size = 0;
        for (int i = 0; i < oldIds.length; i++) {
            if (oldQtys[i] > 0) {
                add(oldIds[i], oldSides[i], oldPrices[i], oldQtys[i]);
            }
        }
    }

    private static int home(final long orderId, final int mask) {
        final long mixed = orderId * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
