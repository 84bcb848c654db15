package io.tiercel.strategy;

import io.tiercel.strategy.order.ExecutionReport;

/**
 * Decides. A deterministic function of its calls: no clock, no randomness, no I/O, no threads; called on the core's thread only and allocating
 * nothing in the steady state. It takes the calls it needs; the others do nothing. How one is written: docs/strategies.md.
 */
public interface Strategy {
    /**
     * @return name in reports, unique within the session.
     */
    String name();

    /**
     * An event of an instrument this strategy trades.
     *
     * @param market what is known now; valid during the call.
     * @param out    where intents go.
     */
    default void onMarketData(final MarketView market, final OrderIntents out) {}

    /**
     * A bar of an instrument this strategy trades is complete. What was ordered before it has been filled on it as far as it could be, and reported; what is
     * ordered now fills on the next one at the earliest. A strategy that decides on books has nothing to do here.
     *
     * @param market what is known now; valid during the call. Its book is empty where the instrument has bars alone.
     * @param bar    valid during the call.
     * @param out    where intents go.
     */
    default void onBar(final MarketView market, final BarView bar, final OrderIntents out) {}

    /**
     * The market of an instrument this strategy trades changed its state, or its feed said it again: {@link MarketView#isOpen} tells. A venue takes
     * cancels while a market is halted, nothing else. Called also while the book is not known whole.
     *
     * @param market what is known now; valid during the call.
     * @param out    where intents go.
     */
    default void onMarketState(final MarketView market, final OrderIntents out) {}

    /**
     * A timer this strategy asked for is due.
     *
     * @param nowNs   the due time, which is now.
     * @param timerId as given to {@link OrderIntents#schedule}.
     * @param out     where intents go.
     */
    default void onTimer(final long nowNs, final long timerId, final OrderIntents out) {}

    /**
     * News about an order of this strategy.
     *
     * @param report valid during the call.
     * @param out    where intents go.
     */
    void onExecutionReport(ExecutionReport report, OrderIntents out);

    /**
     * @return hash of all state that can change a later decision; two runs that agree on it go on alike.
     */
    long stateDigest();
}
