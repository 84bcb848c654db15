package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.feed.FeedAudit.BookChecksum;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * OKX's checksum: CRC32, signed, of the best 25 bids and offers in turn, {@code price:quantity} by colons, each number as it is sent: in its shortest
 * form.
 * <p>
 * Owned by one thread; allocates nothing after construction.
 */
final class OkxChecksum implements BookChecksum {
    private static final int LEVELS = 25;

    private final ChecksumText text = new ChecksumText(4 * LEVELS);

    @Override
    public long of(final BookView book, final Instrument instrument) {
        text.clear();
        long bid = book.nextPrice(Side.BUY, Prices.NO_PRICE);
        long ask = book.nextPrice(Side.SELL, Prices.NO_PRICE);
        for (int level = 0; level < LEVELS; level++) {
            bid = append(book, Side.BUY, bid, instrument);
            ask = append(book, Side.SELL, ask, instrument);
        }
        return (int) text.crc(1);
    }

    /** Appends the level at that price, if there is one; the price behind it. */
    private long append(final BookView book, final int side, final long price, final Instrument instrument) {
        if (price == Prices.NO_PRICE) {
            return price;
        }
        text.appendShortest(price, instrument.priceScale());
        text.append(':');
        text.appendShortest(book.qtyAt(side, price), instrument.qtyScale());
        text.append(':');
        return book.nextPrice(side, price);
    }
}
