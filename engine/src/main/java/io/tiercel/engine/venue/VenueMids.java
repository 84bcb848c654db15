package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/**
 * The last uncrossed mid of each instrument at the venue. It follows an event only after the event has met own orders, so that while they fill it is the
 * mid strictly before the event.
 * <p>
 * Core's thread only; allocates nothing after construction.
 */
final class VenueMids {
    private final long[] midsTwice;
    private transient VenueObserver observer;

    /**
     * @param instruments of the session.
     */
    VenueMids(final int instruments) {
        midsTwice = new long[instruments];
        Arrays.fill(midsTwice, Prices.NO_PRICE);
    }

    /**
     * @param venueObserver told from now on; null for none.
     */
    void observer(final VenueObserver venueObserver) {
        observer = venueObserver;
    }

    /**
     * An event has been applied and has met own orders.
     *
     * @param instrumentId dense id.
     * @param book         as it is now; a locked, crossed or one-sided one keeps the mid.
     * @param timeNs       venue time.
     */
    void follow(final int instrumentId, final BookView book, final long timeNs) {
        final long bid = book.price(Side.BUY, 0);
        final long ask = book.price(Side.SELL, 0);
        if (bid != Prices.NO_PRICE && bid < ask && bid + ask != midsTwice[instrumentId]) {
            midsTwice[instrumentId] = bid + ask;
            if (observer != null) {
                observer.onMid(instrumentId, timeNs, bid + ask);
            }
        }
    }

    /** A trade of the market. */
    void traded(final int instrumentId, final long price, final long qty, final long timeNs) {
        if (observer != null && price != Prices.NO_PRICE) {
            observer.onTrade(instrumentId, timeNs, price, qty);
        }
    }

    /**
     * @return bid + ask of the last uncrossed book, {@code Prices.NO_PRICE} while there was none.
     */
    long midTwice(final int instrumentId) {
        return midsTwice[instrumentId];
    }
}
