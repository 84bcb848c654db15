package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.feed.FeedAudit.BookChecksum;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;

/**
 * Kraken's checksum: CRC32, unsigned, of the best 10 offers, then the best 10 bids, each price and quantity by its digits at the pair's decimals.
 * <p>
 * One for each pair; owned by one thread; allocates nothing after construction.
 */
final class KrakenChecksum implements BookChecksum {
    private final ChecksumText text = new ChecksumText(4 * BookView.DEPTH);
    private int priceDecimals;
    private int qtyDecimals;

    /** Decimals of the pair, as its snapshot has them. */
    void setDecimals(final int price, final int qty) {
        priceDecimals = price;
        qtyDecimals = qty;
    }

    /** Takes more decimals for the pair's where a change has them: a snapshot may be empty. */
    void raiseDecimals(final int price, final int qty) {
        priceDecimals = Math.max(priceDecimals, price);
        qtyDecimals = Math.max(qtyDecimals, qty);
    }

    @Override
    public long of(final BookView book, final Instrument instrument) {
        text.clear();
        append(book, Side.SELL, instrument);
        append(book, Side.BUY, instrument);
        return text.crc(0);
    }

    private void append(final BookView book, final int side, final Instrument instrument) {
        final int levels = book.levels(side);
        for (int level = 0; level < levels; level++) {
            text.appendDigits(book.price(side, level), instrument.priceScale(), priceDecimals);
            text.appendDigits(book.qty(side, level), instrument.qtyScale(), qtyDecimals);
        }
    }
}
