package io.tiercel.marketdata.feed;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;

/**
 * Prices of four decimals and whole shares, as Nasdaq's files hold them, in the units of one instrument and back. Exact or refused.
 * <p>
 * Immutable, any thread; allocates nothing after construction.
 */
public final class NasdaqUnits {
    /** Decimals of a price in the files. */
    public static final int PRICE_SCALE = 4;

    /** Largest price that can be converted, in 10^-4: the files' own sign for "no level" lies at its magnitude. */
    public static final long MAX_PRICE = 9_999_999_999L;

    private static final int MAX_QTY_SCALE = 9;

    private final long priceFactor;
    private final long priceDivisor;
    private final long qtyFactor;
    private final long maxShares;

    /**
     * @param instrument whose units are wanted.
     * @throws BadInputException if whole shares of 32 bits would not fit its quantity scale.
     */
    public NasdaqUnits(final Instrument instrument) {
        if (instrument.qtyScale() > MAX_QTY_SCALE) {
            throw new BadInputException("instrument " + instrument.symbol() + ": qtyScale = " + instrument.qtyScale()
                    + ", expected 0 to " + MAX_QTY_SCALE + " for a feed of whole shares");
        }
        priceFactor = powerOfTen(Math.max(0, instrument.priceScale() - PRICE_SCALE));
        priceDivisor = powerOfTen(Math.max(0, PRICE_SCALE - instrument.priceScale()));
        qtyFactor = powerOfTen(instrument.qtyScale());
        maxShares = Long.MAX_VALUE / qtyFactor;
    }

    /**
     * @param price in 10^-4, at most {@link #MAX_PRICE} in magnitude.
     * @return true when the instrument's scale holds it without rounding.
     */
    public boolean isExact(final long price) {
        // the division takes longer than the rest of a message: most instruments have the files' own scale
        return priceDivisor == 1 || price % priceDivisor == 0;
    }

    /**
     * @param price in 10^-4, at most {@link #MAX_PRICE} in magnitude (so the product stays below 10^18) and exact.
     * @return in price units of the instrument.
     */
    public long price(final long price) {
        return priceDivisor == 1 ? price * priceFactor : price / priceDivisor * priceFactor;
    }

    /**
     * @param shares not negative.
     * @return true when {@link #qty} does not overflow.
     */
    public boolean fits(final long shares) {
        return shares <= maxShares;
    }

    /**
     * @param shares whole shares that fit.
     * @return in quantity units of the instrument.
     */
    public long qty(final long shares) {
        return shares * qtyFactor;
    }

    /**
     * @param price in price units of the instrument.
     * @return true when four decimals hold it without rounding.
     */
    public boolean isFourDecimals(final long price) {
        return price % priceFactor == 0;
    }

    /**
     * @param price in price units of the instrument, of four decimals.
     * @return in 10^-4.
     */
    public long fourDecimals(final long price) {
        return price / priceFactor * priceDivisor;
    }

    /**
     * @param qty in quantity units of the instrument.
     * @return true when it is a whole number of shares.
     */
    public boolean isWholeShares(final long qty) {
        return qty % qtyFactor == 0;
    }

    /**
     * @param qty in quantity units of the instrument, of whole shares.
     * @return shares.
     */
    public long shares(final long qty) {
        return qty / qtyFactor;
    }

    private static long powerOfTen(final int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
