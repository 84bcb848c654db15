package io.tiercel.engine;

import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.strategy.BarView;

/**
 * What books and prints tell the simulated venue. Where market data take time to the engine the venue has books of its own, and the engine's tell it nothing.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
final class VenueLink {
    private final SimulatedVenue venue;
    private final boolean isConnected;
    private final boolean[] isStated;

    /**
     * @param venue       told.
     * @param instruments of the session.
     * @param isConnected false to tell nothing.
     */
    VenueLink(final SimulatedVenue venue, final int instruments, final boolean isConnected) {
        this.venue = venue;
        this.isConnected = isConnected;
        isStated = new boolean[instruments];
    }

    void followOrders(final int instrumentId) {
        if (isConnected) {
            venue.followOrders(instrumentId);
        }
    }

    void onBookUpdate(final int instrumentId, final BookUpdate update, final long nowNs) {
        if (isConnected) {
            venue.onBookUpdate(instrumentId, update, nowNs);
        }
    }

    void onTrade(final int instrumentId, final int side, final long price, final long qty, final long nowNs) {
        if (isConnected) {
            venue.onTrade(instrumentId, side, price, qty, nowNs);
        }
    }

    void onMarketState(final int instrumentId, final MarketStateCode state, final long nowNs) {
        if (isConnected) {
            venue.onMarketState(instrumentId, state, nowNs);
        }
    }

    void onBookStale(final int instrumentId, final boolean isStale) {
        if (isConnected) {
            venue.onBookStale(instrumentId, isStale);
        }
    }

    void onSnapshot(final int instrumentId, final long nowNs) {
        if (isConnected) {
            venue.onSnapshot(instrumentId, nowNs);
        }
    }

    void followLevels(final int instrumentId, final LevelBook book) {
        if (isConnected) {
            venue.followLevels(instrumentId, book);
        }
    }

    void onLevel(final int instrumentId, final int side, final long price, final long qty) {
        if (isConnected) {
            venue.onLevel(instrumentId, side, price, qty);
        }
    }

    /** The message states the whole book of levels, or the levels of a book that nobody knew: at its end all of them are told. */
    void onLevelsStated(final int instrumentId) {
        isStated[instrumentId] = true;
    }

    /** A message that changes levels is complete. */
    void onLevelsEnd(final int instrumentId, final boolean isStale, final long nowNs) {
        if (!isConnected) {
            return;
        }
        venue.onBookStale(instrumentId, isStale);
        if (isStale) {
            isStated[instrumentId] = true;
        } else if (isStated[instrumentId]) {
            isStated[instrumentId] = false;
            venue.onLevelsStated(instrumentId, nowNs);
        } else {
            venue.onLevelsChanged(instrumentId, nowNs);
        }
    }

    void followBars(final int instrumentId) {
        if (isConnected) {
            venue.followBars(instrumentId);
        }
    }

    void onBar(final int instrumentId, final BarView bar, final long nowNs) {
        if (isConnected) {
            venue.onBar(instrumentId, bar, nowNs);
        }
    }
}
