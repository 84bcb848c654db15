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
    private static final int SPREAD_TICKS = Factor.SPREAD_TICKS.index();
    private static final int SPREAD_BPS = Factor.SPREAD_BPS.index();
    private static final int MID_TICKS = Factor.MID_TICKS.index();
    private static final int MICROPRICE_DEV_TICKS = Factor.MICROPRICE_DEV_TICKS.index();
    private static final int DEPTH_IMB_1 = Factor.DEPTH_IMB_1.index();
    private static final int DEPTH_IMB_5 = Factor.DEPTH_IMB_5.index();
    private static final int DEPTH_IMB_W10 = Factor.DEPTH_IMB_W10.index();
    private static final int BID_SLOPE_10 = Factor.BID_SLOPE_10.index();
    private static final int ASK_SLOPE_10 = Factor.ASK_SLOPE_10.index();
    private static final int OFI_1 = Factor.OFI_1.index();
    private static final int MLOFI_10 = Factor.MLOFI_10.index();

    private final double[] values;
    private final double tickSize;
    private final double qtyUnit;
    private final double slopeUnit;
    private final SideDepth bids;
    private final SideDepth asks;
    private final SideDepth[] sides;

    private long bid;
    private long ask;
    private long bidQty;
    private long askQty;
    private boolean isValid;
    private boolean isRead;
    private double halfSpreadTicks;
    private long carriedMid = NO_MID;
    private long bestFlow;
    private long flowOfFive;
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
        sides = new SideDepth[] {bids, asks};
    }

    /**
     * First event: the book as it is; there is no flow yet.
     *
     * @param book the book after the event.
     */
    void onFirstEvent(final BookView book) {
        isRead = true;
        bids.update(book);
        asks.update(book);
        refreshPrices(bids.bestPrice(), asks.bestPrice());
        refreshBestQtys(bids.bestQty(), asks.bestQty());
        refreshDepths();
        setFlow(0L, 0L);
        flowOfFive = 0L;
    }

    /**
     * The book changed within the best levels.
     *
     * @param side bid or ask when only that side changed, {@code Side.NONE} when both may have.
     * @param book the book after the event.
     */
    void onDepthChange(final int side, final BookView book) {
        isRead = true;
        if (side == Side.BUY || side == Side.SELL) {
            // Picked by index: a branch on the side would be guessed wrong half the time.
            final SideDepth changed = sides[side];
            final long sign = Side.sign(side);
            changed.update(book);
            setFlow(sign * changed.bestFlow(), sign * changed.flow());
            flowOfFive = sign * changed.flowOfFive();
        } else {
            bids.update(book);
            asks.update(book);
            setFlow(bids.bestFlow() - asks.bestFlow(), bids.flow() - asks.flow());
            flowOfFive = bids.flowOfFive() - asks.flowOfFive();
        }
        final long newBid = bids.bestPrice();
        final long newAsk = asks.bestPrice();
        final long newBidQty = bids.bestQty();
        final long newAskQty = asks.bestQty();
        if (newBid != bid || newAsk != ask) {
            refreshPrices(newBid, newAsk);
            refreshBestQtys(newBidQty, newAskQty);
        } else if (newBidQty != bidQty || newAskQty != askQty) {
            refreshBestQtys(newBidQty, newAskQty);
        }
        refreshDepths();
    }

    /** An event that left the best levels alone. */
    void onUnchanged() {
        isRead = false;
        if ((bestFlow | flow) != 0L) {
            setFlow(0L, 0L);
        }
        flowOfFive = 0L;
    }

    private void setFlow(final long newBestFlow, final long newFlow) {
        bestFlow = newBestFlow;
        flow = newFlow;
        values[OFI_1] = WholeUnits.of(newBestFlow, qtyUnit);
        values[MLOFI_10] = WholeUnits.of(newFlow, qtyUnit);
    }

    private void refreshPrices(final long newBid, final long newAsk) {
        bid = newBid;
        ask = newAsk;
        isValid = bids.count() > 0 && asks.count() > 0 && newBid < newAsk;
        double spreadTicks = Double.NaN;
        double midTicks = Double.NaN;
        if (isValid) {
            carriedMid = newAsk + newBid;
            spreadTicks = (newAsk - newBid) / tickSize;
            midTicks = carriedMid / (2.0 * tickSize);
        }
        halfSpreadTicks = 0.5 * spreadTicks;
        values[SPREAD_TICKS] = spreadTicks;
        values[MID_TICKS] = midTicks;
        values[SPREAD_BPS] = midTicks == 0.0 ? Double.NaN : 1e4 * spreadTicks / midTicks;
    }

    private void refreshBestQtys(final long newBidQty, final long newAskQty) {
        bidQty = newBidQty;
        askQty = newAskQty;
        final double imbalance = imbalance(newBidQty, newAskQty);
        values[DEPTH_IMB_1] = imbalance;
        values[MICROPRICE_DEV_TICKS] = halfSpreadTicks * imbalance;
    }

    private void refreshDepths() {
        final double[] v = values;
        v[DEPTH_IMB_5] = imbalance(bids.qtyOfFive(), asks.qtyOfFive());
        final double bidWeighted = bids.weightedQty();
        final double askWeighted = asks.weightedQty();
        final boolean isEmpty = bids.count() == 0 && asks.count() == 0;
        v[DEPTH_IMB_W10] = isEmpty ? Double.NaN : (bidWeighted - askWeighted) / (bidWeighted + askWeighted);
        // The additions turn a -0.0 into 0.0.
        v[BID_SLOPE_10] = isValid ? bids.slope() * slopeUnit + 0.0 : Double.NaN;
        v[ASK_SLOPE_10] = isValid ? asks.slope() * slopeUnit + 0.0 : Double.NaN;
    }

    /** Whether the last event had the levels read. */
    boolean isRead() {
        return isRead;
    }

    /** Zero is decided on whole numbers, and the quotient of two of them is -0.0 never. */
    static double imbalance(final long bidQty, final long askQty) {
        final long sum = bidQty + askQty;
        return sum == 0L ? Double.NaN : (bidQty - askQty) / (double) sum;
    }

    /**
     * Copies what it knows of the book after the event.
     *
     * @param f where to.
     */
    void tell(final EventFacts f) {
        f.bid = bid;
        f.ask = ask;
        f.bidQty = bidQty;
        f.askQty = askQty;
        f.isValid = isValid;
        f.mid = carriedMid;
        f.bestFlow = bestFlow;
        f.flowOfFive = flowOfFive;
        f.flow = flow;
    }

    /**
     * @param side bid or ask.
     * @return its levels.
     */
    SideDepth depth(final int side) {
        return sides[side];
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
