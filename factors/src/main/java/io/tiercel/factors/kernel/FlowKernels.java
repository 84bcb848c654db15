package io.tiercel.factors.kernel;

/**
 * Factors of the flow of orders and trades. Every result is that of the streaming factor of the same definition, bit for bit unless said; never -0.0,
 * never an infinity from finite input.
 * <p>
 * Stateless: any number of threads. Each call allocates scratch of the size of a window. O(entries).
 */
public interface FlowKernels {
    /**
     * {@code X_i = X_(i-1) exp(-beta (t_i - t_(i-1))) + x_i}, X before entry 0 = 0.
     *
     * @param timesNs    nanoseconds, never running back.
     * @param xs         any numbers.
     * @param decayPerNs beta, 0 or more.
     * @param length     entries.
     * @param out        unit of x.
     */
    void decayedSum(long[] timesNs, double[] xs, double decayPerNs, int length, double[] out);

    /**
     * Volume-synchronised imbalance of aggressors: {@code sum |Vbuy - Vsell| / (n V)} over the last n full buckets of volume V; a trade is split over as many
     * buckets as it fills. Easley, Lopez de Prado, O'Hara (2012), with true signs in place of bulk classification.
     *
     * @param qtys       quantity traded at each entry, whole, 0 for no trade.
     * @param signedQtys the same, negative for a selling aggressor, 0 for an unknown one.
     * @param bucketQty  V, whole, positive, below 2^52.
     * @param buckets    n, 1 or more.
     * @param length     entries.
     * @param out        0 to 1; NaN before n buckets are full; held between.
     */
    void volumeImbalance(double[] qtys, double[] signedQtys, double bucketQty, int buckets, int length, double[] out);

    /**
     * Quotient of two sums over the last N entries: trade imbalance (signed quantity by quantity), average price (money by quantity), flow by depth.
     *
     * @param numerators   whole numbers, sums below 2^52.
     * @param denominators whole numbers, sums below 2^52.
     * @param window       N, 1 or more.
     * @param first        entry with the first result, N - 1 or more; NaN before it.
     * @param length       entries.
     * @param out          quotient; NaN where the lower sum is 0.
     */
    void sumRatio(double[] numerators, double[] denominators, int window, int first, int length, double[] out);

    /**
     * Holds values known at some events until the next one: from entries of trades to entries of events.
     *
     * @param events {@code [trade]}, event of each trade, ascending; of several trades of one event the last counts.
     * @param values {@code [trade]}.
     * @param trades number of trades.
     * @param length number of events.
     * @param out    {@code [event]}; NaN before the first trade.
     */
    void hold(int[] events, double[] values, int trades, int length, double[] out);
}
