package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.Decimals;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The levels of one frame: as they are sent until {@link #scale}, then in the units of an instrument.
 * <p>
 * Owned by the session's thread; allocates when a frame holds more levels than any before: then the arrays double.
 */
final class LevelBatch {
    /** Most levels of one group of events: its parts are numbered by 16 bits. */
    static final int MAX_LEVELS = 65_535;

    private static final int CAPACITY = 2048;

    private long[] prices = new long[CAPACITY];
    private long[] qtys = new long[CAPACITY];
    private long[] timesNs = new long[CAPACITY];
    private int[] orderCounts = new int[CAPACITY];
    private byte[] priceDecimals = new byte[CAPACITY];
    private byte[] qtyDecimals = new byte[CAPACITY];
    private byte[] sides = new byte[CAPACITY];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** Takes an array of levels, each an array that begins with price and quantity; the rest of it is passed over. */
    void take(final JsonScanner json, final int side) {
        json.openArray();
        while (json.nextElement()) {
            json.openArray();
            takePriceAndQty(json, side);
            while (json.nextElement()) {
                json.skip();
            }
        }
    }

    /** Takes the first two elements of an array; returns the place of the level. */
    int takePriceAndQty(final JsonScanner json, final int side) {
        requireElement(json, "a price");
        final int level = add(json, side);
        json.decimal();
        setPrice(level, json);
        requireElement(json, "a quantity");
        json.decimal();
        setQty(level, json);
        return level;
    }

    static void requireElement(final JsonScanner json, final String expected) {
        if (!json.nextElement()) {
            throw json.bad(expected);
        }
    }

    /** Adds a level without price and quantity. */
    int add(final JsonScanner json, final int side) {
        if (size == MAX_LEVELS) {
            throw json.bad("at most " + MAX_LEVELS + " levels");
        }
        if (size == prices.length) {
            grow();
        }
        sides[size] = (byte) side;
        orderCounts[size] = -1;
        prices[size] = 0;
        qtys[size] = 0;
        timesNs[size] = Prices.NO_TIMESTAMP;
        priceDecimals[size] = 0;
        qtyDecimals[size] = 0;
        return size++;
    }

    private void grow() {
        final int capacity = 2 * size;
        prices = Arrays.copyOf(prices, capacity);
        qtys = Arrays.copyOf(qtys, capacity);
        timesNs = Arrays.copyOf(timesNs, capacity);
        orderCounts = Arrays.copyOf(orderCounts, capacity);
        priceDecimals = Arrays.copyOf(priceDecimals, capacity);
        qtyDecimals = Arrays.copyOf(qtyDecimals, capacity);
        sides = Arrays.copyOf(sides, capacity);
    }

    /** Adds the end of a level, in the instrument's units already; false when there is no room. */
    boolean addScaledEnd(final int side, final long price) {
        if (size == MAX_LEVELS) {
            return false;
        }
        if (size == prices.length) {
            grow();
        }
        sides[size] = (byte) side;
        orderCounts[size] = -1;
        prices[size] = price;
        qtys[size] = 0;
        size++;
        return true;
    }

    void setPrice(final int level, final JsonScanner json) {
        prices[level] = json.mantissa();
        priceDecimals[level] = (byte) json.decimals();
    }

    void setQty(final int level, final JsonScanner json) {
        if (json.mantissa() < 0) {
            throw json.bad("a quantity that is not negative in front of this");
        }
        qtys[level] = json.mantissa();
        qtyDecimals[level] = (byte) json.decimals();
    }

    void setPrice(final int level, final SentDecimal price) {
        prices[level] = price.mantissa();
        priceDecimals[level] = (byte) price.decimals();
    }

    void setQty(final int level, final SentDecimal qty, final JsonScanner json) {
        if (qty.mantissa() < 0) {
            throw json.bad("a quantity that is not negative in front of this");
        }
        qtys[level] = qty.mantissa();
        qtyDecimals[level] = (byte) qty.decimals();
    }

    void setSide(final int level, final int side) {
        sides[level] = (byte) side;
    }

    void setTimeNs(final int level, final long timeNs) {
        timesNs[level] = timeNs;
    }

    void setOrderCount(final int level, final int orders) {
        orderCounts[level] = orders;
    }

    /** Into the units of an instrument, all levels or none: refuses what they do not hold exactly. */
    void scale(final Instrument instrument) {
        final int priceScale = instrument.priceScale();
        final int qtyScale = instrument.qtyScale();
        for (int i = 0; i < size; i++) {
            prices[i] = scaled(prices[i], priceDecimals[i], priceScale, instrument, "price");
            qtys[i] = scaled(qtys[i], qtyDecimals[i], qtyScale, instrument, "quantity");
        }
    }

    /** A number as it was sent, in units of 10^-scale. */
    static long scaled(
            final long mantissa, final int decimals, final int scale, final Instrument instrument, final String what) {
        if (decimals == scale) {
            return mantissa;
        }
        if (decimals < scale) {
            final long factor = Decimals.powerOfTen(scale - decimals);
            final long scaled = mantissa * factor;
            if (Math.multiplyHigh(mantissa, factor) == scaled >> 63) {
                return scaled;
            }
        } else if (decimals - scale <= Decimals.MAX_SCALE) {
            final long divisor = Decimals.powerOfTen(decimals - scale);
            if (mantissa % divisor == 0) {
                return mantissa / divisor;
            }
        }
        throw new BadInputException(
                what + " " + BigDecimal.valueOf(mantissa, decimals).toPlainString() + " of " + instrument.symbol()
                        + ", expected one that " + scale + " decimals and 64 bits hold exactly");
    }

    /** Most decimals of a price; before {@link #scale}. */
    int maxPriceDecimals() {
        return max(priceDecimals);
    }

    /** Most decimals of a quantity; before {@link #scale}. */
    int maxQtyDecimals() {
        return max(qtyDecimals);
    }

    private int max(final byte[] decimals) {
        int most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, decimals[i]);
        }
        return most;
    }

    int side(final int level) {
        return sides[level];
    }

    boolean isBid(final int level) {
        return sides[level] == Side.BUY;
    }

    long price(final int level) {
        return prices[level];
    }

    long qty(final int level) {
        return qtys[level];
    }

    long timeNs(final int level) {
        return timesNs[level];
    }

    int orderCount(final int level) {
        return orderCounts[level];
    }
}
