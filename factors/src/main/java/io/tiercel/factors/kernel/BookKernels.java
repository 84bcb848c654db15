package io.tiercel.factors.kernel;

/**
 * Factors of a book after each event. Every result is that of the streaming factor of the same definition, bit for bit unless said; never -0.0, never
 * an infinity.
 * <p>
 * Stateless: any number of threads. Each call allocates at most a few arrays of fixed size. O(events x levels).
 * <p>
 * A book is valid where both sides have a level and the best bid is below the best ask; what needs a distance from mid is NaN elsewhere.
 */
public interface BookKernels {
    /**
     * Carried mid in half price units: best bid + best ask of the latest valid book.
     *
     * @param book at least one level.
     * @param out  {@code [event]}, whole numbers; NaN before the first valid book.
     */
    void midSum(BookColumns book, double[] out);

    /**
     * Spread of a valid book.
     *
     * @param book     at least one level.
     * @param tickSize price units of a tick; 1 for whole price units.
     * @param out      {@code [event]}, ticks; NaN where not valid.
     */
    void spread(BookColumns book, double tickSize, double[] out);

    /**
     * Order flow imbalance: {@code sum over levels of 1[b>=b'] B - 1[b<=b'] B' - 1[a<=a'] A + 1[a>=a'] A'}, ' = one event before. Cont, Kukanov, Stoikov
     * (2014) for the best level, Xu, Gould, Howison (2019) for several.
     *
     * @param book   events.
     * @param levels 1 or more.
     * @param out    {@code [event]}, quantity units, positive = buy pressure; 0 at event 0.
     */
    void orderFlow(BookColumns book, int levels, double[] out);

    /**
     * Quantity-weighted mid less mid: {@code (S / 2) (B - A) / (B + A)}.
     *
     * @param book     at least one level.
     * @param tickSize price units of a tick.
     * @param out      {@code [event]}, ticks, positive = buy pressure; NaN where not valid.
     */
    void micropriceDeviation(BookColumns book, double tickSize, double[] out);

    /**
     * {@code (SB - SA) / (SB + SA)}, sums of quantity over levels.
     *
     * @param book   events; crossed books too.
     * @param levels 1 or more.
     * @param out    {@code [event]}, -1 to 1, positive = more on the bid; NaN where both sides are empty.
     */
    void depthImbalance(BookColumns book, int levels, double[] out);

    /**
     * {@link #depthImbalance} of weighted quantities.
     *
     * @param book    events; crossed books too.
     * @param weights of the levels, best first, positive; their number is that of the levels.
     * @param out     {@code [event]}, -1 to 1; NaN where both sides are empty.
     */
    void weightedDepthImbalance(BookColumns book, double[] weights, double[] out);

    /**
     * Least squares slope, with intercept, of cumulative quantity on distance from mid. Sums of distances, quantities and their products must stay below
     * 2^53.
     *
     * @param book   events.
     * @param isBid  which side.
     * @param levels 2 or more.
     * @param unit   the slope is multiplied by it: tick size / quantity unit for shares per tick.
     * @param out    {@code [event]}; NaN where not valid or the side has fewer than two levels.
     */
    void depthSlope(BookColumns book, boolean isBid, int levels, double unit, double[] out);

    /**
     * Distance from mid of the quantity-weighted average price.
     *
     * @param book     events.
     * @param isBid    which side.
     * @param levels   1 or more.
     * @param tickSize price units of a tick.
     * @param out      {@code [event]}, ticks, 0 or more; NaN where not valid.
     */
    void averageDistance(BookColumns book, boolean isBid, int levels, double tickSize, double[] out);

    /**
     * Average distance from mid paid for a quantity that walks the levels from the best, the last one in part.
     *
     * @param book     events.
     * @param isBid    side that is walked: bid for a sell order.
     * @param levels   1 or more.
     * @param sweepQty whole quantity units, positive.
     * @param tickSize price units of a tick.
     * @param out      {@code [event]}, ticks; NaN where not valid or the levels hold less.
     */
    void sweepCost(BookColumns book, boolean isBid, int levels, double sweepQty, double tickSize, double[] out);

    /**
     * Entropy of the shares of the levels in the quantity of a side: {@code -sum f ln f}.
     *
     * @param qtys   {@code [level][event]}, as in {@link BookColumns}.
     * @param levels 1 or more.
     * @param length events.
     * @param out    {@code [event]}, nats, 0 or more; NaN where no level has a quantity.
     */
    void depthEntropy(double[][] qtys, int levels, int length, double[] out);
}
