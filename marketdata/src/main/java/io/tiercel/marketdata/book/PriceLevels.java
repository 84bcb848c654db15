package io.tiercel.marketdata.book;

import io.tiercel.marketdata.instrument.Prices;
import java.util.Arrays;

/**
 * The price levels of one side of a book: sorted arrays with the best level at the end, so that the busy end moves the least.
 * <p>
 * Owned by the book's thread. Allocates when more levels are there at once than ever before: then the arrays double.
 * <p>
 * Prices are kept as keys that grow towards the best: the price of a bid, minus the price of an ask. A level has a slot for as long as it lives;
 * the sorted arrays hold key and slot.
 */
final class PriceLevels {
    /** No level, no position, no order. */
    static final int NONE = -1;

    /** Ints of one level: first order, last order, number of orders, anonymous order. */
    private static final int INTS = 4;

    private static final int LAST = 1;
    private static final int COUNT = 2;
    private static final int ANONYMOUS = 3;

    /** Best levels that are looked at one by one before the rest is searched by halves: most changes are among them. Measured: 8 to 24 alike. */
    private static final int NEAR = 12;

    /** 0 for bids, -1 for asks: {@code (price ^ flip) - flip} is the key and, the same way, back. */
    private final long flip;

    private long[] sortedKeys;
    private int[] sortedSlots;
    private int size;

    private long[] keys;
    private long[] qtys;
    private int[] ints;
    private int used;
    private int firstFree = NONE;

    PriceLevels(final int side, final int capacity) {
        flip = -side;
        final int slots = Integer.highestOneBit(Math.max(BookView.DEPTH + 2, capacity) * 2 - 1);
        sortedKeys = new long[slots];
        sortedSlots = new int[slots];
        keys = new long[slots];
        qtys = new long[slots];
        ints = new int[slots * INTS];
    }

    void clear() {
        size = 0;
        used = 0;
        firstFree = NONE;
    }

    int size() {
        return size;
    }

    /** Key of a price; a key's price. */
    long flipped(final long price) {
        return (price ^ flip) - flip;
    }

    /** Position of the level with that key, or {@code -1 - position} where it would stand. */
    private int position(final long key) {
        final long[] sorted = sortedKeys;
        int high = size - 1;
        final int near = Math.max(0, size - NEAR);
        while (high >= near && sorted[high] > key) {
            high--;
        }
        if (high < near) {
            // One choice a step and a number of steps that depends on the size alone: nothing to mispredict, for far
            // levels come in no order.
            int base = 0;
            for (int length = near; length > 1; length -= length >>> 1) {
                final int middle = base + (length >>> 1);
                base = sorted[middle] <= key ? middle : base;
            }
            high = near > 0 && sorted[base] <= key ? base : -1;
        }
        return high >= 0 && sorted[high] == key ? high : -2 - high;
    }

    /** Slot of the level or {@link #NONE}. */
    int find(final long key) {
        final int position = position(key);
        return position < 0 ? NONE : sortedSlots[position];
    }

    /** Slot of the level, made where it is missing. */
    int findOrInsert(final long key) {
        final int position = position(key);
        return position >= 0 ? sortedSlots[position] : insert(-1 - position, key);
    }

    private int insert(final int position, final long key) {
        if (size == sortedKeys.length) {
            grow();
        }
        int slot = firstFree;
        if (slot == NONE) {
            slot = used++;
        } else {
            firstFree = ints[slot * INTS];
        }
        final int better = size - position;
        System.arraycopy(sortedKeys, position, sortedKeys, position + 1, better);
        System.arraycopy(sortedSlots, position, sortedSlots, position + 1, better);
        sortedKeys[position] = key;
        sortedSlots[position] = slot;
        size++;
        keys[slot] = key;
        qtys[slot] = 0;
        ints[slot * INTS] = NONE;
        ints[slot * INTS + LAST] = NONE;
        ints[slot * INTS + COUNT] = 0;
        ints[slot * INTS + ANONYMOUS] = NONE;
        return slot;
    }

    /** Takes an empty level out. */
    void remove(final int slot) {
        final int position = position(keys[slot]);
        size--;
        final int better = size - position;
        System.arraycopy(sortedKeys, position + 1, sortedKeys, position, better);
        System.arraycopy(sortedSlots, position + 1, sortedSlots, position, better);
        ints[slot * INTS] = firstFree;
        firstFree = slot;
    }

    private void grow() {
        final int slots = sortedKeys.length * 2;
        sortedKeys = Arrays.copyOf(sortedKeys, slots);
        sortedSlots = Arrays.copyOf(sortedSlots, slots);
        keys = Arrays.copyOf(keys, slots);
        qtys = Arrays.copyOf(qtys, slots);
        ints = Arrays.copyOf(ints, slots * INTS);
    }

    /** Whether a level with that key is, or would be, one of the best {@link BookView#DEPTH}. */
    boolean isWithinDepth(final long key) {
        return size < BookView.DEPTH || key >= sortedKeys[size - BookView.DEPTH];
    }

    /** Key of the best level; {@link Long#MIN_VALUE} when the side is empty. */
    long bestKey() {
        return size == 0 ? Long.MIN_VALUE : sortedKeys[size - 1];
    }

    /** Price of the n-th best level or {@code Prices.NO_PRICE}. */
    long price(final int level) {
        final int position = size - 1 - level;
        return position < 0 ? Prices.NO_PRICE : flipped(sortedKeys[position]);
    }

    /** Slot of the n-th best level or {@link #NONE}. */
    int slot(final int level) {
        final int position = size - 1 - level;
        return position < 0 ? NONE : sortedSlots[position];
    }

    /** As {@link BookView#copyLevels}. */
    int copyBest(final long[] target) {
        final long[] keysInOrder = sortedKeys;
        final int[] slotsInOrder = sortedSlots;
        final long[] slotQtys = qtys;
        final int last = size - 1;
        final int count = Math.min(size, BookView.DEPTH);
        for (int level = 0; level < count; level++) {
            target[level] = flipped(keysInOrder[last - level]);
            target[BookView.DEPTH + level] = slotQtys[slotsInOrder[last - level]];
        }
        for (int level = count; level < BookView.DEPTH; level++) {
            target[level] = Prices.NO_PRICE;
            target[BookView.DEPTH + level] = 0;
        }
        return count;
    }

    /** Best price that is worse than the given one; {@code Prices.NO_PRICE} starts and ends. */
    long nextPrice(final long price) {
        if (price == Prices.NO_PRICE) {
            return price(0);
        }
        final int position = position(flipped(price));
        final int worse = position < 0 ? -2 - position : position - 1;
        return worse < 0 ? Prices.NO_PRICE : flipped(sortedKeys[worse]);
    }

    long key(final int slot) {
        return keys[slot];
    }

    long qty(final int slot) {
        return qtys[slot];
    }

    void addQty(final int slot, final long qty) {
        qtys[slot] += qty;
    }

    int first(final int slot) {
        return ints[slot * INTS];
    }

    void setFirst(final int slot, final int order) {
        ints[slot * INTS] = order;
    }

    int last(final int slot) {
        return ints[slot * INTS + LAST];
    }

    void setLast(final int slot, final int order) {
        ints[slot * INTS + LAST] = order;
    }

    int count(final int slot) {
        return ints[slot * INTS + COUNT];
    }

    int addCount(final int slot, final int orders) {
        return ints[slot * INTS + COUNT] += orders;
    }

    int anonymous(final int slot) {
        return ints[slot * INTS + ANONYMOUS];
    }

    void setAnonymous(final int slot, final int order) {
        ints[slot * INTS + ANONYMOUS] = order;
    }
}
