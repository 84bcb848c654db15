package io.tiercel.strategy.taker;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.model.Signal;
import io.tiercel.strategy.order.ExecutionReport;

/**
 * Takes liquidity when the model is sure enough about the next move of the mid.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call.
 * <p>
 * Looks at the signal when the best prices moved. At or above {@code buyAbove} it buys, at or below {@code sellBelow} it sells, as
 * {@link TakenPositions} tells. Without a signal it never enters. Source: ours.
 */
public final class ProbabilityTaker implements Strategy {
    private final String name;
    private final float buyAbove;
    private final float sellBelow;
    private final TakenPositions positions;

    /**
     * @param setup  of the session.
     * @param config settings.
     */
    public ProbabilityTaker(final StrategySetup setup, final TakerConfig config) {
        this.name = setup.name();
        this.buyAbove = (float) config.buyAbove();
        this.sellBelow = (float) config.sellBelow();
        this.positions = new TakenPositions(setup, config.limits());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        if (!positions.onMarketData(market, out) && market.isBestPriceChanged()) {
            actOnSignal(market, market.signal(), out);
        }
    }

    @Override
    public void onMarketState(final MarketView market, final OrderIntents out) {
        positions.onMarketState(market);
    }

    @Override
    public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        positions.onTimer(nowNs, timerId, out);
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        positions.onExecutionReport(report, out);
    }

    @Override
    public long stateDigest() {
        return positions.mixInto(StateHash.START);
    }

    /**
     * @param instrumentId dense id.
     * @return signed quantity that this strategy's own fills add up to.
     */
    public long position(final int instrumentId) {
        return positions.position(instrumentId);
    }

    private void actOnSignal(final MarketView market, final Signal signal, final OrderIntents out) {
        if (!signal.isPresent()) {
            return;
        }
        final float probabilityUp = signal.probabilityUp();
        if (probabilityUp >= buyAbove) {
            positions.act(market.instrument().id(), Side.BUY, market.nowNs(), out);
        } else if (probabilityUp <= sellBelow) {
            positions.act(market.instrument().id(), Side.SELL, market.nowNs(), out);
        }
    }
}
