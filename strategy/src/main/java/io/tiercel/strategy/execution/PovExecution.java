package io.tiercel.strategy.execution;

import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecutionReport;

/**
 * Percentage of volume: does a constant share of what the market trades, however much that is.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call. {@code target = min(total, participation * (V - V0))}, V the quantity
 * that has traded ({@link MarketView#tradedQty}), V0 that at the first event; what is missing is taken at the best opposite price. A feed that prints our
 * own fills counts them in V, the simulated venue's does not. Source: the usual definition; it ends only when the market has traded enough.
 */
public final class PovExecution implements Strategy {
    private static final long NOT_STARTED = -1;

    private final String name;
    private final ChildOrder child;
    private final double participation;
    private final long totalQty;
    private final long minChildQty;
    private final long lotSize;
    private long startVolume = NOT_STARTED;
    private long volume;

    /**
     * @param setup  of the session, with one instrument.
     * @param config settings.
     */
    public PovExecution(final StrategySetup setup, final PovConfig config) {
        name = setup.name();
        child = new ChildOrder(setup, config.side(), config.retryNs());
        participation = config.participation();
        lotSize = setup.instruments().getFirst().lotSize();
        totalQty = Math.multiplyExact(config.totalLots(), lotSize);
        minChildQty = Math.multiplyExact(config.minChildLots(), lotSize);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        child.onMarketData(market);
        volume = market.tradedQty();
        if (startVolume == NOT_STARTED) {
            startVolume = volume;
        }
        if (child.isFree(market.nowNs())) {
            final long target = Math.min(totalQty, (long) (participation * (volume - startVolume)));
            final long missing = target - child.filledQty();
            if (missing >= Math.min(minChildQty, totalQty - child.filledQty()) && missing >= lotSize) {
                child.take(missing, market.nowNs(), out);
            }
        }
    }

    @Override
    public void onMarketState(final MarketView market, final OrderIntents out) {
        child.onMarketState(market);
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        child.onReport(report);
    }

    /**
     * @return filled so far.
     */
    public long filledQty() {
        return child.filledQty();
    }

    @Override
    public long stateDigest() {
        return StateHash.mix(StateHash.mix(child.mixInto(StateHash.START), startVolume), volume);
    }
}
