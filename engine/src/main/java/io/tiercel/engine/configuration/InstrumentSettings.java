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
 */
public record InstrumentSettings(
        String symbol, int priceScale, int qtyScale, long tickSize, long lotSize, long multiplier, FeeSchedule fees) {}
