package io.tiercel.marketdata.dbn;

import java.util.Arrays;

/**
 * What rests of one instrument, by order id: a record tells an order's new state, events tell the change, so the old state has to be known.
 * <p>
 * Owned by the ingress thread. Allocates when more orders rest at once than ever before: then the table doubles.
 * <p>
 * Open addressing with linear probing, at most half full; a removal shifts the entries behind it back. Fibonacci hashing (Knuth, The Art of Computer
 * Programming 3, 6.4). An entry is three longs: id (0 = free), price, quantity times two plus side.
 */
final class RestingOrders {
    /** No entry. */
    static final int NONE = -1;

    private static final long FIBONACCI = 0x9E3779B97F4A7C15L;
    private static final int INITIAL_ENTRIES = 64;
    private static final int LONGS = 4;
    private static final int PRICE = 1;
    private static final int QTY_AND_SIDE = 2;

    private long[] longs = new long[INITIAL_ENTRIES * LONGS];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(INITIAL_ENTRIES);
    private int size;

    int size() {
        return size;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(longs, 0);
            size = 0;
        }
    }

    /** Entry of an order or {@link #NONE}; valid until the next change of another order. */
    int find(final long id) {
        final long[] entries = longs;
        final int mask = entries.length - 1;
        int at = home(id);
        while (entries[at] != id) {
            if (entries[at] == 0) {
                return NONE;
            }
            at = (at + LONGS) & mask;
        }
        return at;
    }

    /** A new order; its id is positive and not there yet. */
    void put(final long id, final long price, final long qty, final int side) {
        if ((size + 1) * 2 * LONGS > longs.length) {
            grow();
        }
        insert(id, price, qty << 1 | side);
        size++;
    }

    private void insert(final long id, final long price, final long qtyAndSide) {
        final int mask = longs.length - 1;
        int at = home(id);
        while (longs[at] != 0) {
            at = (at + LONGS) & mask;
        }
        longs[at] = id;
        longs[at + PRICE] = price;
        longs[at + QTY_AND_SIDE] = qtyAndSide;
    }

    private int home(final long id) {
        return (int) ((id * FIBONACCI) >>> shift) * LONGS;
    }

    private void grow() {
        final long[] old = longs;
        longs = new long[old.length * 2];
        shift--;
        for (int at = 0; at < old.length; at += LONGS) {
            if (old[at] != 0) {
                insert(old[at], old[at + PRICE], old[at + QTY_AND_SIDE]);
            }
        }
    }

    void remove(final int entry) {
        final long[] entries = longs;
        final int mask = entries.length - 1;
        int hole = entry;
        for (int at = (hole + LONGS) & mask; entries[at] != 0; at = (at + LONGS) & mask) {
            // An entry may fill the hole unless its home lies behind the hole on the way to where it stands.
            if (((at - home(entries[at])) & mask) >= ((at - hole) & mask)) {
                System.arraycopy(entries, at, entries, hole, LONGS);
                hole = at;
            }
        }
        entries[hole] = 0;
        size--;
    }

    void set(final int entry, final long price, final long qty) {
        longs[entry + PRICE] = price;
        longs[entry + QTY_AND_SIDE] = qty << 1 | side(entry);
    }

    long price(final int entry) {
        return longs[entry + PRICE];
    }

    long qty(final int entry) {
        return longs[entry + QTY_AND_SIDE] >>> 1;
    }

    int side(final int entry) {
        return (int) longs[entry + QTY_AND_SIDE] & 1;
    }
}
