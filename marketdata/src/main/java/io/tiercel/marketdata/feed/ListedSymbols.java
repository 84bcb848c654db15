package io.tiercel.marketdata.feed;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Listing;
import java.util.Arrays;

/**
 * The symbols of text rows and their instruments. Owned by the ingress thread; allocates when a symbol is met for the first time, else nothing.
 */
public final class ListedSymbols {
    private static final int MAX_SYMBOLS = 1 << 15;
    private static final int LONGEST_SYMBOL = 64;

    private final Listing listing;
    private final int priceScale;
    private final int qtyScale;
    private byte[][] symbols = new byte[64][];
    private int[] ids = new int[64];
    private int size;
    private int last = -1;

    /**
     * @param listing    decides.
     * @param priceScale decimals of the source's prices.
     * @param qtyScale   decimals of the source's quantities.
     */
    public ListedSymbols(final Listing listing, final int priceScale, final int qtyScale) {
        this.listing = listing;
        this.priceScale = priceScale;
        this.qtyScale = qtyScale;
    }

    /**
     * @param row    at a row.
     * @param column of the symbol.
     * @return dense id or {@code Listing.NOT_LISTED}.
     * @throws BadInputException when the column holds no symbol.
     */
    public int id(final TextColumns row, final int column) {
        final byte[] bytes = row.bytes();
        final int from = row.from(column);
        final int to = row.to(column);
        if (last >= 0 && isSame(last, bytes, from, to)) {
            return ids[last];
        }
        int slot = hash(bytes, from, to) & (symbols.length - 1);
        while (symbols[slot] != null && !isSame(slot, bytes, from, to)) {
            slot = (slot + 1) & (symbols.length - 1);
        }
        if (symbols[slot] == null) {
            slot = add(row, column);
        }
        last = slot;
        return ids[slot];
    }

    /**
     * @param id a listed one.
     * @return its instrument.
     */
    public Instrument instrument(final int id) {
        return listing.instrument(id);
    }

    private boolean isSame(final int slot, final byte[] bytes, final int from, final int to) {
        final byte[] symbol = symbols[slot];
        return Arrays.equals(symbol, 0, symbol.length, bytes, from, to);
    }

    private int add(final TextColumns row, final int column) {
        final String symbol = row.text(column);
        if (symbol.isBlank()
                || symbol.length() > LONGEST_SYMBOL
                || !symbol.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw row.bad(column, "a symbol of at most " + LONGEST_SYMBOL + " letters");
        }
        if (size == MAX_SYMBOLS) {
            throw row.bad(column, "at most " + MAX_SYMBOLS + " symbols in one source");
        }
        if (2 * (size + 1) > symbols.length) {
            grow();
        }
        size++;
        final byte[] key = Arrays.copyOfRange(row.bytes(), row.from(column), row.to(column));
        try {
            return put(key, listing.list(symbol, priceScale, qtyScale, 1, 1));
        } catch (final BadInputException e) {
            throw row.bad(column, e);
        }
    }

    private int put(final byte[] symbol, final int id) {
        int slot = hash(symbol, 0, symbol.length) & (symbols.length - 1);
        while (symbols[slot] != null) {
            slot = (slot + 1) & (symbols.length - 1);
        }
        symbols[slot] = symbol;
        ids[slot] = id;
        return slot;
    }

    private void grow() {
        final byte[][] oldSymbols = symbols;
        final int[] oldIds = ids;
        symbols = new byte[2 * oldSymbols.length][];
        ids = new int[2 * oldIds.length];
        for (int i = 0; i < oldSymbols.length; i++) {
            if (oldSymbols[i] != null) {
                put(oldSymbols[i], oldIds[i]);
            }
        }
    }

    private static int hash(final byte[] bytes, final int from, final int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }
}
