package io.tiercel.strategy.portfolio;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.strategy.BarView;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.ParameterRange;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecutionReport;
import java.util.Objects;

/**
 * Holds the K names that have risen most, and replaces at most N of them at a time.
 * <p>
 * Owned by the core's thread; allocates nothing after construction, but see {@link TargetOrders}. O(names^2 bars) per decision.
 * <p>
 * Source: momentum of Jegadeesh, Titman, "Returns to buying winners and selling losers", Journal of Finance 48 (1993), which leaves out the last bars; who
 * is replaced: {@link TopKDropN}; raw weights of 1/K are brought into the profile's limits by {@link ProfileWeights}. A decision is made every
 * {@code everyBars} bars of the first name that has a score.
 */
public final class TopKRotation implements Strategy {
    private final String name;
    private final TopKConfig config;
    private final BarPortfolio portfolio;
    private final TopKDropN rotation;
    private final ProfileWeights profile;
    private final double[] scores;
    private final double[] weights;
    private final boolean[] isHeld;
    private int roundsToWait;

    /**
     * @param setup  of the session.
     * @param config settings.
     */
    public TopKRotation(final StrategySetup setup, final TopKConfig config) {
        ParameterRange.require(!setup.instruments().isEmpty(), "instruments of the session", 0, "1 or more");
        name = setup.name();
        this.config = Objects.requireNonNull(config, "config");
        portfolio = new BarPortfolio(
                setup,
                Math.max(config.lookbackBars(), config.volatilityBars()) + 1,
                config.barsPerYear(),
                config.rebalanceThreshold());
        rotation = new TopKDropN(
                config.topK(),
                config.dropN(),
                setup.instruments().stream().map(Instrument::symbol).toList());
        profile = new ProfileWeights(config.profile());
        scores = new double[portfolio.names()];
        weights = new double[portfolio.names()];
        isHeld = new boolean[portfolio.names()];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onBar(final MarketView market, final BarView bar, final OrderIntents out) {
        portfolio.onBar(market, bar, out);
    }

    @Override
    public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        if (roundsToWait > 0) {
            roundsToWait--;
            return;
        }
        boolean hasScore = false;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = portfolio.history().momentum(i, config.lookbackBars(), config.skipBars());
            hasScore |= !Double.isNaN(scores[i]);
        }
        if (!hasScore) {
            return;
        }
        roundsToWait = config.everyBars() - 1;
        rotation.decide(scores, isHeld);
        for (int i = 0; i < rotation.sellCount(); i++) {
            isHeld[rotation.sell(i)] = false;
        }
        for (int i = 0; i < rotation.buyCount(); i++) {
            isHeld[rotation.buy(i)] = true;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = isHeld[i] ? 1.0 / config.topK() : 0;
        }
        profile.limit(weights, portfolio.history().portfolioVolatility(weights, config.volatilityBars()));
        portfolio.trade(weights, out);
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        portfolio.onReport(report);
    }

    @Override
    public long stateDigest() {
        long hash = StateHash.mix(portfolio.mixInto(StateHash.START), roundsToWait);
        for (final boolean is : isHeld) {
            hash = StateHash.mix(hash, is);
        }
        return hash;
    }
}
