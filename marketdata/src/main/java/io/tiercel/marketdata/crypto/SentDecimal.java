package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.instrument.Instrument;

/** One number of a frame as it was sent. Owned by the session's thread. */
final class SentDecimal {
    private long mantissa;
    private int decimals;
    private boolean isSent;

    void clear() {
        isSent = false;
        mantissa = 0;
        decimals = 0;
    }

    void take(final JsonScanner json) {
        json.decimal();
        mantissa = json.mantissa();
        decimals = json.decimals();
        isSent = true;
    }

    /** Takes nothing for an empty text or null: then it stays 0. */
    void takeIfSent(final JsonScanner json) {
        clear();
        if (json.peek() == 'n') {
            json.skip();
        } else if (json.isEmptyTextNext()) {
            json.text();
        } else {
            take(json);
        }
    }

    boolean isSent() {
        return isSent;
    }

    long mantissa() {
        return mantissa;
    }

    int decimals() {
        return decimals;
    }

    long price(final Instrument instrument) {
        return LevelBatch.scaled(mantissa, decimals, instrument.priceScale(), instrument, "price");
    }

    long qty(final Instrument instrument) {
        return LevelBatch.scaled(mantissa, decimals, instrument.qtyScale(), instrument, "quantity");
    }
}
