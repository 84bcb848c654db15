package io.tiercel.strategy;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;

/**
 * Prices and volume of one span of time of one instrument, complete: it is known when the span ends, not before.
 * <p>
 * Core's thread only, valid during the call, allocates nothing. Prices in units of 10^-priceScale, volume in units of 10^-qtyScale of the instrument.
 */
public interface BarView {
    /**
     * @return the instrument of the bar.
     */
    Instrument instrument();

    /**
     * @return when the span began, ns since the epoch.
     */
    long startTimeNs();

    /**
     * @return when the span ended, ns since the epoch: the core's time of the call.
     */
    long closeTimeNs();

    /**
     * @return first price, {@link Prices#NO_PRICE} when the source does not tell it.
     */
    long open();

    /**
     * @return highest price, {@link Prices#NO_PRICE} when the source does not tell it.
     */
    long high();

    /**
     * @return lowest price, {@link Prices#NO_PRICE} when the source does not tell it.
     */
    long low();

    /**
     * @return last price; always told.
     */
    long close();

    /**
     * @return quantity traded; 0 when none was, or the source does not tell it.
     */
    long volume();

    /**
     * @return true when the source tells no open, high or low: orders then fill at the next close, without a cap by volume.
     */
    default boolean isCloseOnly() {
        return open() == Prices.NO_PRICE || high() == Prices.NO_PRICE || low() == Prices.NO_PRICE;
    }
}
