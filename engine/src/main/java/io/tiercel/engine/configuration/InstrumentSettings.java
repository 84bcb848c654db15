package io.tiercel.engine.configuration;

import io.tiercel.risk.account.FeeSchedule;

/**
 * One entry of {@code instruments.yaml}.
 *
 * @param symbol     as the venue spells it.
 * @param priceScale decimals of a price.
 * @param qtyScale   decimals of a quantity.
 * @param tickSize   smallest price step, in 10^-priceScale.
 * @param lotSize    smallest quantity step, in 10^-qtyScale.
 * @param multiplier contract size.
 * @param fees       what the venue charges.
 * @param currency   of its prices; {@link #BASE_CURRENCY} for that of the account. May be absent from the file, and is that then.
 */
public record InstrumentSettings(
        String symbol,
        int priceScale,
        int qtyScale,
        long tickSize,
        long lotSize,
        long multiplier,
        FeeSchedule fees,
        String currency) {
    /** The currency of the account. */
    public static final String BASE_CURRENCY = "BASE";

    /**
     * An instrument in the currency of the account.
     *
     * @param symbol     as the venue spells it.
     * @param priceScale decimals of a price.
     * @param qtyScale   decimals of a quantity.
     * @param tickSize   smallest price step, in 10^-priceScale.
     * @param lotSize    smallest quantity step, in 10^-qtyScale.
     * @param multiplier contract size.
     * @param fees       what the venue charges.
     */
    public InstrumentSettings(
            final String symbol,
            final int priceScale,
            final int qtyScale,
            final long tickSize,
            final long lotSize,
            final long multiplier,
            final FeeSchedule fees) {
        this(symbol, priceScale, qtyScale, tickSize, lotSize, multiplier, fees, BASE_CURRENCY);
    }
}
