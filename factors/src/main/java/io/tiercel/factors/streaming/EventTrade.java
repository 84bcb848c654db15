package io.tiercel.factors.streaming;

/**
 * What the last event of an instrument traded, if it was a trade. Of an event with several trades: price and sign of the last one, quantity of all. A
 * live view, valid on the core's thread; allocates nothing.
 */
public interface EventTrade {
    /**
     * @return true when the event was a trade.
     */
    boolean isTrade();

    /**
     * @return price in price units; {@code Prices.NO_PRICE} when it was none.
     */
    long tradePrice();

    /**
     * @return quantity in quantity units; 0 when it was none.
     */
    long tradeQty();

    /**
     * @return sign of the aggressor, by Lee and Ready (1991) where the feed does not tell it: +1 buyer, -1 seller; 0 when it was no trade or nobody knows.
     */
    int tradeSign();
}
