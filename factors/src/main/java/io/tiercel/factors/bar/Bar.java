package io.tiercel.factors.bar;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;

/**
 * The trades between a bar's start and its end. Overwritten by the next bar of the instrument.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. Sums of quantity are exact while below 2^63 quantity units, sums of price times
 * quantity while below 2^127.
 */
public final class Bar {
    /** Doubles that {@link #writeColumns} puts down. */
    public static final int COLUMNS = 6;

    private static final double TWO_64 = 0x1p64;

    private final double priceUnit;
    private final double qtyUnit;
    private long openTimeNs;
    private long closeTimeNs;
    private long open;
    private long high;
    private long low;
    private long close;
    private long qty;
    private long buyQty;
    private long trades;
    private long tickImbalance;
    private long notionalHigh;
    private long notionalLow;

    Bar(final Instrument instrument) {
        priceUnit = StrictMath.pow(10, instrument.priceScale());
        qtyUnit = StrictMath.pow(10, instrument.qtyScale());
        clear();
    }

    void clear() {
        openTimeNs = 0;
        closeTimeNs = 0;
        open = Prices.NO_PRICE;
        high = Prices.NO_PRICE;
        low = Prices.NO_PRICE;
        close = Prices.NO_PRICE;
        qty = 0;
        buyQty = 0;
        trades = 0;
        tickImbalance = 0;
        notionalHigh = 0;
        notionalLow = 0;
    }

    void add(
            final long eventTimeNs,
            final long price,
            final long tradedQty,
            final int aggressorSign,
            final int tickSign) {
        if (trades == 0) {
            openTimeNs = eventTimeNs;
            open = price;
            high = price;
            low = price;
        }
        closeTimeNs = eventTimeNs;
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        qty += tradedQty;
        buyQty += aggressorSign > 0 ? tradedQty : 0;
        trades++;
        tickImbalance += tickSign;
        final long product = price * tradedQty;
        final long sum = notionalLow + product;
        notionalHigh += Math.multiplyHigh(price, tradedQty) + (Long.compareUnsigned(sum, product) < 0 ? 1 : 0);
        notionalLow = sum;
    }

    /**
     * @return event time of the first trade, ns since the epoch.
     */
    public long openTimeNs() {
        return openTimeNs;
    }

    /**
     * @return event time of the last trade, ns since the epoch.
     */
    public long closeTimeNs() {
        return closeTimeNs;
    }

    /**
     * @return price of the first trade, in price units; {@code Prices.NO_PRICE} without a trade, as the other three.
     */
    public long open() {
        return open;
    }

    /**
     * @return highest price, in price units.
     */
    public long high() {
        return high;
    }

    /**
     * @return lowest price, in price units.
     */
    public long low() {
        return low;
    }

    /**
     * @return price of the last trade, in price units.
     */
    public long close() {
        return close;
    }

    /**
     * @return traded quantity, in quantity units.
     */
    public long qty() {
        return qty;
    }

    /**
     * @return the part of {@link #qty()} that buyers took, in quantity units.
     */
    public long buyQty() {
        return buyQty;
    }

    /**
     * @return number of trades.
     */
    public long trades() {
        return trades;
    }

    /**
     * @return trades above the price before them minus trades below, a trade at the same price counting as the one before it.
     */
    public long tickImbalance() {
        return tickImbalance;
    }

    /**
     * @return traded money in the instrument's currency before its multiplier: the exact sum of price times quantity, then rounded to a double.
     */
    public double notional() {
        return rawNotional() / (priceUnit * qtyUnit);
    }

    private double rawNotional() {
        // by size and sign: the halves of a small negative sum would cancel
        if (notionalHigh < 0) {
            return -size(~notionalHigh + (notionalLow == 0 ? 1 : 0), -notionalLow);
        }
        return size(notionalHigh, notionalLow);
    }

    private static double size(final long high, final long low) {
        final double low64 = (low >>> 1) * 2.0 + (low & 1);
        return high * TWO_64 + low64;
    }

    /**
     * Whether {@code |sum of price times quantity|} has reached a bound, exactly.
     *
     * @param rawNotional in price units times quantity units, positive.
     */
    boolean hasNotional(final long rawNotional) {
        if (notionalHigh == 0) {
            return Long.compareUnsigned(notionalLow, rawNotional) >= 0;
        }
        if (notionalHigh == -1) {
            return notionalLow == 0 || Long.compareUnsigned(-notionalLow, rawNotional) >= 0;
        }
        return true;
    }

    /**
     * @return volume-weighted average price in the instrument's currency; NaN without a traded quantity.
     */
    public double vwap() {
        return qty == 0 ? Double.NaN : rawNotional() / qty / priceUnit;
    }

    /**
     * The columns of {@code Columns.ofBars()}: open, high, low, close, vwap in the instrument's currency, volume in whole units.
     *
     * @param columns {@code double[6]} or longer.
     */
    public void writeColumns(final double[] columns) {
        columns[0] = inCurrency(open);
        columns[1] = inCurrency(high);
        columns[2] = inCurrency(low);
        columns[3] = inCurrency(close);
        columns[4] = vwap();
        columns[5] = qty / qtyUnit;
    }

    private double inCurrency(final long price) {
        return price == Prices.NO_PRICE ? Double.NaN : price / priceUnit;
    }
}
