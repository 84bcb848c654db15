package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BarDecoder;
import io.tiercel.strategy.BarView;

/** A complete bar. Core's thread only; one reused object, allocates nothing. */
public final class MarketBar implements BarView {
    private Instrument instrument;
    private long startTimeNs = Long.MIN_VALUE;
    private long closeTimeNs = Long.MIN_VALUE;
    private long open = Prices.NO_PRICE;
    private long high = Prices.NO_PRICE;
    private long low = Prices.NO_PRICE;
    private long close = Prices.NO_PRICE;
    private long volume;

    /** Without a bar. */
    public MarketBar() {}

    /**
     * @param of  instrument of the bar.
     * @param bar wrapped over the message.
     * @return this.
     */
    public MarketBar read(final Instrument of, final BarDecoder bar) {
        return set(
                of,
                bar.startTimestampNs(),
                bar.startTimestampNs() + bar.intervalNs(),
                bar.openPrice(),
                bar.highPrice(),
                bar.lowPrice(),
                bar.closePrice(),
                bar.volume());
    }

    /**
     * @param of      instrument of the bar.
     * @param startNs when its span began.
     * @param endNs   when its span ended.
     * @param first   open, or {@code Prices.NO_PRICE}.
     * @param highest high, or {@code Prices.NO_PRICE}.
     * @param lowest  low, or {@code Prices.NO_PRICE}.
     * @param last    close.
     * @param traded  volume.
     * @return this.
     */
    public MarketBar set(
            final Instrument of,
            final long startNs,
            final long endNs,
            final long first,
            final long highest,
            final long lowest,
            final long last,
            final long traded) {
        instrument = of;
        startTimeNs = startNs;
        closeTimeNs = endNs;
        open = first;
        high = highest;
        low = lowest;
        close = last;
        volume = traded;
        return this;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public long startTimeNs() {
        return startTimeNs;
    }

    @Override
    public long closeTimeNs() {
        return closeTimeNs;
    }

    @Override
    public long open() {
        return open;
    }

    @Override
    public long high() {
        return high;
    }

    @Override
    public long low() {
        return low;
    }

    @Override
    public long close() {
        return close;
    }

    @Override
    public long volume() {
        return volume;
    }
}
