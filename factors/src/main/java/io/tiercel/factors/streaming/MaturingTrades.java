package io.tiercel.factors.streaming;

import io.tiercel.factors.catalogue.Factor;

/**
 * Trades that wait for the mid a number of events later, which splits what they paid into realised spread and price impact (Huang, Stoll
 * 1997).
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1).
 */
final class MaturingTrades {
    private static final int REALISED_SPREAD_20EV = Factor.REALISED_SPREAD_20EV.index();
    private static final int PRICE_IMPACT_20EV = Factor.PRICE_IMPACT_20EV.index();

    private final double[] values;
    private final int horizonEvents;
    private final double tickSize;
    private final long[] events;
    private final long[] prices;
    private final long[] midsBefore;
    private final int[] signs;
    private final int mask;
    private int head;
    private int tail;

    /**
     * @param values        the instrument's factor values, written in place.
     * @param horizonEvents events until a trade is judged.
     * @param tickSize      price units of a tick.
     */
    MaturingTrades(final double[] values, final int horizonEvents, final double tickSize) {
        this.values = values;
        this.horizonEvents = horizonEvents;
        this.tickSize = tickSize;
        // One more than the horizon: a trade enters before the one a horizon older leaves.
        final int capacity = Integer.highestOneBit(horizonEvents) << 1;
        events = new long[capacity];
        prices = new long[capacity];
        midsBefore = new long[capacity];
        signs = new int[capacity];
        mask = capacity - 1;
    }

    /**
     * @param event     number of the trade's event.
     * @param sign      aggressor.
     * @param price     of the trade, in price units.
     * @param midBefore carried mid before it, in half price units.
     */
    void add(final long event, final int sign, final long price, final long midBefore) {
        // of several trades of one event only the last one is ever told
        if (tail != head && events[(tail - 1) & mask] == event) {
            tail--;
        }
        final int at = tail & mask;
        events[at] = event;
        signs[at] = sign;
        prices[at] = price;
        midsBefore[at] = midBefore;
        tail++;
    }

    /**
     * @param event number of the event.
     * @param mid   carried mid after it, in half price units.
     */
    void mature(final long event, final long mid) {
        final int at = head & mask;
        if (head != tail && events[at] == event - horizonEvents) {
            head++;
            final long sign = signs[at];
            values[REALISED_SPREAD_20EV] = sign * (2L * prices[at] - mid) / tickSize;
            values[PRICE_IMPACT_20EV] = sign * (mid - midsBefore[at]) / tickSize;
        }
    }
}
