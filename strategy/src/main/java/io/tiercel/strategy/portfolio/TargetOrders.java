package io.tiercel.strategy.portfolio;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.ParameterRange;
import java.math.BigInteger;
import java.util.List;

/**
 * Orders that bring positions to target weights: {@code target = sign floor(|w| E / price / lot) lot}, traded only where
 * {@code |w - current weight| > threshold}; equal holds; a target of 0 always trades. Sells first, then buys, each by symbol. Source: ours.
 * <p>
 * Owned by one thread. Exact: weights are whole billionths, and where {@code double} cannot tell on which side of a boundary a value lies, whole numbers
 * of any size do; only then does it allocate. One currency: equity and prices of all names are in the same one.
 */
public final class TargetOrders {
    /** A weight of 1: all of the equity. */
    public static final long ONE = 1_000_000_000L;

    /** Far above the rounding of the few operations behind a value, relative to it. */
    private static final double DOUBT = 1e-13;

    private static final BigInteger MICROS = BigInteger.valueOf(1_000_000L);

    private final Instrument[] instruments;
    private final double[] lotMicros;
    // transient: made of the instruments, no state
    private final transient BigInteger[] lotNumerator;
    private final transient BigInteger[] unit;
    private final long thresholdBillionths;
    private final int[] bySymbol;
    private final long[] deltas;
    private final int[] names;
    private int count;

    /**
     * @param instruments         of the names; results are indices of this list.
     * @param thresholdBillionths weight differences up to this are left alone; 0 to {@link #ONE}.
     */
    public TargetOrders(final List<Instrument> instruments, final long thresholdBillionths) {
        ParameterRange.between("rebalanceThreshold", thresholdBillionths, 0, ONE);
        this.instruments = instruments.toArray(Instrument[]::new);
        this.thresholdBillionths = thresholdBillionths;
        final int size = this.instruments.length;
        bySymbol =
                SymbolOrder.ordered(instruments.stream().map(Instrument::symbol).toList());
        lotMicros = new double[size];
        lotNumerator = new BigInteger[size];
        unit = new BigInteger[size];
        for (int i = 0; i < size; i++) {
            final Instrument instrument = this.instruments[i];
            unit[i] = BigInteger.TEN.pow(instrument.priceScale() + instrument.qtyScale());
            lotNumerator[i] = MICROS.multiply(BigInteger.valueOf(instrument.multiplier()))
                    .multiply(BigInteger.valueOf(instrument.lotSize()));
            lotMicros[i] = lotNumerator[i].doubleValue() / unit[i].doubleValue();
        }
        deltas = new long[size];
        names = new int[size];
    }

    /**
     * @param weight as {@code double}.
     * @return nearest whole billionths, 0 for NaN.
     */
    public static long billionths(final double weight) {
        return (long) Math.rint(weight * ONE);
    }

    /**
     * @param targets      by name, billionths of the equity, negative short; 1000 times the equity at most.
     * @param positions    by name, signed quantity.
     * @param prices       by name, last close; a name without a price ({@code Prices.NO_PRICE}) or one that is not positive is left alone.
     * @param equityMicros cash and positions; where it is not positive everything is closed.
     */
    public void plan(final long[] targets, final long[] positions, final long[] prices, final long equityMicros) {
        count = 0;
        for (int side = Side.SELL; side >= Side.BUY; side--) {
            for (final int name : bySymbol) {
                if (side == Side.SELL) {
                    deltas[name] = delta(name, targets[name], positions[name], prices[name], equityMicros);
                }
                if (Side.sign(side) * deltas[name] > 0) {
                    names[count++] = name;
                }
            }
        }
    }

    private long delta(
            final int name, final long target, final long position, final long price, final long equityMicros) {
        if (price == Prices.NO_PRICE || price <= 0) {
            return 0;
        }
        if (target == 0 || equityMicros <= 0) {
            return -position;
        }
        if (!isBeyondThreshold(name, target, position, price, equityMicros)) {
            return 0;
        }
        return Long.signum(target) * lots(name, Math.abs(target), price, equityMicros) * instruments[name].lotSize()
                - position;
    }

    /** {@code floor(|w| E / (price lot))}. */
    private long lots(final int name, final long target, final long price, final long equityMicros) {
        final double lots = target / (double) ONE * equityMicros / (price * lotMicros[name]);
        if (Math.abs(lots - Math.rint(lots)) > DOUBT * lots) {
            return (long) lots;
        }
        return big(target)
                .multiply(big(equityMicros))
                .multiply(unit[name])
                .divide(big(ONE).multiply(big(price)).multiply(lotNumerator[name]))
                .longValueExact();
    }

    /** {@code |w - position price / E| > threshold}. */
    private boolean isBeyondThreshold(
            final int name, final long target, final long position, final long price, final long equityMicros) {
        final double lots = position / (double) instruments[name].lotSize();
        final double held = lots * price * lotMicros[name] / equityMicros;
        final double wanted = target / (double) ONE;
        final double beyond = Math.abs(wanted - held) - thresholdBillionths / (double) ONE;
        if (Math.abs(beyond) > DOUBT * (1 + Math.abs(wanted) + Math.abs(held))) {
            return beyond > 0;
        }
        final BigInteger whole = big(equityMicros).multiply(unit[name]).multiply(big(instruments[name].lotSize()));
        final BigInteger distance = big(target)
                .multiply(whole)
                .subtract(big(position)
                        .multiply(big(price))
                        .multiply(lotNumerator[name])
                        .multiply(big(ONE)))
                .abs();
        return distance.compareTo(big(thresholdBillionths).multiply(whole)) > 0;
    }

    private static BigInteger big(final long value) {
        return BigInteger.valueOf(value);
    }

    /**
     * @return orders planned.
     */
    public int count() {
        return count;
    }

    /**
     * @param i from 0.
     * @return index of its name.
     */
    public int name(final int i) {
        return names[i];
    }

    /**
     * @param i from 0.
     * @return {@code Side.BUY} or {@code Side.SELL}.
     */
    public int side(final int i) {
        return deltas[names[i]] > 0 ? Side.BUY : Side.SELL;
    }

    /**
     * @param i from 0.
     * @return quantity, positive.
     */
    public long qty(final int i) {
        return Math.abs(deltas[names[i]]);
    }
}
