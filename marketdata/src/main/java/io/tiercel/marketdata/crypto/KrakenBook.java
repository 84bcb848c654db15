package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.instrument.Prices;

/** What a Kraken session knows of one pair. Owned by the session's thread. */
final class KrakenBook extends VenueBook {
    final KrakenChecksum checksum = new KrakenChecksum();

    /** Levels a side that the subscription follows. */
    int depth = Integer.MAX_VALUE;

    KrakenBook(final String symbol) {
        super(symbol);
        levels = new ArrayLevelBook();
    }

    /** Takes the worst level out where there are more than followed: its price, else {@code Prices.NO_PRICE}. */
    long dropWorst(final int side) {
        final int count = levels.levelCount(side);
        if (count <= depth) {
            return Prices.NO_PRICE;
        }
        final long worst = levels.price(side, count - 1);
        levels.set(side, worst, 0, 0);
        return worst;
    }
}
