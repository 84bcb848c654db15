package io.tiercel.marketdata.simulation;

/**
 * What those who quote believe the instrument is worth: moved by every trade, now and then by opinion, rarely by news.
 * <p>
 * Owned by one thread; allocates nothing after construction. In ticks; kept inside the range of the matching book by reflection.
 * <ul>
 *   <li><b>Trade</b> k of a metaorder of sign s moves the value for good by {@code s * impact * (sqrt(k) - sqrt(k - 1)) / (1 + R / crowding)}:
 *       the square root of what has been worked off (Toth et al., "Anomalous price impact and the critical nature of liquidity", Physical
 *       Review X 1, 2011), less where trades crowd. R is the sum of such moves without their signs, each fading with a time constant of
 *       one second; that damping is ours and keeps bursts of trades from making returns without bounds.
 *   <li><b>Opinion</b> moves it by a uniform amount at a tenth of the quoting decisions, without a trade (ours).
 *   <li><b>News</b> moves it by a size uniform within a band, up or down alike: tails heavy but bounded (jumps of Merton, "Option pricing when
 *       underlying stock returns are discontinuous", Journal of Financial Economics 3, 1976; the band is ours).
 * </ul>
 */
final class FairValue {
    private static final double LOWEST_TICKS = MatchingBook.TICKS / 8.0;
    private static final double HIGHEST_TICKS = MatchingBook.TICKS * 7.0 / 8.0;
    private static final double IMPACT_TICKS = 7.0;
    private static final double OPINION_SHARE = 0.1;
    private static final double OPINION_TICKS = 3.0;
    private static final double CROWDING_NS = 1e9;
    private static final double CROWDING_TICKS = 10.0;
    private static final double SMALLEST_NEWS_TICKS = 26.0;
    private static final double LARGEST_NEWS_TICKS = 50.0;

    private final SeededRandom random;
    private double ticks;
    private double recentTicks;
    private long recentNs;

    /**
     * Starts at a price.
     *
     * @param random     used by this value among others.
     * @param startTicks within the middle three quarters of the matching book.
     */
    FairValue(final SeededRandom random, final double startTicks) {
        this.random = random;
        ticks = startTicks;
    }

    /** Returns the value in ticks. */
    double ticks() {
        return ticks;
    }

    /**
     * A trade tells something.
     *
     * @param sign  +1 for a buyer's trade, -1 for a seller's.
     * @param piece  place of the trade in its metaorder, from 1.
     * @param timeNs of the trade, not running back.
     */
    void onTrade(final int sign, final int piece, final long timeNs) {
        recentTicks *= StrictMath.exp(-(timeNs - recentNs) / CROWDING_NS);
        recentNs = timeNs;
        final double impact =
                IMPACT_TICKS * (Math.sqrt(piece) - Math.sqrt(piece - 1)) / (1.0 + recentTicks / CROWDING_TICKS);
        recentTicks += impact;
        move(sign * impact);
    }

    /** Somebody quotes: now and then opinion has moved without a trade. */
    void onQuote() {
        if (random.chance(OPINION_SHARE)) {
            move(OPINION_TICKS * (2.0 * random.unit() - 1.0));
        }
    }

    /** News arrives. */
    void onNews() {
        final double size = SMALLEST_NEWS_TICKS + (LARGEST_NEWS_TICKS - SMALLEST_NEWS_TICKS) * random.unit();
        move((random.bits() & 1L) == 0 ? size : -size);
    }

    private void move(final double byTicks) {
        ticks += byTicks;
        if (ticks < LOWEST_TICKS) {
            ticks = 2 * LOWEST_TICKS - ticks;
        } else if (ticks > HIGHEST_TICKS) {
            ticks = 2 * HIGHEST_TICKS - ticks;
        }
    }
}
