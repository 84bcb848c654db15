package io.tiercel.marketdata.book;

import io.tiercel.marketdata.instrument.Prices;
import java.util.Arrays;

/**
 * The resting orders of one book as numbered slots of flat arrays, and the table from order id to slot.
 * <p>
 * Owned by the book's thread. Allocates when more orders rest at once than ever before: then the arrays double.
 * <p>
 * The table is open addressing with linear probing over pairs (id, slot), at most half full; a removal shifts the entries behind it back, so there
 * are no tombstones and probes stay short however long the session lasts. Home of an id: the upper bits of {@code id * 2^64 / golden ratio}
 * (Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4).
 */
final class OrderSlots {
    /** No slot. */
    static final int NONE = -1;

    private static final long FIBONACCI = 0x9E3779B97F4A7C15L;

    /** Longs of one order: id, leaves, priority, and one to keep orders from straddling more cache lines than needed. */
    private static final int LONGS = 4;

    private static final int QTY = 1;
    private static final int PRIORITY = 2;

    /** Ints of one order: slot in front, slot behind, level. */
    private static final int INTS = 4;

    private static final int NEXT = 1;
    private static final int LEVEL = 2;

    private long[] longs;
    private int[] ints;
    private long[] table;
    private int shift;
    private int size;
    private int used;
    private int firstFree = NONE;

    OrderSlots(final int capacity) {
        final int slots = Integer.highestOneBit(Math.max(8, capacity) * 2 - 1);
        longs = new long[slots * LONGS];
        ints = new int[slots * INTS];
        table = emptyTable(slots);
    }

    private long[] emptyTable(final int slots) {
        final long[] empty = new long[slots * 4];
        Arrays.fill(empty, Prices.NO_ORDER_ID);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(slots * 2);
        return empty;
    }

    private int home(final long id) {
        return (int) ((id * FIBONACCI) >>> shift) << 1;
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(table, Prices.NO_ORDER_ID);
        size = 0;
        used = 0;
        firstFree = NONE;
    }

    /** Slot of a resting order or {@link #NONE}. {@code Prices.NO_ORDER_ID} is never found: its entry would be an empty one. */
    int find(final long id) {
        final long[] pairs = table;
        final int mask = pairs.length - 1;
        int at = home(id);
        while (true) {
            final long other = pairs[at];
            if (other == id) {
                return id == Prices.NO_ORDER_ID ? NONE : (int) pairs[at + 1];
            }
            if (other == Prices.NO_ORDER_ID) {
                return NONE;
            }
            at = (at + 2) & mask;
        }
    }

    /** Takes a slot for an order that is not there yet; its links are undefined. */
    int insert(final long id, final long qty, final long priority, final int level) {
        if (size << 2 == ints.length) {
            grow();
        }
        int slot = firstFree;
        if (slot == NONE) {
            slot = used++;
        } else {
            firstFree = ints[slot * INTS + NEXT];
        }
        size++;
        final int base = slot * LONGS;
        longs[base] = id;
        longs[base + QTY] = qty;
        longs[base + PRIORITY] = priority;
        ints[slot * INTS + LEVEL] = level;
        put(table, id, slot);
        return slot;
    }

    private void put(final long[] pairs, final long id, final int slot) {
        final int mask = pairs.length - 1;
        int at = home(id);
        while (pairs[at] != Prices.NO_ORDER_ID) {
            at = (at + 2) & mask;
        }
        pairs[at] = id;
        pairs[at + 1] = slot;
    }

    /** Gives back the slot of a resting order. */
    void remove(final int slot) {
        final long id = longs[slot * LONGS];
        final long[] pairs = table;
        final int mask = pairs.length - 1;
        int hole = home(id);
        while (pairs[hole] != id) {
            hole = (hole + 2) & mask;
        }
        int at = hole;
        while (true) {
            at = (at + 2) & mask;
            final long other = pairs[at];
            if (other == Prices.NO_ORDER_ID) {
                break;
            }
            // An entry may fill the hole when its home does not lie behind the hole on the way to where it stands.
            final int home = home(other);
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                pairs[hole] = other;
                pairs[hole + 1] = pairs[at + 1];
                hole = at;
            }
        }
        pairs[hole] = Prices.NO_ORDER_ID;
        ints[slot * INTS + NEXT] = firstFree;
        firstFree = slot;
        size--;
    }

    private void grow() {
        longs = Arrays.copyOf(longs, longs.length * 2);
        ints = Arrays.copyOf(ints, ints.length * 2);
        final long[] old = table;
        table = emptyTable(ints.length / INTS);
        for (int at = 0; at < old.length; at += 2) {
            if (old[at] != Prices.NO_ORDER_ID) {
                put(table, old[at], (int) old[at + 1]);
            }
        }
    }

    long id(final int slot) {
        return longs[slot * LONGS];
    }

    long qty(final int slot) {
        return longs[slot * LONGS + QTY];
    }

    void setQty(final int slot, final long qty) {
        longs[slot * LONGS + QTY] = qty;
    }

    long priority(final int slot) {
        return longs[slot * LONGS + PRIORITY];
    }

    int level(final int slot) {
        return ints[slot * INTS + LEVEL];
    }

    int previous(final int slot) {
        return ints[slot * INTS];
    }

    int next(final int slot) {
        return ints[slot * INTS + NEXT];
    }

    void setPrevious(final int slot, final int previous) {
        ints[slot * INTS] = previous;
    }

    void setNext(final int slot, final int next) {
        ints[slot * INTS + NEXT] = next;
    }
}
