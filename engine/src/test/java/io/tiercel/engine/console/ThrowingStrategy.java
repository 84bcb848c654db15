package io.tiercel.engine.console;

import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecutionReport;

/** Throws at one of its calls. */
public final class ThrowingStrategy implements Strategy {
    private final String name;
    private final int atCall;
    private int calls;

    /** Which call. */
    public record Parameters(int atCall) {}

    public ThrowingStrategy(final StrategySetup setup, final Parameters parameters) {
        name = setup.name();
        atCall = parameters.atCall();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        if (++calls == atCall) {
            throw new IllegalStateException("call " + calls + " is one too many");
        }
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        // sends no order
    }

    @Override
    public long stateDigest() {
        return calls;
    }
}
