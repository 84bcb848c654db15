package io.tiercel.risk.account;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;

/**
 * What the fills of one instrument cost. Immutable, safe on any thread; {@link #feeMicros} allocates nothing.
 * <p>
 * Rates in ppb are parts per 10^9 of the exact notional (1 basis point = 100 000); rates per unit are 10^-9 of the currency per whole unit (share,
 * coin, contract). Rates of selling are added to those of the liquidity. The commission has a minimum per order.
 *
 * @param makerPpb               of the notional when our order was resting; negative = rebate; +-10^8.
 * @param takerPpb               of the notional when our order took; negative = rebate; +-10^8.
 * @param makerPerUnitNanos      per unit when our order was resting; negative = rebate; +-10^15.
 * @param takerPerUnitNanos      per unit when our order took; negative = rebate; +-10^15.
 * @param sellPpb                of the notional of sells only, 0 to 10^8.
 * @param sellPerUnitNanos       per unit of sells only, 0 to 10^15.
 * @param commissionPerUnitNanos per unit, 0 to 10^15.
 * @param commissionMinMicros    least commission of an order that has a fill, 0 to 10^15.
 */
public record FeeSchedule(
        long makerPpb,
        long takerPpb,
        long makerPerUnitNanos,
        long takerPerUnitNanos,
        long sellPpb,
        long sellPerUnitNanos,
        long commissionPerUnitNanos,
        long commissionMinMicros) {
    /** Fills cost nothing. */
    public static final FeeSchedule FREE = new FeeSchedule(0, 0, 0, 0, 0, 0, 0, 0);

    private static final long MAX_PPB = 100_000_000L;
    private static final long MAX_AMOUNT = 1_000_000_000_000_000L;
    private static final long BILLION = 1_000_000_000L;
    private static final int NANOS_TO_MICROS_SCALE = 3;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public FeeSchedule {
        require("makerPpb", makerPpb, -MAX_PPB, MAX_PPB);
        require("takerPpb", takerPpb, -MAX_PPB, MAX_PPB);
        require("makerPerUnitNanos", makerPerUnitNanos, -MAX_AMOUNT, MAX_AMOUNT);
        require("takerPerUnitNanos", takerPerUnitNanos, -MAX_AMOUNT, MAX_AMOUNT);
        require("sellPpb", sellPpb, 0, MAX_PPB);
        require("sellPerUnitNanos", sellPerUnitNanos, 0, MAX_AMOUNT);
        require("commissionPerUnitNanos", commissionPerUnitNanos, 0, MAX_AMOUNT);
        require("commissionMinMicros", commissionMinMicros, 0, MAX_AMOUNT);
    }

    private static void require(final String key, final long value, final long least, final long most) {
        if (value < least || value > most) {
            throw new BadInputException("fees: " + key + " = " + value + ", expected " + least + " to " + most);
        }
    }

    /**
     * The fee of one fill: the exact sum of its rates, rounded up once (toward +infinity, so a rebate shrinks), plus the commission that has become
     * due. Charging every fill of an order in turn charges its commission exactly once.
     *
     * @param instrument   traded.
     * @param side         {@code Side.BUY} or {@code Side.SELL} of our order.
     * @param isMaker      our order was resting.
     * @param price        of the fill, in price units.
     * @param qty          of the fill, in quantity units, positive.
     * @param cumQtyBefore what the order had filled before it, in quantity units.
     * @return micros; negative = rebate.
     * @throws ArithmeticException if it does not fit.
     */
    public long feeMicros(
            final Instrument instrument,
            final int side,
            final boolean isMaker,
            final long price,
            final long qty,
            final long cumQtyBefore) {
        long ppb = isMaker ? makerPpb : takerPpb;
        long perUnitNanos = isMaker ? makerPerUnitNanos : takerPerUnitNanos;
        if (side == Side.SELL) {
            ppb += sellPpb;
            perUnitNanos += sellPerUnitNanos;
        }
        final long rateMicros = (ppb | perUnitNanos) == 0 ? 0 : rateMicros(instrument, price, qty, ppb, perUnitNanos);
        if ((commissionPerUnitNanos | commissionMinMicros) == 0) {
            return rateMicros;
        }
        final long charged = cumQtyBefore == 0 ? 0 : commissionMicros(instrument, cumQtyBefore);
        return Math.addExact(rateMicros, commissionMicros(instrument, Math.addExact(cumQtyBefore, qty)) - charged);
    }

    /**
     * {@code ceil(qty * (price * multiplier * ppb + perUnitNanos * 10^priceScale) / 10^(priceScale + qtyScale + 3))}. The bracket is kept as
     * {@code high * 10^9 + low}, and a division by 10^9 rounded up before the rest is divided rounded up gives the same as one division.
     */
    private static long rateMicros(
            final Instrument instrument, final long price, final long qty, final long ppb, final long perUnitNanos) {
        final int exponent = instrument.priceScale() + instrument.qtyScale() + NANOS_TO_MICROS_SCALE;
        final long value = Math.multiplyExact(price, instrument.multiplier());
        final long low = Math.addExact(
                Math.floorMod(value, BILLION) * ppb,
                Math.multiplyExact(perUnitNanos, Notional.powerOfTen(instrument.priceScale())));
        final long high =
                Math.addExact(Math.multiplyExact(Math.floorDiv(value, BILLION), ppb), Math.floorDiv(low, BILLION));
        final long digits = Math.floorMod(low, BILLION);
        if (exponent < 9) {
            final long bracket = Math.addExact(Math.multiplyExact(high, BILLION), digits);
            return Products.divideCeil(qty, bracket, 0, Notional.powerOfTen(exponent));
        }
        final long carried = Products.divideCeil(qty, digits, 0, BILLION);
        return Products.divideCeil(qty, high, carried, Notional.powerOfTen(exponent - 9));
    }

    private long commissionMicros(final Instrument instrument, final long cumQty) {
        final long micros = Products.divideCeil(
                commissionPerUnitNanos, cumQty, 0, Notional.powerOfTen(instrument.qtyScale() + NANOS_TO_MICROS_SCALE));
        return Math.max(commissionMinMicros, micros);
    }
}
