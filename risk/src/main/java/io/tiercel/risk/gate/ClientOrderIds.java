package io.tiercel.risk.gate;

import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.OrderIntent;
import java.util.Arrays;

/**
 * The ids that strategies have given to orders: a set of {@code long}s with open addressing.
 * <p>
 * Owned by the core's thread; doubles, and only then allocates, when more ids are remembered than ever before; an order without an id of its own costs
 * nothing. Add and find are O(1).
 */
final class ClientOrderIds {
    private static final int INITIAL_CAPACITY = 64;
    private static final long EMPTY = OrderIntent.NO_CLIENT_ORDER_ID;

    private long[] table = filled(INITIAL_CAPACITY);
    private int size;
    private long digest = StateHash.START;

    private static long[] filled(final int capacity) {
        final long[] table = new long[capacity];
        Arrays.fill(table, EMPTY);
        return table;
    }

    boolean contains(final long id) {
        final int mask = table.length - 1;
        int at = home(id, mask);
        while (table[at] != EMPTY && table[at] != id) {
            at = (at + 1) & mask;
        }
        return table[at] == id;
    }

    void add(final long id) {
        if (2 * (size + 1) > table.length) {
            grow();
        }
        put(id);
        digest = StateHash.mix(digest, id);
    }

    private void grow() {
        final long[] before = table;
        table = filled(2 * before.length);
        size = 0;
        for (final long id : before) {
            if (id != EMPTY) {
                put(id);
            }
        }
    }

    private void put(final long id) {
        final int mask = table.length - 1;
        int at = home(id, mask);
        while (table[at] != EMPTY) {
            at = (at + 1) & mask;
        }
        table[at] = id;
        size++;
    }

    /** A session begins: every id may be used again but for those that the caller adds. */
    void clear() {
        Arrays.fill(table, EMPTY);
        size = 0;
        digest = StateHash.START;
    }

    private static int home(final long id, final int mask) {
        final long spread = id * 0x9E37_79B9_7F4A_7C15L;
        return (int) (spread >>> 40) & mask;
    }

    long stateDigest() {
        return digest;
    }
}
