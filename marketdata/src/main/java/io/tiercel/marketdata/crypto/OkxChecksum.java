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
        for (int level = 0; level < LEVELS; level++) {
            append(book, Side.BUY, level, instrument);
            append(book, Side.SELL, level, instrument);
        }
        return (int) text.crc(1);
    }

    /** Appends a level, if there is one. */
    private void append(final BookView book, final int side, final int level, final Instrument instrument) {
        final long price = book.price(side, level);
        if (price != Prices.NO_PRICE) {
            text.appendShortest(price, instrument.priceScale());
            text.append(':');
            text.appendShortest(book.qty(side, level), instrument.qtyScale());
            text.append(':');
        }
    }
}
