package io.tiercel.marketdata.simulation;

/**
 * When orders come: two mutually exciting point processes, trading orders and quoting orders, whose arrivals breed arrivals.
 * <p>
 * Owned by one thread; allocates nothing after construction.
 * <p>
 * {@code lambda_i(t) = mu_i + sum over arrivals (j, s < t) sum over k of n_ij * w_k * beta_k * exp(-beta_k * (t - s))}: i, j in {trading,
 * quoting}; k in {fast, slow}; n_ij = children of kind i that one arrival of kind j breeds on average; the weights w_k sum to 1. The base
 * rates follow from the wanted mean rates: {@code mu = (I - N) * mean}. Next arrivals are drawn by thinning, which is exact because the
 * intensity only falls between arrivals. Source: Hawkes, "Spectra of some self-exciting and mutually exciting point processes", Biometrika
 * 58, 1971; Ogata, "On Lewis' simulation method for point processes", IEEE Trans. Inf. Theory 27, 1981; order kinds after Large,
 * "Measuring the resiliency of an electronic limit order book", Journal of Financial Markets 10, 2007.
 */
final class ClusteredClock {
    /** Kind of arrival: an order that wants to trade at once. */
    static final int TRADING = 0;

    /** Kind of arrival: an order, cancel or replacement that adds or takes liquidity without trading. */
    static final int QUOTING = 1;

    private static final double NS_PER_SECOND = 1e9;
    private static final double FAST_DECAY = 25.0;
    private static final double SLOW_DECAY = 1.2;
    private static final double FAST_WEIGHT = 0.55;
    private static final double SLOW_WEIGHT = 1.0 - FAST_WEIGHT;

    private static final double TRADES_PER_TRADE = 0.70;
    private static final double TRADES_PER_QUOTE = 0.006;
    private static final double QUOTES_PER_TRADE = 2.0;
    private static final double QUOTES_PER_QUOTE = 0.62;
    private static final double TRADES_PER_NEWS = 2.0;
    private static final double QUOTES_PER_NEWS = 12.0;

    private final SeededRandom random;
    private final double tradingBase;
    private final double quotingBase;
    private final double clustering;

    private double tradingFast;
    private double tradingSlow;
    private double quotingFast;
    private double quotingSlow;
    private long timeNs;
    private int kind = QUOTING;

    /**
     * Starts at rest.
     *
     * @param random           used by this clock among others.
     * @param startNs          time of the start.
     * @param tradingPerSecond wanted mean rate of trading arrivals.
     * @param quotingPerSecond wanted mean rate of quoting arrivals.
     * @param clustering       0 (memoryless, a Poisson process) to 1: scales all excitation, mean rates kept.
     */
    ClusteredClock(
            final SeededRandom random,
            final long startNs,
            final double tradingPerSecond,
            final double quotingPerSecond,
            final double clustering) {
        this.random = random;
        this.clustering = clustering;
        timeNs = startNs;
        tradingBase = tradingPerSecond
                - clustering * (TRADES_PER_TRADE * tradingPerSecond + TRADES_PER_QUOTE * quotingPerSecond);
        quotingBase = quotingPerSecond
                - clustering * (QUOTES_PER_TRADE * tradingPerSecond + QUOTES_PER_QUOTE * quotingPerSecond);
    }

    /** Moves to the next arrival; {@link #timeNs()} and {@link #kind()} tell which. */
    void advance() {
        while (true) {
            final double bound = tradingBase + tradingFast + tradingSlow + quotingBase + quotingFast + quotingSlow;
            final double gapSeconds = random.exponential() / bound;
            final long gapNs = (long) (gapSeconds * NS_PER_SECOND) + 1;
            decay(gapSeconds);
            timeNs += gapNs;
            final double trading = tradingBase + tradingFast + tradingSlow;
            final double total = trading + quotingBase + quotingFast + quotingSlow;
            final double mark = random.unit() * bound;
            if (mark < total) {
                if (mark < trading) {
                    kind = TRADING;
                    excite(TRADES_PER_TRADE, QUOTES_PER_TRADE);
                } else {
                    kind = QUOTING;
                    excite(TRADES_PER_QUOTE, QUOTES_PER_QUOTE);
                }
                return;
            }
        }
    }

    /** News broke at the last arrival: it breeds arrivals of its own. */
    void shock() {
        excite(TRADES_PER_NEWS, QUOTES_PER_NEWS);
    }

    /** Returns the time of the last arrival, in the unit and from the origin of the start time. */
    long timeNs() {
        return timeNs;
    }

    /** Returns {@link #TRADING} or {@link #QUOTING}. */
    int kind() {
        return kind;
    }

    private void excite(final double trades, final double quotes) {
        tradingFast += clustering * trades * FAST_WEIGHT * FAST_DECAY;
        tradingSlow += clustering * trades * SLOW_WEIGHT * SLOW_DECAY;
        quotingFast += clustering * quotes * FAST_WEIGHT * FAST_DECAY;
        quotingSlow += clustering * quotes * SLOW_WEIGHT * SLOW_DECAY;
    }

    private void decay(final double seconds) {
        final double fast = StrictMath.exp(-FAST_DECAY * seconds);
        final double slow = StrictMath.exp(-SLOW_DECAY * seconds);
        tradingFast *= fast;
        tradingSlow *= slow;
        quotingFast *= fast;
        quotingSlow *= slow;
    }
}
