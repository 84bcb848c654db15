package io.tiercel.engine.report;

/**
 * An order of ours that stood at one price for a while. Immutable, cold.
 *
 * @param orderId of the order.
 * @param side    {@code Side.BUY} or {@code Side.SELL}.
 * @param price   in 10^-priceScale.
 * @param fromNs  when the venue had it at this price.
 * @param toNs    when it was gone or moved; after {@code fromNs}.
 */
record RestingQuote(long orderId, int side, long price, long fromNs, long toNs) {}
