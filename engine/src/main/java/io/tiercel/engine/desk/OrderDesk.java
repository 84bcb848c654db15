package io.tiercel.engine.desk;

import io.tiercel.engine.latency.HopClock;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.schedule.Timers;
import io.tiercel.engine.venue.Venue;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.gate.Order;
import io.tiercel.risk.gate.PooledWorkingOrders;
import io.tiercel.risk.gate.RiskDecision;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.protocol.RequestKind;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import java.util.Arrays;
import java.util.Objects;

/**
 * Carries every intent through risk and, if it passes, to the venue; tells the outputs either way.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
public final class OrderDesk implements OrderIntents {
    /** Owner of the desk's own timers and requests. */
    public static final int DESK = RiskGate.NO_STRATEGY;

    private static final int INITIAL_STRATEGIES = 16;

    private final CoreClock clock;
    private final RiskGate risk;
    private final Venue venue;
    private final Timers timers;
    private final OutputWriter outputs;
    private final PooledWorkingOrders workingOrders;
    private int strategyId = DESK;
    private boolean isClosed;
    private HopClock hops = HopClock.OFF;
    /** By strategy id: it threw an exception and is not called any more. */
    private boolean[] isStopped = new boolean[INITIAL_STRATEGIES];

    /** A request is being carried: what is thrown now is not the strategy's fault. */
    private boolean isCarrying;

    private transient String firstFault = "";

    /**
     * @param clock   of the core.
     * @param risk    every intent passes it.
     * @param venue   where orders go.
     * @param timers  of the core.
     * @param outputs told of every request and refusal.
     */
    public OrderDesk(
            final CoreClock clock,
            final RiskGate risk,
            final Venue venue,
            final Timers timers,
            final OutputWriter outputs) {
        this.clock = clock;
        this.risk = risk;
        this.venue = venue;
        this.timers = timers;
        this.outputs = outputs;
        this.workingOrders = risk.workingOrders();
    }

    /**
     * @param hopClock told when a check of the risk gate begins and ends.
     */
    public void hopClock(final HopClock hopClock) {
        hops = hopClock;
    }

    /**
     * Names the strategy that is about to be called.
     *
     * @param id of the strategy, or {@link #DESK}.
     */
    public void actFor(final int id) {
        strategyId = id;
    }

    /**
     * Names the strategy that is about to be called, unless it has been stopped.
     *
     * @param id of the strategy.
     * @return true when it may be called.
     */
    public boolean begin(final int id) {
        strategyId = id;
        return id >= isStopped.length || !isStopped[id];
    }

    /**
     * A strategy threw an exception: it is told to the outputs, the kill switch trips with 903, and the strategy is not called any more, after a reset
     * neither. What is thrown while a request of it is carried is the engine's own fault and is thrown on.
     *
     * @param strategy that was called.
     * @param thrown   by it.
     */
    public void onFault(final Strategy strategy, final Throwable thrown) {
        if (isCarrying) {
            throwOn(thrown);
        }
        if (strategyId >= isStopped.length) {
            isStopped = Arrays.copyOf(isStopped, 2 * strategyId);
        }
        isStopped[strategyId] = true;
        if (firstFault.isEmpty()) {
            firstFault = "strategy " + strategy.name() + " stopped: " + thrown;
        }
        final TripReason reason = TripReason.HANDLER_EXCEPTION;
        outputs.strategyStopped(strategyId, reason.code(), thrown.getClass().getName(), clock.nowNs());
        risk.killSwitch().trip(reason);
    }

    private static void throwOn(final Throwable thrown) {
        if (thrown instanceof final Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    /**
     * @return the first strategy that threw an exception in this process, and what it threw, for a person; empty when none did.
     */
    public String firstFault() {
        return firstFault;
    }

    /** The session ends: nothing new is sent any more. */
    public void close() {
        isClosed = true;
    }

    /** A session that had ended goes on. */
    public void open() {
        isClosed = false;
    }

    @Override
    public long submit(final OrderIntent intent) {
        final long nowNs = clock.nowNs();
        Objects.requireNonNull(intent, "intent");
        isCarrying = true;
        final long result = carry(intent, nowNs);
        isCarrying = false;
        return result;
    }

    private long carry(final OrderIntent intent, final long nowNs) {
        if (isClosed) {
            return refuse(intent, RejectReason.MARKET_STATE, nowNs);
        }
        hops.riskBegins();
        final RiskDecision decision = risk.submit(intent, nowNs);
        hops.riskEnds();
        if (!decision.isAllowed()) {
            return refuse(intent, decision.reason(), nowNs);
        }
        final Order order = risk.order();
        outputs.orderRequested(order, RequestKind.NEW, decision.reason(), markTwice(order), nowNs);
        venue.submit(order, nowNs);
        return order.orderId();
    }

    @Override
    public int cancel(final long orderId) {
        isCarrying = true;
        final int result = cancel(orderId, strategyId);
        isCarrying = false;
        return result;
    }

    private int cancel(final long orderId, final int asker) {
        if (!workingOrders.isOpen(orderId)) {
            return -RejectReason.VENUE_TOO_LATE.code();
        }
        final long nowNs = clock.nowNs();
        hops.riskBegins();
        final RiskDecision decision = risk.cancel(orderId, asker == DESK, nowNs);
        hops.riskEnds();
        if (!decision.isAllowed()) {
            return refuse(RequestKind.CANCEL, orderId, 0, decision.reason(), nowNs);
        }
        outputs.cancelRequested(
                orderId, asker, workingOrders.instrumentId(orderId), workingOrders.side(orderId), nowNs);
        venue.cancel(orderId, nowNs);
        return 0;
    }

    @Override
    public int replace(final long orderId, final long price, final long totalQty) {
        isCarrying = true;
        final int result = carryReplace(orderId, price, totalQty);
        isCarrying = false;
        return result;
    }

    private int carryReplace(final long orderId, final long price, final long totalQty) {
        if (!workingOrders.isOpen(orderId)) {
            return -RejectReason.VENUE_TOO_LATE.code();
        }
        final long nowNs = clock.nowNs();
        if (isClosed) {
            return refuse(RequestKind.REPLACE, orderId, totalQty, RejectReason.MARKET_STATE, nowNs);
        }
        hops.riskBegins();
        final RiskDecision decision = risk.replace(orderId, price, totalQty, nowNs);
        hops.riskEnds();
        if (!decision.isAllowed()) {
            return refuse(RequestKind.REPLACE, orderId, totalQty, decision.reason(), nowNs);
        }
        final Order order = risk.order();
        outputs.orderRequested(order, RequestKind.REPLACE, decision.reason(), markTwice(order), nowNs);
        venue.replace(order, nowNs);
        return 0;
    }

    @Override
    public void schedule(final long dueTimeNs, final long timerId) {
        timers.schedule(Math.max(dueTimeNs, clock.nowNs()), strategyId, timerId);
    }

    @Override
    public void stopTrading() {
        risk.killSwitch().trip(TripReason.STRATEGY);
    }

    /**
     * Asks the venue to cancel every open order that is not being canceled already or was asked before without an answer; ascending order id, no rate
     * limit.
     */
    public void cancelAll() {
        for (long orderId = workingOrders.nextOpen(0); orderId > 0; orderId = workingOrders.nextOpen(orderId)) {
            cancel(orderId, DESK);
        }
    }

    /** As {@link #cancelAll}, but for the orders that close positions after a breach: those wait for the market as long as it takes. */
    public void cancelAllButLiquidations() {
        for (long orderId = workingOrders.nextOpen(0); orderId > 0; orderId = workingOrders.nextOpen(orderId)) {
            if (!workingOrders.isLiquidation(orderId)) {
                cancel(orderId, DESK);
            }
        }
    }

    /**
     * @return whether an order is open that does not close a position after a breach.
     */
    public boolean hasOpenButLiquidations() {
        for (long orderId = workingOrders.nextOpen(0); orderId > 0; orderId = workingOrders.nextOpen(orderId)) {
            if (!workingOrders.isLiquidation(orderId)) {
                return true;
            }
        }
        return false;
    }

    /**
     * As {@link #cancelAll}, the orders of one instrument.
     *
     * @param instrumentId dense id.
     */
    public void cancelAll(final int instrumentId) {
        for (long orderId = workingOrders.nextOpen(0); orderId > 0; orderId = workingOrders.nextOpen(orderId)) {
            if (workingOrders.instrumentId(orderId) == instrumentId) {
                cancel(orderId, DESK);
            }
        }
    }

    /**
     * Closes a position at the market, if the kill switch asks for it and no order of the instrument is open.
     *
     * @param instrumentId dense id.
     */
    public void liquidate(final int instrumentId) {
        final long nowNs = clock.nowNs();
        if (isClosed || !risk.liquidate(instrumentId, nowNs)) {
            return;
        }
        final Order order = risk.order();
        outputs.orderRequested(order, RequestKind.NEW, RejectReason.MAX_DRAWDOWN, markTwice(order), nowNs);
        venue.submit(order, nowNs);
    }

    private long markTwice(final Order order) {
        return risk.markTwice(order.instrumentId());
    }

    private long refuse(final OrderIntent intent, final RejectReason reason, final long nowNs) {
        outputs.requestRefused(
                RequestKind.NEW,
                Prices.NO_ORDER_ID,
                intent.strategyId(),
                risk.isKnown(intent.instrumentId()) ? intent.instrumentId() : OutputWriter.NO_INSTRUMENT,
                intent.side() == Side.BUY || intent.side() == Side.SELL ? intent.side() : Side.NONE,
                intent.price(),
                intent.qty(),
                reason.code(),
                nowNs);
        return -reason.code();
    }

    private int refuse(
            final RequestKind kind, final long orderId, final long qty, final RejectReason reason, final long nowNs) {
        outputs.requestRefused(
                kind,
                orderId,
                strategyId,
                workingOrders.instrumentId(orderId),
                workingOrders.side(orderId),
                workingOrders.price(orderId),
                qty,
                reason.code(),
                nowNs);
        return -reason.code();
    }
}
