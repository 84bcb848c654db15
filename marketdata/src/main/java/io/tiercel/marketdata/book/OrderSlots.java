package io.tiercel.marketdata.book;

import java.util.Arrays;

/**
 * The resting orders of one book as numbered slots of a flat array, and the table from order id to slot.
 * <p>
 * Owned by the book's thread. Allocates when more orders rest at once than ever before: then the arrays double.
 * <p>
 * The table is open addressing with linear probing, at most half full; a removal shifts the entries behind it back, so there are no tombstones and
 * probes stay short however long the session lasts. The hash of an id is {@code id * 2^64 / golden ratio} (Fibonacci hashing: Knuth, The Art of
 * Computer Programming 3, 6.4); its upper bits are the home in the table.
 * <pre>
 * entry   bits 63..32  upper half of the hash: spares most looks at other orders, and tells the home when entries shift
 *         bits 31..0   slot + 1; the whole entry is 0 where nothing stands
 * </pre>
 */
final class OrderSlots {
    /** No slot. */
    static final int NONE = -1;

    private static final long FIBONACCI = 0x9E3779B97F4A7C15L;
    private static final long EMPTY = 0;

    /** Longs of one order: with the array's header of 16 bytes the six in use share one cache line. */
    private static final int LONGS = 8;

    private static final int ID = 0;
    private static final int QTY = 1;
    private static final int PRIORITY = 2;
    private static final int LEVEL = 3;
    private static final int PREVIOUS = 4;
    private static final int NEXT = 5;

    private long[] longs;
    private long[] table;
    private int shift;
    private int size;
    private int used;
    private int firstFree = NONE;

    OrderSlots(final int capacity) {
        final int slots = Integer.highestOneBit(Math.max(8, capacity) * 2 - 1);
        longs = new long[slots * LONGS];
        allocateTable(slots * 2);
    }

    private void allocateTable(final int entries) {
        table = new long[entries];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(entries);
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(table, EMPTY);
        size = 0;
        used = 0;
        firstFree = NONE;
    }

    /** Slot of a resting order or {@link #NONE}. */
    int find(final long id) {
        final long[] entries = table;
        final int mask = entries.length - 1;
        final long hash = id * FIBONACCI;
        for (int at = (int) (hash >>> shift); ; at = (at + 1) & mask) {
            final long entry = entries[at];
            if (entry == EMPTY) {
                return NONE;
            }
            if ((entry ^ hash) >>> Integer.SIZE == 0 && longs[((int) entry - 1) * LONGS] == id) {
                return (int) entry - 1;
            }
        }
    }

    /** Takes a slot for an order, or gives {@link #NONE} when the id is there already. Level and links are the caller's to set. */
    int insert(final long id, final long qty, final long priority) {
        if (size * LONGS == longs.length) {
            grow();
        }
        final long[] entries = table;
        final int mask = entries.length - 1;
        final long hash = id * FIBONACCI;
        int at = (int) (hash >>> shift);
        for (long entry = entries[at]; entry != EMPTY; entry = entries[at]) {
            if ((entry ^ hash) >>> Integer.SIZE == 0 && longs[((int) entry - 1) * LONGS] == id) {
                return NONE;
            }
            at = (at + 1) & mask;
        }
        int slot = firstFree;
        if (slot == NONE) {
            slot = used++;
        } else {
            firstFree = next(slot);
        }
        size++;
        entries[at] = entry(hash, slot);
        final int base = slot * LONGS;
        longs[base + ID] = id;
        longs[base + QTY] = qty;
        longs[base + PRIORITY] = priority;
        return slot;
    }

    private static long entry(final long hash, final int slot) {
        return ((hash >>> Integer.SIZE) << Integer.SIZE) | (slot + 1);
    }

    /** Gives back the slot of a resting order. */
    void remove(final int slot) {
        final long[] entries = table;
        final int mask = entries.length - 1;
        final long hash = id(slot) * FIBONACCI;
        final long gone = entry(hash, slot);
        int hole = (int) (hash >>> shift);
        while (entries[hole] != gone) {
            hole = (hole + 1) & mask;
        }
        int at = (hole + 1) & mask;
        for (long entry = entries[at]; entry != EMPTY; entry = entries[at]) {
            // An entry may fill the hole unless its home lies behind the hole on the way to where it stands.
            final int home = (int) (entry >>> shift);
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                entries[hole] = entry;
                hole = at;
            }
            at = (at + 1) & mask;
        }
        entries[hole] = EMPTY;
        setNext(slot, firstFree);
        firstFree = slot;
        size--;
    }

    private void grow() {
        longs = Arrays.copyOf(longs, longs.length * 2);
        final long[] old = table;
        allocateTable(old.length * 2);
        final int mask = table.length - 1;
        for (final long entry : old) {
            if (entry != EMPTY) {
                int at = (int) (entry >>> shift);
                while (table[at] != EMPTY) {
                    at = (at + 1) & mask;
                }
                table[at] = entry;
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
        return (int) longs[slot * LONGS + LEVEL];
    }

    void setLevel(final int slot, final int level) {
        longs[slot * LONGS + LEVEL] = level;
    }

    int previous(final int slot) {
        return (int) longs[slot * LONGS + PREVIOUS];
    }

    void setPrevious(final int slot, final int previous) {
        longs[slot * LONGS + PREVIOUS] = previous;
    }

    int next(final int slot) {
        return (int) longs[slot * LONGS + NEXT];
    }

    void setNext(final int slot, final int next) {
        longs[slot * LONGS + NEXT] = next;
    }
}
