package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.factors.window.EventMids;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.Arrays;

/**
 * All factors of one instrument: numbers its events, keeps its clock from running back, and leads each event past the groups of factors.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for the room of the mid history (see {@code TimedMids}).
 */
final class InstrumentFactors implements FactorVector {
    private final double[] values = new double[Factor.COUNT];
    private final EventMids mids;
    private final BookFactors book;
    private final ReturnFactors returns;
    private final FlowFactors flows;
    private final TradeFactors trades;
    private final PriceImpact impact;
    private final KernelImbalance kernels;

    private long event = -1L;
    private long timeNs;
    private boolean wasTrade;

    /**
     * @param instrument scales of its numbers.
     * @param config     windows and rates.
     * @param weights    of the levels, best first, shared and read only.
     */
    InstrumentFactors(final Instrument instrument, final FactorsConfig config, final double[] weights) {
        Arrays.fill(values, Double.NaN);
        final double tickSize = instrument.tickSize();
        final long qtyUnit = qtyUnit(instrument.qtyScale());
        mids = new EventMids(Math.max(config.midReturnEvents(), config.kyleEvents()));
        book = new BookFactors(values, tickSize, qtyUnit, weights);
        returns = new ReturnFactors(values, config, mids);
        flows = new FlowFactors(values, config, qtyUnit);
        trades = new TradeFactors(values, config, tickSize, qtyUnit, bucketQty(instrument, config, qtyUnit));
        impact = new PriceImpact(values, config.kyleEvents(), mids, qtyUnit / (2.0 * tickSize));
        kernels = new KernelImbalance(values, config.hawkesDecayPerSecond());
    }

    private static long qtyUnit(final int qtyScale) {
        long unit = 1L;
        for (int i = 0; i < qtyScale; i++) {
            unit *= 10L;
        }
        return unit;
    }

    private static long bucketQty(final Instrument instrument, final FactorsConfig config, final long qtyUnit) {
        if (config.vpinBucketQty() > Long.MAX_VALUE / qtyUnit) {
            throw new BadInputException("factors: vpinBucketQty = " + config.vpinBucketQty() + ", expected at most "
                    + Long.MAX_VALUE / qtyUnit + " for instrument " + instrument.symbol() + " with qtyScale "
                    + instrument.qtyScale());
        }
        return config.vpinBucketQty() * qtyUnit;
    }

    /** As {@link FactorEngine#onEvent}. */
    void onEvent(
            final long eventTimeNs,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final BookView view,
            final boolean isDepthChanged) {
        final long elapsedNs = advance(eventTimeNs);
        final long midBefore = book.carriedMid();
        if (isDepthChanged && event != 0L) {
            book.onDepthChange(isOneSided(action) ? side : Side.NONE, view);
        } else if (event == 0L) {
            book.onFirstEvent(view);
        } else {
            book.onUnchanged();
        }
        final boolean isTrade =
                (action == BookAction.EXECUTE || action == BookAction.TRADE) && price != Prices.NO_PRICE && qty > 0L;
        if (isTrade) {
            finishTrade(elapsedNs, side, price, qty, midBefore);
        } else {
            finish(elapsedNs);
        }
    }

    /** As {@link FactorEngine#onSnapshot}. */
    boolean onSnapshot(final long eventTimeNs, final BookView view) {
        if (event < 0L) {
            return false;
        }
        onLevels(eventTimeNs, view, true);
        return true;
    }

    /** As {@link FactorEngine#onLevels}. */
    void onLevels(final long eventTimeNs, final BookView view, final boolean isDepthChanged) {
        final long elapsedNs = advance(eventTimeNs);
        if (event == 0L) {
            book.onFirstEvent(view);
        } else if (isDepthChanged) {
            book.onDepthChange(Side.NONE, view);
        } else {
            book.onUnchanged();
        }
        finish(elapsedNs);
    }

    /** Actions that move orders of the side they tell; prints tell the side of a hidden order, or none. */
    private static boolean isOneSided(final BookAction action) {
        return action != BookAction.TRADE && action != BookAction.CROSS;
    }

    private long advance(final long eventTimeNs) {
        event++;
        if (event == 0L) {
            timeNs = eventTimeNs;
            return 0L;
        }
        final long elapsedNs = Math.max(0L, eventTimeNs - timeNs);
        timeNs += elapsedNs;
        return elapsedNs;
    }

    private void finish(final long elapsedNs) {
        if (wasTrade) {
            trades.clearSignedVolume();
            wasTrade = false;
        }
        kernels.onQuiet(timeNs);
        finish(elapsedNs, 0L);
    }

    private void finishTrade(
            final long elapsedNs, final int side, final long price, final long qty, final long midBefore) {
        final long signedQty = trades.onTrade(event, side, price, qty, midBefore);
        wasTrade = true;
        if (signedQty == 0L) {
            kernels.onQuiet(timeNs);
        } else {
            kernels.onTrade(timeNs, trades.sign());
        }
        finish(elapsedNs, signedQty);
    }

    private void finish(final long elapsedNs, final long signedQty) {
        final long mid = book.carriedMid();
        mids.put(event, mid);
        trades.mature(event, mid);
        impact.onEvent(event, signedQty);
        returns.onEvent(event, timeNs, mid);
        flows.onEvent(event, elapsedNs, book.bestFlow());
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public double value(final int index) {
        return values[index];
    }
}
