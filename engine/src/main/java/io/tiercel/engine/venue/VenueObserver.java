package io.tiercel.engine.venue;

/**
 * Looks at the market as the simulated venue has it, in venue time: whoever measures fills by what came after them. Called on the core's thread; changes
 * nothing and is no part of the core's state.
 */
public interface VenueObserver {
    /**
     * The last uncrossed mid is another one than before.
     *
     * @param instrumentId dense id.
     * @param venueTimeNs  of the event that moved it, ns since the epoch.
     * @param midTwice     best bid + best ask of a book with bid below ask, price units.
     */
    void onMid(int instrumentId, long venueTimeNs, long midTwice);

    /**
     * A trade of the market, displayed or hidden; no cross and no auction.
     *
     * @param instrumentId dense id.
     * @param venueTimeNs  of the trade, ns since the epoch.
     * @param price        in price units.
     * @param qty          in quantity units.
     */
    void onTrade(int instrumentId, long venueTimeNs, long price, long qty);
}
