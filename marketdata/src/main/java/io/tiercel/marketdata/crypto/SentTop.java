package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;

/** Best bid and offer of a frame: as they were sent, then in the units of an instrument. Owned by the session's thread. */
final class SentTop {
    /** Numbers of a scaled top: bid price, bid quantity, ask price, ask quantity. */
    static final int LENGTH = 4;

    final SentDecimal bid = new SentDecimal();
    final SentDecimal bidQty = new SentDecimal();
    final SentDecimal ask = new SentDecimal();
    final SentDecimal askQty = new SentDecimal();
    private final long[] scaled = new long[LENGTH];

    void clear() {
        bid.clear();
        bidQty.clear();
        ask.clear();
        askQty.clear();
    }

    boolean isWhole() {
        return bid.isSent() && bidQty.isSent() && ask.isSent() && askQty.isSent();
    }

    int priceDecimals() {
        return Math.max(bid.decimals(), ask.decimals());
    }

    int qtyDecimals() {
        return Math.max(bidQty.decimals(), askQty.decimals());
    }

    /** Into the units of an instrument; a side without quantity has no price. */
    void scale(final Instrument instrument) {
        scaled[1] = bidQty.qty(instrument);
        scaled[3] = askQty.qty(instrument);
        if (scaled[1] < 0 || scaled[3] < 0) {
            throw new BadInputException("a best quantity below 0, expected none that is negative");
        }
        scaled[0] = scaled[1] == 0 ? Prices.NO_PRICE : bid.price(instrument);
        scaled[2] = scaled[3] == 0 ? Prices.NO_PRICE : ask.price(instrument);
    }

    /** The scaled numbers; overwritten by the next frame. */
    long[] scaled() {
        return scaled;
    }
}
