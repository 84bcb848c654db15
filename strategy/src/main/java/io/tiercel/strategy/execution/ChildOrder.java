package io.tiercel.strategy.execution;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.ParameterRange;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;

/**
 * The one small order that an execution algorithm has in the market at a time, and what all of them have filled together.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1). Between two orders at least {@code retryNs} passes, whether the first was
 * filled, canceled or refused.
 */
final class ChildOrder {
    private final int strategyId;
    private final Instrument instrument;
    private final int side;
    private final long retryNs;
    private final OrderIntent intent = new OrderIntent();
    private long orderId = Prices.NO_ORDER_ID;
    private boolean isCanceling;
    private long leavesQty;
    private long filledQty;
    private long nextOrderNs = Long.MIN_VALUE;
    private long ownBest = Prices.NO_PRICE;
    private long oppositeBest = Prices.NO_PRICE;
    private boolean isOpen;

    ChildOrder(final StrategySetup setup, final ParentSide side, final long retryNs) {
        ParameterRange.require(
                setup.instruments().size() == 1,
                "instruments of the session",
                setup.instruments().size(),
                "1: an execution algorithm works one order");
        strategyId = setup.id();
        instrument = setup.instruments().getFirst();
        this.side = side.code();
        this.retryNs = retryNs;
    }

    /** Remembers the best prices. */
    void onMarketData(final MarketView market) {
        final BookView book = market.book();
        isOpen = market.isOpen();
        final boolean isValid = book.isValid();
        ownBest = isValid ? book.price(side, 0) : Prices.NO_PRICE;
        oppositeBest = isValid ? book.price(Side.opposite(side), 0) : Prices.NO_PRICE;
    }

    void onMarketState(final MarketView market) {
        isOpen = market.isOpen();
    }

    /** True when an order could be sent now. */
    boolean isFree(final long nowNs) {
        return orderId == Prices.NO_ORDER_ID && isMarketKnown() && nowNs >= nextOrderNs;
    }

    /** True while the market is open and its book whole. */
    boolean isMarketKnown() {
        return isOpen && ownBest != Prices.NO_PRICE;
    }

    boolean isWorking() {
        return orderId != Prices.NO_ORDER_ID;
    }

    long filledQty() {
        return filledQty;
    }

    /** Open quantity of the order under way. */
    long leavesQty() {
        return leavesQty;
    }

    /** Takes at the best opposite price what is there, up to a quantity in whole lots. */
    void take(final long qty, final long nowNs, final OrderIntents out) {
        send(oppositeBest, qty, TimeInForce.IOC, false, nowNs, out);
    }

    /** Rests at the best price of the own side. */
    void rest(final long qty, final long nowNs, final OrderIntents out) {
        send(ownBest, qty, TimeInForce.GTC, true, nowNs, out);
    }

    private void send(
            final long price,
            final long qty,
            final TimeInForce timeInForce,
            final boolean isPostOnly,
            final long nowNs,
            final OrderIntents out) {
        final long whole = qty - qty % instrument.lotSize();
        if (whole <= 0) {
            return;
        }
        nextOrderNs = nowNs + retryNs;
        final long answer =
                out.submit(intent.limit(strategyId, instrument.id(), side, price, whole, timeInForce, isPostOnly));
        if (answer > 0) {
            orderId = answer;
            leavesQty = whole;
            isCanceling = false;
        }
    }

    /** Takes a resting order back, once. */
    void cancel(final OrderIntents out) {
        if (orderId != Prices.NO_ORDER_ID && !isCanceling) {
            isCanceling = out.cancel(orderId) == 0;
        }
    }

    void onReport(final ExecutionReport report) {
        if (report.execType == ExecType.TRADE) {
            filledQty += report.lastQty;
        }
        if (report.orderId != orderId) {
            return;
        }
        leavesQty = report.leavesQty;
        if (report.execType == ExecType.CANCEL_REJECTED) {
            isCanceling = false;
        }
        if (report.status.isFinal() || report.reason == RejectReason.VENUE_UNKNOWN_ORDER) {
            orderId = Prices.NO_ORDER_ID;
            leavesQty = 0;
        }
    }

    long mixInto(final long hash) {
        long mixed = StateHash.mix(hash, orderId);
        mixed = StateHash.mix(mixed, isCanceling);
        mixed = StateHash.mix(mixed, leavesQty);
        mixed = StateHash.mix(mixed, filledQty);
        mixed = StateHash.mix(mixed, nextOrderNs);
        mixed = StateHash.mix(mixed, ownBest);
        mixed = StateHash.mix(mixed, oppositeBest);
        return StateHash.mix(mixed, isOpen);
    }
}
