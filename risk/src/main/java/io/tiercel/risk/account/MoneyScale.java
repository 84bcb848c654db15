package io.tiercel.risk.account;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;

/**
 * One unit in which the values of all instruments of a session are integers, whatever their scales and currencies: half of 10^-n of the base currency,
 * half because a reference may be the mid between two prices. In it sums and comparisons of exposures are exact.
 * <p>
 * Immutable, safe on any thread; calls with an instrument's id allocate nothing.
 */
public final class MoneyScale {
    /** Decimals that make a basis point of a micro an integer. */
    private static final int LEAST_DECIMALS = 10;

    private static final int MOST_DECIMALS = 20;
    private static final int MICRO_DECIMALS = 6;
    private static final int RATE_DECIMALS = 9;

    private final long[] factors;
    private final long[] costFactors;
    private final long unitsPerMicro;
    private final long unitsPerMicroBp;

    /**
     * @param registry   instruments of the session.
     * @param currencies of these instruments.
     * @throws BadInputException if they have more decimals than exact sums have room for.
     */
    public MoneyScale(final InstrumentRegistry registry, final Currencies currencies) {
        final int rateDecimals = currencies.isSingle() ? 0 : RATE_DECIMALS;
        int decimals = LEAST_DECIMALS;
        for (final Instrument instrument : registry.all()) {
            decimals = Math.max(decimals, instrument.priceScale() + instrument.qtyScale() + rateDecimals);
            if (decimals > MOST_DECIMALS) {
                throw new BadInputException("risk: instrument " + instrument.symbol() + " has " + decimals
                        + " decimals of price, quantity and rate of exchange together, expected at most "
                        + MOST_DECIMALS + " with limits on the portfolio");
            }
        }
        factors = new long[registry.size()];
        costFactors = new long[registry.size()];
        for (final Instrument instrument : registry.all()) {
            final int id = instrument.id();
            final long rate = currencies.isSingle() ? 1 : currencies.ratePpb(currencies.of(id));
            final int shift = decimals - instrument.priceScale() - instrument.qtyScale() - rateDecimals;
            factors[id] = product(instrument, instrument.multiplier(), rate, shift);
            costFactors[id] = product(instrument, 2, rate, decimals - MICRO_DECIMALS - rateDecimals);
        }
        unitsPerMicro = 2 * Notional.powerOfTen(decimals - MICRO_DECIMALS);
        unitsPerMicroBp = 2 * Notional.powerOfTen(decimals - LEAST_DECIMALS);
    }

    private static long product(final Instrument instrument, final long a, final long b, final int exponent) {
        try {
            final int power = Math.max(0, exponent);
            final long factor = Math.multiplyExact(Math.multiplyExact(a, b), Notional.powerOfTen(Math.min(18, power)));
            return power > 18 ? Math.multiplyExact(factor, Notional.powerOfTen(power - 18)) : factor;
        } catch (final ArithmeticException e) {
            throw new BadInputException(
                    "risk: instrument " + instrument.symbol() + " has multiplier " + instrument.multiplier()
                            + ", expected less beside the other instruments' decimals with limits on the portfolio",
                    e);
        }
    }

    /**
     * Value of an instrument's quantity.
     *
     * @param into         set to it.
     * @param instrumentId dense id.
     * @param priceTwice   two times the price, in price units; its magnitude counts.
     * @param qty          in quantity units, not negative.
     * @return {@code into}.
     */
    public WideMoney value(final WideMoney into, final int instrumentId, final long priceTwice, final long qty) {
        return unitValue(into, instrumentId, priceTwice).times(qty);
    }

    /**
     * Value of one quantity unit.
     *
     * @param into         set to it.
     * @param instrumentId dense id.
     * @param priceTwice   two times the price, in price units; its magnitude counts.
     * @return {@code into}.
     */
    public WideMoney unitValue(final WideMoney into, final int instrumentId, final long priceTwice) {
        return into.setProduct(Math.abs(priceTwice), factors[instrumentId]);
    }

    /**
     * Value of an amount in an instrument's own currency.
     *
     * @param into         set to it.
     * @param instrumentId dense id.
     * @param micros       its magnitude counts.
     * @return {@code into}.
     */
    public WideMoney cost(final WideMoney into, final int instrumentId, final long micros) {
        return into.setProduct(Math.abs(micros), costFactors[instrumentId]);
    }

    /**
     * Value of an amount in the base currency.
     *
     * @param into   set to it.
     * @param micros of any sign.
     * @return {@code into}.
     */
    public WideMoney micros(final WideMoney into, final long micros) {
        return into.setProduct(micros, unitsPerMicro);
    }

    /**
     * A share of an amount in the base currency, exact.
     *
     * @param into   set to it.
     * @param micros of any sign.
     * @param bps    basis points, 0 to 10^6.
     * @return {@code into}.
     */
    public WideMoney share(final WideMoney into, final long micros, final long bps) {
        if (micros < 0) {
            return into.setProduct(-micros, unitsPerMicroBp).times(bps).negate();
        }
        return into.setProduct(micros, unitsPerMicroBp).times(bps);
    }
}
