package io.tiercel.marketdata.crypto;

/** What a Binance session knows of one symbol: also the best prices that wait for the difference of their update id. Owned by the session's thread. */
final class BinanceBook extends VenueBook {
    private static final int WAITING = 1024;
    private static final int TOP = SentTop.LENGTH;

    private final long[] ids = new long[WAITING];
    private final long[] tops = new long[WAITING * TOP];
    private long head;
    private long tail;

    /** Whether no difference has been applied since the snapshot. */
    boolean isFresh;

    BinanceBook(final String symbol) {
        super(symbol);
    }

    /** Keeps best prices until the book reaches their id; forgets the oldest where there is no room. */
    void await(final long id, final long[] top) {
        if (tail - head == WAITING) {
            head++;
        }
        final int slot = (int) (tail++ & WAITING - 1);
        ids[slot] = id;
        System.arraycopy(top, 0, tops, slot * TOP, TOP);
    }

    /** Whether best prices of just that id wait: then copies them. Forgets those of earlier ids. */
    boolean takeAwaited(final long id, final long[] top) {
        while (head < tail) {
            final int slot = (int) (head & WAITING - 1);
            if (ids[slot] > id) {
                return false;
            }
            head++;
            if (ids[slot] == id) {
                System.arraycopy(tops, slot * TOP, top, 0, TOP);
                return true;
            }
        }
        return false;
    }
}
