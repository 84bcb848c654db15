package io.tiercel.strategy.portfolio;

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
 * Goes with the trend of each name, with less of what moves more.
 * <p>
 * Owned by the core's thread; allocates nothing after construction, but see {@link TargetOrders}. O(names^2 bars) per decision.
 * <p>
 * Source: MOMENTUM is that of Moskowitz, Ooi, Pedersen, "Time series momentum", Journal of Financial Economics 104 (2012): the sign of a name's own past
 * return; MOVING_AVERAGE that of Brock, Lakonishok, LeBaron, "Simple technical trading rules and the stochastic properties of stock returns", Journal of
 * Finance 47 (1992): the short mean against the long one. A signal passes a {@link SignalFilter}; the size is that of {@link VolatilitySize}, shared
 * out among the names; {@link ProfileWeights} limits what comes out.
 */
public final class TrendFollower implements Strategy {
    private final String name;
    private final TrendConfig config;
    private final BarPortfolio portfolio;
    private final ProfileWeights profile;
    private final SignalFilter[] filters;
    private final double[] weights;
    private final long[] barsSeen;

    /**
     * @param setup  of the session.
     * @param config settings.
     */
    public TrendFollower(final StrategySetup setup, final TrendConfig config) {
        ParameterRange.require(!setup.instruments().isEmpty(), "instruments of the session", 0, "1 or more");
        name = setup.name();
        this.config = Objects.requireNonNull(config, "config");
        portfolio = new BarPortfolio(
                setup,
                Math.max(config.slowBars(), Math.max(config.sizeBars(), config.volatilityBars())) + 1,
                config.barsPerYear(),
                config.rebalanceThreshold());
        profile = new ProfileWeights(config.profile());
        filters = new SignalFilter[portfolio.names()];
        for (int i = 0; i < filters.length; i++) {
            filters[i] = new SignalFilter(config.confirm(), config.hold(), config.minHoldBars(), config.isLongOnly());
        }
        weights = new double[portfolio.names()];
        barsSeen = new long[portfolio.names()];
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
        final CloseHistory history = portfolio.history();
        for (int i = 0; i < filters.length; i++) {
            // a name without a bar at this time has no session
            if (history.count(i) != barsSeen[i]) {
                barsSeen[i] = history.count(i);
                filters[i].next(TradeSignal.of(trend(i)));
            }
            final double size = VolatilitySize.weight(
                    config.targetVolatility(),
                    history.volatility(i, config.sizeBars()),
                    config.profile().maxWeight() * filters.length);
            weights[i] = filters[i].direction() * size / filters.length;
        }
        profile.limit(weights, history.portfolioVolatility(weights, config.volatilityBars()));
        portfolio.trade(weights, out);
    }

    /** -1, 0 or +1; 0 while there are too few bars. */
    private int trend(final int i) {
        final CloseHistory history = portfolio.history();
        final double now;
        final double then;
        if (config.rule() == TrendRule.MOVING_AVERAGE) {
            now = history.mean(i, config.fastBars());
            then = history.mean(i, config.slowBars());
        } else {
            now = history.close(i, 0);
            then = history.close(i, config.slowBars());
        }
        return now > then ? 1 : now < then ? -1 : 0;
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        portfolio.onReport(report);
    }

    @Override
    public long stateDigest() {
        long hash = portfolio.mixInto(StateHash.START);
        for (int i = 0; i < filters.length; i++) {
            hash = StateHash.mix(filters[i].mixInto(hash), barsSeen[i]);
        }
        return hash;
    }
}
