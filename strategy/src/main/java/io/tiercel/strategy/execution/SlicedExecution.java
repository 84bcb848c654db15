package io.tiercel.strategy.execution;

import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecutionReport;

/**
 * Works an order in slices of equal length, after a plan that says how much of it is to be done by the end of each.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call.
 * <p>
 * The clock starts with the first event of an open market with a whole book. In slice k what was planned up to k - 1 and is not filled is behind: it is
 * taken. What is planned for k rests at the own best price until the slice ends and is canceled then, or is taken at once. After the last slice
 * everything that is left is behind.
 */
abstract class SlicedExecution implements Strategy {
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final String name;
    private final ParentOrder parent;
    private final ChildOrder child;
    private final long[] planned;
    private long startNs = NOT_STARTED;
    private int slice;

    /**
     * @param setup  of the session, with one instrument.
     * @param parent the large order.
     * @param shares share of it that is to be done by the end of each slice: rising, 1 the last.
     */
    SlicedExecution(final StrategySetup setup, final ParentOrder parent, final double[] shares) {
        name = setup.name();
        this.parent = parent;
        child = new ChildOrder(setup, parent.side(), parent.retryNs());
        final long lotSize = setup.instruments().getFirst().lotSize();
        Math.multiplyExact(parent.totalLots(), lotSize);
        planned = new long[parent.slices()];
        for (int i = 0; i < planned.length; i++) {
            final long lots = i == planned.length - 1
                    ? parent.totalLots()
                    : (long) Math.rint(Math.clamp(shares[i], 0.0, 1.0) * parent.totalLots());
            planned[i] = lots * lotSize;
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void onMarketData(final MarketView market, final OrderIntents out) {
        child.onMarketData(market);
        if (startNs == NOT_STARTED && child.isMarketKnown()) {
            startNs = market.nowNs();
            out.schedule(endOfSlice(0), 0);
        }
        work(market.nowNs(), out);
    }

    @Override
    public final void onMarketState(final MarketView market, final OrderIntents out) {
        child.onMarketState(market);
    }

    @Override
    public final void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        slice = (int) timerId + 1;
        if (slice < planned.length) {
            out.schedule(endOfSlice(slice), slice);
        }
        child.cancel(out);
        work(nowNs, out);
    }

    @Override
    public final void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        child.onReport(report);
        work(report.seenTimeNs, out);
    }

    /** Whole slices and their share of the remainder, so that the last one ends where it should. */
    private long endOfSlice(final int k) {
        final long length = parent.durationNs() / planned.length;
        final long rest = parent.durationNs() % planned.length;
        return startNs + (k + 1) * length + (k + 1) * rest / planned.length;
    }

    private void work(final long nowNs, final OrderIntents out) {
        if (startNs == NOT_STARTED || !child.isFree(nowNs)) {
            return;
        }
        final long behind = plannedBy(slice - 1) - child.filledQty();
        final long due = plannedBy(slice) - child.filledQty();
        if (behind > 0) {
            child.take(behind, nowNs, out);
        } else if (due > 0 && parent.isPassiveFirst()) {
            child.rest(due, nowNs, out);
        } else if (due > 0) {
            child.take(due, nowNs, out);
        }
    }

    private long plannedBy(final int k) {
        return k < 0 ? 0 : planned[Math.min(k, planned.length - 1)];
    }

    /**
     * @param k slice, from 0.
     * @return quantity that is to be done by its end.
     */
    public final long plannedQty(final int k) {
        return planned[k];
    }

    /**
     * @return filled so far.
     */
    public final long filledQty() {
        return child.filledQty();
    }

    @Override
    public final long stateDigest() {
        return StateHash.mix(StateHash.mix(child.mixInto(StateHash.START), startNs), slice);
    }
}
