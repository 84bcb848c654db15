package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;

/** What a Kraken session knows of one pair. Owned by the session's thread. */
final class KrakenBook extends VenueBook {
    final KrakenChecksum checksum = new KrakenChecksum();

    /** Levels a side that the subscription follows. */
    int depth = Integer.MAX_VALUE;

    private long ownChecksum;
    private boolean isChecksumOld = true;

    KrakenBook(final String symbol) {
        super(symbol);
        levels = new ArrayLevelBook();
    }

    /** Sets a level, and knows whether the checksum is another then. */
    void set(final int side, final long price, final long qty) {
        levels.set(side, price, qty, EventWriter.NOT_TOLD);
        isChecksumOld |= levels.isDepthChanged();
    }

    /** The checksum has to be taken anew. */
    void forgetChecksum() {
        isChecksumOld = true;
    }

    /** Checksum of the book as it stands. */
    long ownChecksum() {
        if (isChecksumOld) {
            ownChecksum = checksum.of(levels, instrument());
            isChecksumOld = false;
        }
        return ownChecksum;
    }

    /** Takes the worst level out where there are more than followed: its price, else {@code Prices.NO_PRICE}. */
    long dropWorst(final int side) {
        final int count = levels.levelCount(side);
        if (count <= depth) {
            return Prices.NO_PRICE;
        }
        final long worst = levels.price(side, count - 1);
        set(side, worst, 0);
        return worst;
    }
}
