package io.tiercel.marketdata.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * What a session keeps by symbol, found by the symbol's bytes inside of a frame.
 * <p>
 * Owned by the session's thread; allocates when a symbol is met for the first time.
 */
final class SymbolTable<T> {
    private static final int CAPACITY = 64;

    private final Function<String, T> make;
    private final List<T> all = new ArrayList<>();
    private final List<T> view = Collections.unmodifiableList(all);
    private byte[][] keys = new byte[CAPACITY][];
    private Object[] values = new Object[CAPACITY];
    private byte[] lastKey = {};
    private T last;

    /** {@code make} tells what to keep of a symbol met for the first time. */
    SymbolTable(final Function<String, T> make) {
        this.make = make;
    }

    /** What is kept of the symbol between the two places. */
    T find(final byte[] bytes, final int from, final int to) {
        if (last != null && Arrays.equals(bytes, from, to, lastKey, 0, lastKey.length)) {
            return last;
        }
        int slot = slot(bytes, from, to);
        if (keys[slot] == null) {
            slot = add(bytes, from, to);
        }
        return remember(slot);
    }

    @SuppressWarnings("unchecked")
    private T remember(final int slot) {
        lastKey = keys[slot];
        last = (T) values[slot];
        return last;
    }

    /** The same by name; cold. */
    T find(final String symbol) {
        final byte[] bytes = symbol.getBytes(StandardCharsets.ISO_8859_1);
        return find(bytes, 0, bytes.length);
    }

    private int slot(final byte[] bytes, final int from, final int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        int slot = (hash ^ hash >>> 15) & keys.length - 1;
        while (keys[slot] != null && !Arrays.equals(bytes, from, to, keys[slot], 0, keys[slot].length)) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private int add(final byte[] bytes, final int from, final int to) {
        if (2 * (all.size() + 1) > keys.length) {
            grow();
        }
        final int slot = slot(bytes, from, to);
        final T made = make.apply(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        keys[slot] = Arrays.copyOfRange(bytes, from, to);
        values[slot] = made;
        all.add(made);
        return slot;
    }

    private void grow() {
        final byte[][] oldKeys = keys;
        final Object[] oldValues = values;
        keys = new byte[2 * oldKeys.length][];
        values = new Object[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                final int slot = slot(oldKeys[i], 0, oldKeys[i].length);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Everything kept, in the order of first appearance. */
    List<T> all() {
        return view;
    }
}
