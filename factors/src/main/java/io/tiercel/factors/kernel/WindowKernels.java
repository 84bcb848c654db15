package io.tiercel.factors.kernel;

/**
 * Factors over the last N entries of a column. Every result is that of the streaming factor of the same definition, bit for bit unless said; never
 * -0.0, never an infinity from finite input.
 * <p>
 * Stateless: any number of threads. Each call allocates scratch of the size of a window. O(entries).
 * <p>
 * In all of them {@code window} is N, 1 or more; {@code length} the number of entries; {@code out} has at least as many places and may not be one of
 * the inputs; entries before {@code first} (N - 1 or more) come out as NaN: N for windows of events, whose first event has no change, N - 1 for
 * windows of trades.
 * <p>
 * <i>Whole</i> columns hold whole numbers below 2^52 in size; sums of them are exact, so neither drift nor order matter, and zero is told from almost
 * zero. Of other numbers in them the whole part counts, and NaN as 0, unless said.
 */
public interface WindowKernels {
    /**
     * {@code 1e4 ln(M_i / M_(i-lag))}.
     *
     * @param prices    whole column: mids in half price units, or prices; NaN where there is none.
     * @param lag       1 or more.
     * @param undefined what comes out for the first {@code lag} entries and where the quotient is not a positive number: NaN, or 0 for the returns that
     *                  variances are made of.
     * @param length    entries.
     * @param out       basis points.
     */
    void logReturn(double[] prices, int lag, double undefined, int length, double[] out);

    /**
     * {@code M_i - M_(i-1)}, 0 at entry 0 and where either is NaN.
     *
     * @param prices whole column, NaN where there is none.
     * @param length entries.
     * @param out    whole numbers.
     */
    void change(double[] prices, int length, double[] out);

    /**
     * Sum of whole numbers.
     *
     * @param xs     whole column.
     * @param window N.
     * @param first  entry with the first result.
     * @param length entries.
     * @param out    sums, exact.
     */
    void wholeSum(double[] xs, int window, int first, int length, double[] out);

    /**
     * Sum of any numbers without drift, in the order of {@link io.tiercel.factors.window.DoubleSumWindow}: blocks of N entries from entry 0 on; nothing is
     * ever subtracted.
     *
     * @param xs     any numbers.
     * @param window N.
     * @param first  entry with the first result.
     * @param length entries.
     * @param out    sums, off by at most N roundings where all have one sign.
     */
    void sum(double[] xs, int window, int first, int length, double[] out);

    /**
     * {@code sum x_j^2}, added as in {@link #sum}. Barndorff-Nielsen, Shephard (2002).
     *
     * @param returns any numbers.
     * @param window  N.
     * @param first   entry with the first result.
     * @param length  entries.
     * @param out     squares of the unit of the returns.
     */
    void realisedVariance(double[] returns, int window, int first, int length, double[] out);

    /**
     * {@code (pi/2) sum |x_j x_(j-1)|} over the N - 1 neighbours within a window, added as in {@link #sum}. Barndorff-Nielsen, Shephard (2004), without
     * small-sample factor.
     *
     * @param returns any numbers.
     * @param window  N, 2 or more.
     * @param first   entry with the first result.
     * @param length  entries.
     * @param out     squares of the unit of the returns.
     */
    void bipowerVariation(double[] returns, int window, int first, int length, double[] out);

    /**
     * {@code (x - mean) / sd} over the entries of a window that are not NaN, sd with 1/n.
     *
     * @param xs     whole column; NaN is left out.
     * @param window N, below 2^20.
     * @param first  entry with the first result.
     * @param length entries.
     * @param out    standard deviations; 0 where sd is 0, NaN where x is.
     */
    void zScore(double[] xs, int window, int first, int length, double[] out);

    /**
     * Least squares slope with intercept, {@code (n sum xy - sum x sum y) / (n sum x^2 - (sum x)^2)}: price impact where y are changes of mid and x signed
     * quantities. Kyle (1985).
     *
     * @param xs     whole column.
     * @param ys     whole column.
     * @param window N, below 2^20.
     * @param first  entry with the first result.
     * @param unit   the slope is multiplied by it, positive.
     * @param length entries.
     * @param out    slopes; NaN where all x of a window are equal.
     */
    void slope(double[] xs, double[] ys, int window, int first, double unit, int length, double[] out);

    /**
     * First autocorrelation: {@code sum over N - 1 neighbours of (x_j - mean)(x_(j-1) - mean) / sum (x_j - mean)^2}.
     *
     * @param xs     whole column.
     * @param window N, 2 or more, below 2^20.
     * @param first  entry with the first result.
     * @param length entries.
     * @param out    -1 to 1; NaN where all x of a window are equal.
     */
    void autocorrelation(double[] xs, int window, int first, int length, double[] out);

    /**
     * Highest number of a window.
     *
     * @param xs     any numbers.
     * @param window N.
     * @param first  entry with the first result.
     * @param length entries.
     * @param out    maxima; NaN where one of the window is NaN.
     */
    void max(double[] xs, int window, int first, int length, double[] out);

    /**
     * Lowest number of a window.
     *
     * @param xs     any numbers.
     * @param window N.
     * @param first  entry with the first result.
     * @param length entries.
     * @param out    minima; NaN where one of the window is NaN.
     */
    void min(double[] xs, int window, int first, int length, double[] out);

    /**
     * Exponentially weighted mean of squares: {@code y_i = keep y_(i-1) + (1 - keep) x_i^2}, {@code y_-1 = 0}; below 1e-290 it becomes 0. RiskMetrics
     * (1996). Four entries at a time are brought forward together, each from the value before the four. All terms being positive, that stays within
     * 1e-15 / (1 - keep) of the streaming factor relatively, but is not the same bits; and what that forgets step by step is forgotten here once in four.
     *
     * @param returns any numbers.
     * @param keep    0 to below 1.
     * @param length  entries.
     * @param out     squares of the unit of the returns.
     */
    void ewmaVariance(double[] returns, double keep, int length, double[] out);
}
