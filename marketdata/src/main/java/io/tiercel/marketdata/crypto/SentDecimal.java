package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.instrument.Instrument;

/** One number of a frame as it was sent. Owned by the session's thread. */
final class SentDecimal {
    private long mantissa;
    private int decimals;
    private boolean isSent;

    void clear() {
        isSent = false;
    }

    void take(final JsonScanner json) {
        json.decimal();
        mantissa = json.mantissa();
        decimals = json.decimals();
        isSent = true;
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
