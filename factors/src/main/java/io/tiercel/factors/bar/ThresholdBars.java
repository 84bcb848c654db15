package io.tiercel.factors.bar;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Bars that end with the trade by which a sum reaches a threshold: number of trades (tick bars, 2.3.1.2), quantity (volume bars, 2.3.1.3) or price times
 * quantity (dollar bars, 2.3.1.4). What goes beyond the threshold belongs to the bar; the next starts from 0. Sums are exact. Immutable.
 */
public final class ThresholdBars implements BarRule {
    private final Measure measure;
    private final long threshold;

    private enum Measure {
        TRADES,
        QTY,
        NOTIONAL
    }

    private ThresholdBars(final Measure measure, final String what, final long threshold) {
        if (threshold < 1) {
            throw new BadInputException(what + " bars of " + threshold + ", expected 1 or more");
        }
        this.measure = measure;
        this.threshold = threshold;
    }

    /**
     * @param trades of a bar, 1 or more.
     * @return tick bars.
     * @throws BadInputException if it is less.
     */
    public static ThresholdBars ofTrades(final long trades) {
        return new ThresholdBars(Measure.TRADES, "tick", trades);
    }

    /**
     * @param qty in quantity units, 1 or more.
     * @return volume bars.
     * @throws BadInputException if it is less.
     */
    public static ThresholdBars ofQty(final long qty) {
        return new ThresholdBars(Measure.QTY, "volume", qty);
    }

    /**
     * @param rawNotional in price units times quantity units (10^-(priceScale + qtyScale) of the currency), 1 or more.
     * @return dollar bars; with prices of both signs the size of the sum counts.
     * @throws BadInputException if it is less.
     */
    public static ThresholdBars ofNotional(final long rawNotional) {
        return new ThresholdBars(Measure.NOTIONAL, "dollar", rawNotional);
    }

    @Override
    public boolean endsBefore(final Bar bar, final long eventTimeNs) {
        return false;
    }

    @Override
    public boolean endsWith(final Bar bar) {
        return switch (measure) {
            case TRADES -> bar.trades() >= threshold;
            case QTY -> bar.qty() >= threshold;
            case NOTIONAL -> bar.hasNotional(threshold);
        };
    }
}
