package io.tiercel.strategy;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;

/** A bar of which only the close is told, set by a test. */
public final class SettableBar implements BarView {
    private Instrument instrument;
    private long timeNs;
    private long close;

    public SettableBar set(final Instrument ofInstrument, final long atNs, final long closePrice) {
        instrument = ofInstrument;
        timeNs = atNs;
        close = closePrice;
        return this;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public long startTimeNs() {
        return timeNs;
    }

    @Override
    public long closeTimeNs() {
        return timeNs;
    }

    @Override
    public long open() {
        return Prices.NO_PRICE;
    }

    @Override
    public long high() {
        return Prices.NO_PRICE;
    }

    @Override
    public long low() {
        return Prices.NO_PRICE;
    }

    @Override
    public long close() {
        return close;
    }

    @Override
    public long volume() {
        return 0;
    }
}
