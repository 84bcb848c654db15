package io.tiercel.marketdata.instrument;

import io.tiercel.marketdata.input.BadInputException;

/**
 * One tradable instrument and the scale of its numbers. Immutable.
 * <p>
 * A price is a {@code long} in units of 10^-priceScale and a multiple of {@code tickSize}; a quantity is a {@code long} in units
 * of 10^-qtyScale and a multiple of {@code lotSize}. Order-by-order data may print between ticks (midpoint executions).
 *
 * @param id         dense index, from 0, position in the {@link InstrumentRegistry}.
 * @param symbol     as the venue spells it, without padding.
 * @param priceScale decimals of a price, 0 to 12.
 * @param qtyScale   decimals of a quantity, 0 to 12.
 * @param tickSize   smallest price step, in price units, positive.
 * @param lotSize    smallest quantity step, in quantity units, positive.
 * @param multiplier contract size, positive; 1 for shares.
 */
public record Instrument(
        int id, String symbol, int priceScale, int qtyScale, long tickSize, long lotSize, long multiplier) {
    /**
     * @throws BadInputException naming the field, its value and the allowed range.
     */
    public Instrument {
        require(id >= 0, symbol, "id", id, ">= 0");
        if (symbol == null || symbol.isBlank()) {
            throw new BadInputException("instrument " + id + ": symbol is missing, expected a name such as AAPL");
        }
        require(priceScale >= 0 && priceScale <= 12, symbol, "priceScale", priceScale, "0 to 12");
        require(qtyScale >= 0 && qtyScale <= 12, symbol, "qtyScale", qtyScale, "0 to 12");
        require(tickSize > 0, symbol, "tickSize", tickSize, "> 0");
        require(lotSize > 0, symbol, "lotSize", lotSize, "> 0");
        require(multiplier > 0, symbol, "multiplier", multiplier, "> 0");
    }

    private static void require(
            final boolean holds, final String symbol, final String field, final long value, final String expected) {
        if (!holds) {
            throw new BadInputException(
                    "instrument " + symbol + ": " + field + " = " + value + ", expected " + expected);
        }
    }

    /**
     * @param price in price units.
     * @return the same in ticks; a print between ticks gives a fraction.
     */
    public double ticks(final long price) {
        return price / (double) tickSize;
    }
}
