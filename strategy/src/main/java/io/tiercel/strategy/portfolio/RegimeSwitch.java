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
import java.util.List;
import java.util.Objects;

/**
 * Holds risk assets while the market's mood is good, safe ones (or cash) while it is not.
 * <p>
 * Owned by the core's thread; allocates nothing after construction, but see {@link TargetOrders}. O(names^2 bars) per decision.
 * <p>
 * The regime is that of {@link MarketRegime}; RISK_ON counts as BUY, RISK_OFF as SELL, TRANSITION as HOLD, and a long-only {@link SignalFilter} turns that
 * into a portfolio with risk assets or without. With them each name has the same raw weight, of which the regime's multiplier takes a part of the risk
 * assets; without them the safe ones share all of it. {@link ProfileWeights} limits what comes out. Fewer than 60 returns of the proxy are TRANSITION.
 * Source: ours, after Faber, "A quantitative approach to tactical asset allocation", Journal of Wealth Management 9 (2007), which leaves the market below
 * its moving average.
 */
public final class RegimeSwitch implements Strategy {
    private static final int TREND_BARS = 50;
    private static final int SHORT_BARS = 10;
    private static final int LONG_BARS = 60;

    private final String name;
    private final int volatilityBars;
    private final BarPortfolio portfolio;
    private final ProfileWeights profile;
    private final SignalFilter filter;
    private final int proxy;
    private final int index;
    private final double indexPoints;
    private final boolean[] isRiskAsset;
    private final boolean[] isSafe;
    private final double[] weights;
    private long barsSeen;

    /**
     * @param setup  of the session.
     * @param config settings.
     */
    public RegimeSwitch(final StrategySetup setup, final RegimeConfig config) {
        name = setup.name();
        Objects.requireNonNull(config, "config");
        volatilityBars = config.volatilityBars();
        final List<String> symbols =
                setup.instruments().stream().map(Instrument::symbol).toList();
        proxy = place(symbols, "proxy", config.proxy());
        index = config.volatilityIndex().isEmpty() ? -1 : place(symbols, "volatilityIndex", config.volatilityIndex());
        indexPoints = index < 0
                ? 1
                : StrictMath.pow(10, -setup.instruments().get(index).priceScale());
        portfolio = new BarPortfolio(
                setup,
                Math.max(LONG_BARS, config.volatilityBars()) + 1,
                config.barsPerYear(),
                config.rebalanceThreshold());
        profile = new ProfileWeights(config.profile());
        filter = new SignalFilter(config.confirm(), config.hold(), config.minHoldBars(), true);
        isRiskAsset = new boolean[symbols.size()];
        isSafe = new boolean[symbols.size()];
        for (final String safe : config.safeAssets()) {
            isSafe[place(symbols, "safeAssets", safe)] = true;
        }
        for (int i = 0; i < isRiskAsset.length; i++) {
            isRiskAsset[i] = !isSafe[i] && i != index;
        }
        weights = new double[symbols.size()];
    }

    private static int place(final List<String> symbols, final String key, final String symbol) {
        ParameterRange.require(
                symbols.contains(symbol),
                key,
                symbol,
                "one of the strategy's instruments: " + String.join(", ", symbols));
        return symbols.indexOf(symbol);
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
        if (history.count(proxy) == barsSeen) {
            return;
        }
        barsSeen = history.count(proxy);
        final Regime regime = regime();
        filter.next(TradeSignal.of(Regime.TRANSITION.compareTo(regime)));
        final boolean isRiskOn = filter.direction() > 0;
        share(isRiskOn);
        // what Hold=Keep has kept through a RISK_OFF that is not confirmed yet is held as in a transition
        profile.applyRegime(weights, isRiskAsset, regime == Regime.RISK_OFF ? Regime.TRANSITION : regime);
        profile.limit(weights, history.portfolioVolatility(weights, volatilityBars));
        portfolio.trade(weights, out);
    }

    /** The same raw weight for each name of the portfolio. */
    private void share(final boolean isRiskOn) {
        int held = 0;
        for (int i = 0; i < weights.length; i++) {
            held += isSafe[i] || (isRiskOn && isRiskAsset[i]) ? 1 : 0;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = isSafe[i] || (isRiskOn && isRiskAsset[i]) ? 1.0 / held : 0;
        }
    }

    private Regime regime() {
        final CloseHistory history = portfolio.history();
        if (history.count(proxy) <= LONG_BARS) {
            return Regime.TRANSITION;
        }
        return MarketRegime.of(MarketRegime.score(
                history.close(proxy, 0),
                history.mean(proxy, TREND_BARS),
                index < 0 ? Double.NaN : history.close(index, 0) * indexPoints,
                history.volatility(proxy, SHORT_BARS),
                history.volatility(proxy, LONG_BARS)));
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        portfolio.onReport(report);
    }

    @Override
    public long stateDigest() {
        return StateHash.mix(filter.mixInto(portfolio.mixInto(StateHash.START)), barsSeen);
    }
}
