package io.tiercel.factors.streaming;

import java.util.Arrays;

/**
 * The trades of an instrument's last event, in the order they were told: most events have none, a group of records may have many.
 * <p>
 * Owned by the core's thread; allocates only where an event has more trades than any before it.
 */
public final class EventTrades {
    private static final int FIRST_ROOM = 16;

    private long[] prices = new long[FIRST_ROOM];
    private long[] qtys = new long[FIRST_ROOM];
    private int[] signs = new int[FIRST_ROOM];
    private int count;
    private long totalQty;

    EventTrades() {}

    void clear() {
        count = 0;
        totalQty = 0L;
    }

    void add(final long price, final long qty, final int sign) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            qtys = Arrays.copyOf(qtys, 2 * count);
            signs = Arrays.copyOf(signs, 2 * count);
        }
        prices[count] = price;
        qtys[count] = qty;
        signs[count] = sign;
        count++;
        totalQty += qty;
    }

    /**
     * @return number of trades; their places run from 0.
     */
    public int count() {
        return count;
    }

    /**
     * @param place of a trade.
     * @return its price, in price units.
     */
    public long price(final int place) {
        return prices[place];
    }

    /**
     * @param place of a trade.
     * @return its quantity, in quantity units.
     */
    public long qty(final int place) {
        return qtys[place];
    }

    /**
     * @param place of a trade.
     * @return sign of its aggressor, by Lee and Ready (1991) where the feed does not tell it: +1 buyer, -1 seller, 0 nobody knows.
     */
    public int sign(final int place) {
        return signs[place];
    }

    /**
     * @return quantity of all of them, in quantity units.
     */
    public long totalQty() {
        return totalQty;
    }
}
