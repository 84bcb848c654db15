package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Side;

/**
 * The factors of the book's present state, its order flow of the last event, and the carried mid.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(levels) where the depth changed, else O(1).
 */
final class BookFactors {
    private static final int OFI_1 = Factor.OFI_1.index();
    private static final int MLOFI_10 = Factor.MLOFI_10.index();
    private static final int DEPTH_IMB_1 = Factor.DEPTH_IMB_1.index();
    private static final int DEPTH_IMB_5 = Factor.DEPTH_IMB_5.index();
    private static final int DEPTH_IMB_W10 = Factor.DEPTH_IMB_W10.index();
    private static final int SPREAD_TICKS = Factor.SPREAD_TICKS.index();
    private static final int SPREAD_BPS = Factor.SPREAD_BPS.index();
    private static final int MID_TICKS = Factor.MID_TICKS.index();
    private static final int MICROPRICE_DEV_TICKS = Factor.MICROPRICE_DEV_TICKS.index();
    private static final int BID_SLOPE_10 = Factor.BID_SLOPE_10.index();
    private static final int ASK_SLOPE_10 = Factor.ASK_SLOPE_10.index();

    private final double[] values;
    private final double tickSize;
    private final double qtyUnit;
    private final double slopeUnit;
    private final SideDepth bids;
    private final SideDepth asks;

    private long carriedMid = NO_MID;
    private long bestFlow;
    private long flow;

    /**
     * @param values   the instrument's factor values, written in place.
     * @param tickSize price units of a tick.
     * @param qtyUnit  quantity units of one whole unit.
     * @param weights  of the levels, best first.
     */
    BookFactors(final double[] values, final double tickSize, final double qtyUnit, final double[] weights) {
        this.values = values;
        this.tickSize = tickSize;
        this.qtyUnit = qtyUnit;
        slopeUnit = tickSize / qtyUnit;
        bids = new SideDepth(Side.BUY, weights);
        asks = new SideDepth(Side.SELL, weights);
    }

    /**
     * First event: the book as it is; there is no flow yet.
     *
     * @param book the book after the event.
     */
    void onFirstEvent(final BookView book) {
        bids.update(book);
        asks.update(book);
        refresh();
        setFlow(0L, 0L);
    }

    /**
     * The book changed within the best levels.
     *
     * @param side bid or ask when only that side changed, {@code Side.NONE} when both may have.
     * @param book the book after the event.
     */
    void onDepthChange(final int side, final BookView book) {
        if (side == Side.BUY) {
            bids.update(book);
            setFlow(bids.bestFlow(), bids.flow());
        } else if (side == Side.SELL) {
            asks.update(book);
            setFlow(-asks.bestFlow(), -asks.flow());
        } else {
            bids.update(book);
            asks.update(book);
            setFlow(bids.bestFlow() - asks.bestFlow(), bids.flow() - asks.flow());
        }
        refresh();
    }

    /** An event that left the best levels alone. */
    void onUnchanged() {
        if ((bestFlow | flow) != 0L) {
            setFlow(0L, 0L);
        }
    }

    private void setFlow(final long newBestFlow, final long newFlow) {
        bestFlow = newBestFlow;
        flow = newFlow;
        values[OFI_1] = newBestFlow / qtyUnit;
        values[MLOFI_10] = newFlow / qtyUnit;
    }

    private void refresh() {
        final double[] v = values;
        final long bidQty = bids.bestQty();
        final long askQty = asks.bestQty();
        v[DEPTH_IMB_1] = imbalance(bidQty, askQty);
        v[DEPTH_IMB_5] = imbalance(bids.qtyOfFive(), asks.qtyOfFive());
        final double bidWeighted = bids.weightedQty();
        final double askWeighted = asks.weightedQty();
        v[DEPTH_IMB_W10] =
                bidQty == 0L && askQty == 0L ? Double.NaN : (bidWeighted - askWeighted) / (bidWeighted + askWeighted);

        final long bid = bids.bestPrice();
        final long ask = asks.bestPrice();
        if (bids.levels() > 0 && asks.levels() > 0 && bid < ask) {
            final double spreadTicks = (ask - bid) / tickSize;
            final double midTicks = (ask + bid) / (2.0 * tickSize);
            v[SPREAD_TICKS] = spreadTicks;
            v[SPREAD_BPS] = midTicks == 0.0 ? Double.NaN : 1e4 * spreadTicks / midTicks;
            v[MID_TICKS] = midTicks;
            v[MICROPRICE_DEV_TICKS] = 0.5 * spreadTicks * (bidQty - askQty) / (bidQty + askQty);
            v[BID_SLOPE_10] = bids.slope() * slopeUnit;
            v[ASK_SLOPE_10] = asks.slope() * slopeUnit;
            carriedMid = ask + bid;
        } else {
            v[SPREAD_TICKS] = Double.NaN;
            v[SPREAD_BPS] = Double.NaN;
            v[MID_TICKS] = Double.NaN;
            v[MICROPRICE_DEV_TICKS] = Double.NaN;
            v[BID_SLOPE_10] = Double.NaN;
            v[ASK_SLOPE_10] = Double.NaN;
        }
    }

    private static double imbalance(final long bidQty, final long askQty) {
        final long sum = bidQty + askQty;
        return sum == 0L ? Double.NaN : (bidQty - askQty) / (double) sum;
    }

    /**
     * @return mid of the latest valid book in half price units (best bid + best ask), {@code NO_MID} before one.
     */
    long carriedMid() {
        return carriedMid;
    }

    /**
     * @return order flow of the last event at the best level, in quantity units: positive = buy pressure.
     */
    long bestFlow() {
        return bestFlow;
    }
}
