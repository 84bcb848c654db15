package io.tiercel.factors.evaluation;

/**
 * What came after each date: the labels that a factor is held against. Stateless, cold.
 * <p>
 * A label of date t uses prices of t and later only, and a factor of date t those of t and earlier: what both know is the price of t.
 */
public final class ForwardReturns {
    private ForwardReturns() {}

    /**
     * Simple returns over the next dates: {@code R_t = P_{t+h} / P_t - 1}.
     *
     * @param prices  positive.
     * @param horizon h in dates, 1 or more.
     * @return returns; NaN for the last h dates, whose returns nobody knows yet.
     */
    public static Panel over(final Panel prices, final int horizon) {
        return between(prices, 0, horizon);
    }

    /**
     * Simple returns over one later date: {@code P_{t+lag+1} / P_{t+lag} - 1}.
     *
     * @param prices positive.
     * @param lag    dates to wait, 0 or more.
     * @return returns; NaN where the end is past the last date.
     */
    public static Panel oneDateAfter(final Panel prices, final int lag) {
        return between(prices, lag, lag + 1);
    }

    private static Panel between(final Panel prices, final int from, final int to) {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "return from date +" + from + " to +" + to + ", expected 0 or later and at least one date");
        }
        final double[][] rows = new double[prices.dates().size()][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = prices.undefined();
            if (t + to < rows.length) {
                for (int a = 0; a < rows[t].length; a++) {
                    rows[t][a] = prices.value(t + to, a) / prices.value(t + from, a) - 1;
                }
            }
        }
        return new Panel(prices.dates(), prices.assets(), rows);
    }
}
