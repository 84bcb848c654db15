package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.EventMids;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Side;

/**
 * The factors of the book's present shape beyond the first 24.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(levels) where the depth changed, nothing elsewhere.
 */
final class DepthFactors {
    private static final int MICROPRICE_TICKS = Factor.MICROPRICE_TICKS.index();
    private static final int MICROPRICE5_DEV_TICKS = Factor.MICROPRICE5_DEV_TICKS.index();
    private static final int DEPTH_IMB_3 = Factor.DEPTH_IMB_3.index();
    private static final int DEPTH_IMB_10 = Factor.DEPTH_IMB_10.index();
    private static final int SLOPE_IMB_10 = Factor.SLOPE_IMB_10.index();
    private static final int BID_SLOPE_10 = Factor.BID_SLOPE_10.index();
    private static final int ASK_SLOPE_10 = Factor.ASK_SLOPE_10.index();
    private static final int BID_CONVEXITY_10 = Factor.BID_CONVEXITY_10.index();
    private static final int ASK_CONVEXITY_10 = Factor.ASK_CONVEXITY_10.index();
    private static final int BID_WAP_DIST_10 = Factor.BID_WAP_DIST_10.index();
    private static final int ASK_WAP_DIST_10 = Factor.ASK_WAP_DIST_10.index();
    private static final int BID_ENTROPY_10 = Factor.BID_ENTROPY_10.index();
    private static final int ASK_ENTROPY_10 = Factor.ASK_ENTROPY_10.index();
    private static final int BOOK_ENTROPY_10 = Factor.BOOK_ENTROPY_10.index();
    private static final int BID_LIQ_25BPS = Factor.BID_LIQ_25BPS.index();
    private static final int ASK_LIQ_25BPS = Factor.ASK_LIQ_25BPS.index();
    private static final int LIQ_IMB_25BPS = Factor.LIQ_IMB_25BPS.index();
    private static final int SWEEP_COST_BUY_500 = Factor.SWEEP_COST_BUY_500.index();
    private static final int SWEEP_COST_SELL_500 = Factor.SWEEP_COST_SELL_500.index();
    private static final int FIVE = 5;

    private final double[] values;
    private final double tickSize;
    private final double qtyUnit;
    private final double convexityUnit;
    private final double liquidityBps;
    private final boolean hasMicroprice;
    private final boolean hasMicroprice5;
    private final boolean hasEntropy;
    private final boolean hasLiquidity;
    private final boolean hasShape;
    private final boolean hasCosts;
    private final SideShape bids;
    private final SideShape asks;
    private final SideDepth bidDepth;
    private final SideDepth askDepth;

    private long liquidityMid = EventMids.NO_MID;
    private long bidLiquidity;
    private long askLiquidity;

    /**
     * @param values   the instrument's factor values, written in place.
     * @param config   parameters.
     * @param choice   of the factors.
     * @param tickSize price units of a tick.
     * @param qtyUnit  quantity units of one whole unit.
     * @param sweepQty  quantity of the sweeps, quantity units.
     * @param book     where the levels are kept.
     */
    DepthFactors(
            final double[] values,
            final FactorsConfig config,
            final Choice choice,
            final double tickSize,
            final double qtyUnit,
            final long sweepQty,
            final BookFactors book) {
        this.values = values;
        this.tickSize = tickSize;
        this.qtyUnit = qtyUnit;
        convexityUnit = tickSize * tickSize / qtyUnit;
        liquidityBps = config.real(FactorParameter.LIQUIDITY_BPS);
        hasMicroprice = choice.has(Factor.MICROPRICE_TICKS);
        hasMicroprice5 = choice.has(Factor.MICROPRICE5_DEV_TICKS);
        hasEntropy = choice.hasAnyOf(Factor.BID_ENTROPY_10, Factor.ASK_ENTROPY_10, Factor.BOOK_ENTROPY_10);
        hasLiquidity = choice.hasAnyOf(Factor.BID_LIQ_25BPS, Factor.ASK_LIQ_25BPS, Factor.LIQ_IMB_25BPS);
        hasShape = choice.hasAny(Factor.SLOPE_IMB_10, Factor.ASK_CONVEXITY_10);
        hasCosts = choice.hasAnyOf(
                Factor.BID_WAP_DIST_10, Factor.ASK_WAP_DIST_10, Factor.SWEEP_COST_BUY_500, Factor.SWEEP_COST_SELL_500);
        bids = new SideShape(values, true, choice, tickSize, qtyUnit, sweepQty);
        asks = new SideShape(values, false, choice, tickSize, qtyUnit, sweepQty);
        bidDepth = book.depth(Side.BUY);
        askDepth = book.depth(Side.SELL);
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAnyOf(Factor.MICROPRICE_TICKS, Factor.MICROPRICE5_DEV_TICKS)
                || choice.hasAny(Factor.BID_DEPTH_L1, Factor.SWEEP_COST_SELL_500);
    }

    /**
     * The book changed within the best levels.
     *
     * @param f    the event.
     * @param side bid or ask when only that side changed.
     */
    void onDepthChange(final EventFacts f, final int side) {
        if (side != Side.SELL) {
            bids.update(bidDepth);
        }
        if (side != Side.BUY) {
            asks.update(askDepth);
        }
        putBothSides();
        if (f.isValid) {
            putDistances(f);
            if (hasLiquidity) {
                putLiquidity(f.mid, side);
            }
        } else {
            clearDistances();
        }
    }

    /** What is defined for locked and crossed books too. */
    private void putBothSides() {
        final double[] v = values;
        v[DEPTH_IMB_3] = BookFactors.imbalance(bids.qtyOfThree(), asks.qtyOfThree());
        v[DEPTH_IMB_10] = BookFactors.imbalance(bids.qty(), asks.qty());
        if (hasEntropy) {
            v[BID_ENTROPY_10] = bids.entropy();
            v[ASK_ENTROPY_10] = asks.entropy();
            v[BOOK_ENTROPY_10] = SideShape.entropy(
                    bidDepth.count() + askDepth.count(),
                    bids.qty() + asks.qty(),
                    bids.productSum() + asks.productSum());
        }
    }

    private void putDistances(final EventFacts f) {
        final double[] v = values;
        final double halfSpread = 0.5 * (f.ask - f.bid);
        if (hasShape) {
            final double bidSlope = v[BID_SLOPE_10];
            final double askSlope = v[ASK_SLOPE_10];
            v[SLOPE_IMB_10] = bidSlope + askSlope == 0.0 ? Double.NaN : (bidSlope - askSlope) / (bidSlope + askSlope);
            v[BID_CONVEXITY_10] = bids.convexity() * convexityUnit + 0.0;
            v[ASK_CONVEXITY_10] = asks.convexity() * convexityUnit + 0.0;
        }
        if (hasCosts) {
            v[BID_WAP_DIST_10] = (halfSpread + bids.averageDistance()) / tickSize;
            v[ASK_WAP_DIST_10] = (halfSpread + asks.averageDistance()) / tickSize;
            v[SWEEP_COST_SELL_500] = (halfSpread + bids.sweepDistance()) / tickSize;
            v[SWEEP_COST_BUY_500] = (halfSpread + asks.sweepDistance()) / tickSize;
        }
        if (hasMicroprice) {
            final double bidQty = f.bidQty;
            final double askQty = f.askQty;
            v[MICROPRICE_TICKS] = (f.bid * askQty + f.ask * bidQty) / (tickSize * (askQty + bidQty)) + 0.0;
        }
        if (hasMicroprice5) {
            v[MICROPRICE5_DEV_TICKS] = microprice5(f.mid);
        }
    }

    /** A side is looked through again where it or the mid changed. */
    private void putLiquidity(final long mid, final int side) {
        final boolean isMidChanged = mid != liquidityMid;
        liquidityMid = mid;
        if (isMidChanged || side != Side.SELL) {
            bidLiquidity = liquidity(bidDepth, mid, 1L);
        }
        if (isMidChanged || side != Side.BUY) {
            askLiquidity = liquidity(askDepth, mid, -1L);
        }
        final double[] v = values;
        final long sum = bidLiquidity + askLiquidity;
        v[BID_LIQ_25BPS] = WholeUnits.of(bidLiquidity, qtyUnit);
        v[ASK_LIQ_25BPS] = WholeUnits.of(askLiquidity, qtyUnit);
        v[LIQ_IMB_25BPS] = sum == 0L ? 0.0 : (bidLiquidity - askLiquidity) / (double) sum;
    }

    /** Distances in half price units are whole numbers. */
    private double microprice5(final long mid) {
        final long[] b = bidDepth.levels();
        final long[] a = askDepth.levels();
        final int n = Math.min(FIVE, Math.min(bidDepth.count(), askDepth.count()));
        double weighted = 0.0;
        long total = 0L;
        for (int level = 0; level < n; level++) {
            final long bidQty = b[BookView.DEPTH + level];
            final long askQty = a[BookView.DEPTH + level];
            weighted += (double) bidQty * (2L * a[level] - mid) + (double) askQty * (2L * b[level] - mid);
            total += bidQty + askQty;
        }
        return weighted / (2.0 * tickSize * total) + 0.0;
    }

    private long liquidity(final SideDepth side, final long mid, final long keySign) {
        final long[] l = side.levels();
        final int n = side.count();
        final double bound = liquidityBps * mid;
        long sum = 0L;
        for (int level = 0; level < n; level++) {
            final double distance = keySign * (mid - 2L * l[level]);
            sum += distance * 1e4 <= bound ? l[BookView.DEPTH + level] : 0L;
        }
        return sum;
    }

    private void clearDistances() {
        final double[] v = values;
        v[SLOPE_IMB_10] = Double.NaN;
        v[BID_CONVEXITY_10] = Double.NaN;
        v[ASK_CONVEXITY_10] = Double.NaN;
        v[BID_WAP_DIST_10] = Double.NaN;
        v[ASK_WAP_DIST_10] = Double.NaN;
        v[SWEEP_COST_SELL_500] = Double.NaN;
        v[SWEEP_COST_BUY_500] = Double.NaN;
        v[MICROPRICE_TICKS] = Double.NaN;
        v[MICROPRICE5_DEV_TICKS] = Double.NaN;
        v[BID_LIQ_25BPS] = Double.NaN;
        v[ASK_LIQ_25BPS] = Double.NaN;
        v[LIQ_IMB_25BPS] = Double.NaN;
        liquidityMid = EventMids.NO_MID;
    }
}
