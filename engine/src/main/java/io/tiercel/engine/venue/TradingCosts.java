package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Products;

/**
 * Prices where there is no book to tell them: a reference price moved against us and rounded to the tick against us. Stateless; allocates nothing.
 * <p>
 * The square-root models are computed in {@code double}, in ticks, with a tolerance of 10^-9 ticks before they are rounded, so that a cost which is a
 * whole number of ticks stays one; all else is exact.
 */
public final class TradingCosts {
    private static final long BILLION = 1_000_000_000L;
    private static final double ROUNDING = 1e-9;

    private TradingCosts() {}

    /**
     * A share of the price: {@code ref * (1 + ppb / 10^9)} for a buy, minus for a sell; of a negative price the share is that of its magnitude.
     *
     * @param side     {@code Side.BUY} or {@code Side.SELL}.
     * @param refPrice price the cost refers to.
     * @param tickSize of the instrument.
     * @param ppb      cost in 10^-9 of the price, 0 to 10^9.
     * @return price paid or received, a multiple of the tick.
     */
    public static long priceByShare(final int side, final long refPrice, final long tickSize, final long ppb) {
        final long share = refPrice < 0 ? -ppb : ppb;
        return side == Side.BUY
                ? tickSize * Products.divideCeil(refPrice, BILLION + share, 0, BILLION * tickSize)
                : -tickSize * Products.divideCeil(-refPrice, BILLION - share, 0, BILLION * tickSize);
    }

    /**
     * Half the spread, and spreads by the root of the order's share of a day's volume: {@code ref +- (0.5 * spread + k * spread * sqrt(qty / adv))}.
     *
     * @param side     {@code Side.BUY} or {@code Side.SELL}.
     * @param refPrice price the cost refers to.
     * @param tickSize of the instrument.
     * @param spread   in price units.
     * @param qty      of the order.
     * @param adv      average volume of a day, in quantity units, positive.
     * @param k        spreads that an order of a day's volume costs.
     * @return price paid or received, a multiple of the tick.
     */
    public static long priceBySpread(
            final int side,
            final long refPrice,
            final long tickSize,
            final double spread,
            final double qty,
            final double adv,
            final double k) {
        return moved(side, refPrice, tickSize, 0.5 * spread + k * spread * StrictMath.sqrt(qty / adv));
    }

    /**
     * Half the spread, and daily volatilities by the root of the order's share of a day's volume:
     * {@code ref +- (0.5 * spread + y * sigma * sqrt(qty / adv) * ref)}.
     *
     * @param side       {@code Side.BUY} or {@code Side.SELL}.
     * @param refPrice   price the cost refers to.
     * @param tickSize   of the instrument.
     * @param spread     in price units.
     * @param qty        of the order.
     * @param adv        average volume of a day, in quantity units, positive.
     * @param sigmaDaily daily volatility as a share of the price.
     * @param y          volatilities that an order of a day's volume costs.
     * @return price paid or received, a multiple of the tick.
     */
    public static long priceByVolatility(
            final int side,
            final long refPrice,
            final long tickSize,
            final double spread,
            final double qty,
            final double adv,
            final double sigmaDaily,
            final double y) {
        final double impact = y * sigmaDaily * StrictMath.sqrt(qty / adv) * Math.abs((double) refPrice);
        return moved(side, refPrice, tickSize, 0.5 * spread + impact);
    }

    private static long moved(final int side, final long refPrice, final long tickSize, final double cost) {
        final long ticks = Math.floorDiv(refPrice, tickSize);
        final long rest = refPrice - ticks * tickSize;
        final double movedTicks = side == Side.BUY
                ? Math.ceil((rest + cost) / tickSize - ROUNDING)
                : Math.floor((rest - cost) / tickSize + ROUNDING);
        return Math.multiplyExact(tickSize, Math.addExact(ticks, (long) movedTicks));
    }
}
