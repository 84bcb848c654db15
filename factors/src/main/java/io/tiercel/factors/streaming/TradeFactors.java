package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.LongSumWindow;
import io.tiercel.factors.window.VolumeBuckets;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * The factors that move with trades only: spreads paid, volume imbalances, and the sign of a trade whose aggressor is not told.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) amortised.
 */
final class TradeFactors {
    private static final int SIGNED_VOL = Factor.SIGNED_VOL.index();
    private static final int EFFECTIVE_SPREAD_TICKS = Factor.EFFECTIVE_SPREAD_TICKS.index();
    private static final int TRADE_IMB_VOL_20TR = Factor.TRADE_IMB_VOL_20TR.index();
    private static final int VPIN = Factor.VPIN.index();
    private static final int VPIN_BUCKET_IMB = Factor.VPIN_BUCKET_IMB.index();

    private final double[] values;
    private final double qtyUnit;
    private final int imbalanceTrades;
    private final LongSumWindow signedSums;
    private final LongSumWindow qtySums;
    private final VolumeBuckets buckets;
    private final MaturingTrades maturing;
    private final double tickSize;
    private final double bucketQty;
    private final EventTrades eventTrades;

    private long trades;
    private long lastPrice = Prices.NO_PRICE;
    private int tickSign;
    private int sign;

    /**
     * @param values    the instrument's factor values, written in place.
     * @param config    windows.
     * @param tickSize  price units of a tick.
     * @param qtyUnit   quantity units of one whole unit.
     * @param bucketQty volume of a bucket of vpin, in quantity units.
     * @param eventTrades keeps the trades of an event.
     */
    TradeFactors(
            final double[] values,
            final FactorsConfig config,
            final double tickSize,
            final double qtyUnit,
            final long bucketQty,
            final EventTrades eventTrades) {
        this.values = values;
        this.eventTrades = eventTrades;
        this.tickSize = tickSize;
        this.qtyUnit = qtyUnit;
        imbalanceTrades = config.window(FactorParameter.TRADE_IMBALANCE_TRADES);
        signedSums = new LongSumWindow(imbalanceTrades);
        qtySums = new LongSumWindow(imbalanceTrades);
        this.bucketQty = bucketQty;
        buckets = new VolumeBuckets(bucketQty, config.window(FactorParameter.VPIN_BUCKETS));
        maturing = new MaturingTrades(values, config.window(FactorParameter.TRADE_HORIZON_EVENTS), tickSize);
        values[SIGNED_VOL] = 0.0;
    }

    /**
     * @param event     number of the event, from 0.
     * @param side      side of the resting order; anything but bid or ask if not told: then the sign is that of Lee and Ready (1991).
     * @param price     of the trade, in price units.
     * @param qty       positive.
     * @param midBefore carried mid before the event in half price units, {@code NO_MID} if there is none.
     * @return signed volume in quantity units: positive = buying aggressor; 0 when the sign stays unknown.
     */
    long onTrade(final long event, final int side, final long price, final long qty, final long midBefore) {
        if (lastPrice != Prices.NO_PRICE && price != lastPrice) {
            tickSign = price > lastPrice ? 1 : -1;
        }
        lastPrice = price;
        sign = side == Side.BUY || side == Side.SELL ? -Side.sign(side) : classify(price, midBefore);
        eventTrades.add(price, qty, sign);
        final long signedQty = sign * qty;
        values[SIGNED_VOL] = signedQty / qtyUnit;
        if (midBefore != NO_MID) {
            values[EFFECTIVE_SPREAD_TICKS] = sign * (2L * price - midBefore) / tickSize;
            maturing.add(event, sign, price, midBefore);
        }
        trades++;
        final long signedSum = signedSums.add(signedQty);
        final long qtySum = qtySums.add(qty);
        if (trades >= imbalanceTrades) {
            values[TRADE_IMB_VOL_20TR] = signedSum / (double) qtySum;
        }
        if (buckets.add(sign, qty)) {
            values[VPIN_BUCKET_IMB] = buckets.lastImbalance() / bucketQty;
            if (buckets.isComplete()) {
                values[VPIN] = buckets.imbalanceSum() / buckets.totalQty();
            }
        }
        return signedQty;
    }

    /** An event that is no trade, after one that was. */
    void clearSignedVolume() {
        values[SIGNED_VOL] = 0.0;
    }

    /** An event of several trades: their sum. */
    void putSignedVolume(final long signedQty) {
        values[SIGNED_VOL] = WholeUnits.of(signedQty, qtyUnit);
    }

    /**
     * Judges the trade that has just become old enough, if there is one. Called at every event, after {@link #onTrade}.
     *
     * @param event number of the event.
     * @param mid   carried mid after it.
     */
    void mature(final long event, final long mid) {
        maturing.mature(event, mid);
    }

    /** Above the mid a buy, below it a sell; at it, or without one, the sign of the last price change between trades. */
    private int classify(final long price, final long midBefore) {
        if (midBefore != NO_MID && 2L * price != midBefore) {
            return 2L * price > midBefore ? 1 : -1;
        }
        return tickSign;
    }

    /**
     * @return aggressor sign of the last trade: +1 buy, -1 sell, 0 unknown.
     */
    int sign() {
        return sign;
    }
}
