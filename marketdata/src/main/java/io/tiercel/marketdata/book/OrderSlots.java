package io.tiercel.marketdata.book;

import java.util.Arrays;

/**
 * The resting orders of one book as numbered slots of a flat array, and the table from order id to slot.
 * <p>
 * Owned by the book's thread. Allocates when more orders rest at once than ever before: then the arrays double.
 * <p>
 * The table is open addressing with linear probing, at most an eighth full, which takes 32 bytes an order and makes nearly every probe end where it
 * begins: a second look is a branch that the processor guesses wrong (measured on the AAPL hour: a fifth of the time of an event). A removal shifts
 * the entries behind it back, so there are no tombstones and probes stay short however long the session lasts. The hash of an id is
 * {@code id * 2^64 / golden ratio} (Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4); its upper bits are the home in the table. An
 * entry is slot + 1, 0 where nothing stands.
 */
final class OrderSlots {
    /** No slot. */
    static final int NONE = -1;

    private static final long FIBONACCI = 0x9E3779B97F4A7C15L;
    private static final int EMPTY = 0;

    /** Entries of the table for each slot, a power of two. */
    private static final int ENTRIES_PER_SLOT = 8;

    /** Longs of one order: with the array's header of 16 bytes the six in use share one cache line. */
    private static final int LONGS = 8;

    private static final int ID = 0;
    private static final int QTY = 1;
    private static final int PRIORITY = 2;
    private static final int LEVEL = 3;
    private static final int PREVIOUS = 4;
    private static final int NEXT = 5;

    private long[] longs;
    private int[] table;
    private int shift;
    private int size;
    private int used;
    private int firstFree = NONE;

    OrderSlots(final int capacity) {
        final int slots = Integer.highestOneBit(Math.max(8, capacity) * 2 - 1);
        longs = new long[slots * LONGS];
        allocateTable(slots * ENTRIES_PER_SLOT);
    }

    private void allocateTable(final int entries) {
        table = new int[entries];
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

    private int home(final long id) {
        return (int) ((id * FIBONACCI) >>> shift);
    }

    /** Slot of a resting order or {@link #NONE}. */
    int find(final long id) {
        final int[] entries = table;
        final int mask = entries.length - 1;
        for (int at = home(id); ; at = (at + 1) & mask) {
            final int slot = entries[at] - 1;
            if (slot < 0 || longs[slot * LONGS] == id) {
                return slot;
            }
        }
    }

    /** Takes a slot for an order, or gives {@link #NONE} when the id is there already. Level and links are the caller's to set. */
    int insert(final long id, final long qty, final long priority) {
        if (size * LONGS == longs.length) {
            grow();
        }
        final int[] entries = table;
        final int mask = entries.length - 1;
        int at = home(id);
        for (int entry = entries[at]; entry != EMPTY; entry = entries[at]) {
            if (longs[(entry - 1) * LONGS] == id) {
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
        entries[at] = slot + 1;
        final int base = slot * LONGS;
        longs[base + ID] = id;
        longs[base + QTY] = qty;
        longs[base + PRIORITY] = priority;
        return slot;
    }

    /** Gives back the slot of a resting order. */
    void remove(final int slot) {
        final int[] entries = table;
        final int mask = entries.length - 1;
        int hole = home(id(slot));
        while (entries[hole] != slot + 1) {
            hole = (hole + 1) & mask;
        }
        int at = (hole + 1) & mask;
        for (int entry = entries[at]; entry != EMPTY; entry = entries[at]) {
            final int home = home(id(entry - 1));
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
        final int[] old = table;
        allocateTable(old.length * 2);
        final int mask = table.length - 1;
        for (final int entry : old) {
            if (entry != EMPTY) {
                int at = home(id(entry - 1));
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

    /** A resting order that enters anew under its id. */
    void renew(final int slot, final long qty, final long priority) {
        longs[slot * LONGS + QTY] = qty;
        longs[slot * LONGS + PRIORITY] = priority;
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
