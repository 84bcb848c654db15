package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.WideMoney;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;

/**
 * One order from its sending to its final state, as the engine knows it, and the rules by which reports may change it (FIX OrdStatus).
 * <p>
 * Pooled; owned by the core's thread; allocates nothing after construction. While replaces are in flight the order counts at its widest: with the
 * largest total and the boldest limit among what it is and what was asked for.
 */
final class WorkingOrder {
    long orderId;
    int strategyId;
    int instrumentId;
    int side;
    OrderType type = OrderType.LIMIT;
    TimeInForce timeInForce = TimeInForce.GTC;
    boolean isPostOnly;
    boolean isLiquidation;
    boolean isTriggered;
    long clientOrderId;
    long stopPrice;

    /** Two times the price that it counts at without a limit; its value at its widest, in units of the session. */
    long wakingTwice;

    final WideMoney value = new WideMoney();

    /** Limit and total as the venue confirmed them (as sent, before that). */
    long price;

    long qty;
    long cumQty;

    /** Largest total and most aggressive limit among those confirmed and those asked for in flight; the limit asked for last. */
    long widestQty;

    long boldestPrice;
    long askedPrice;

    /** Highest limit among those confirmed and those asked for in flight. */
    long highestPrice;

    /** Never a pending cancel or replace: those are counted beside it. */
    OrderStatus confirmed = OrderStatus.PENDING_NEW;

    int cancelsInFlight;
    int replacesInFlight;
    boolean isCancelLatest;

    /** Links of the table that owns it. */
    WorkingOrder nextOpen;

    WorkingOrder previousOpen;
    WorkingOrder nextOnSide;
    WorkingOrder previousOnSide;

    void open(final Order order) {
        orderId = order.orderId;
        strategyId = order.strategyId;
        instrumentId = order.instrumentId;
        side = order.side;
        type = order.type;
        timeInForce = order.timeInForce;
        isPostOnly = order.isPostOnly;
        isLiquidation = order.isLiquidation;
        isTriggered = false;
        clientOrderId = order.clientOrderId;
        wakingTwice = order.wakingTwice;
        value.set(0);
        stopPrice = order.stopPrice;
        price = order.price;
        qty = order.qty;
        cumQty = 0;
        widestQty = qty;
        boldestPrice = price;
        askedPrice = price;
        highestPrice = price;
        confirmed = OrderStatus.PENDING_NEW;
        cancelsInFlight = 0;
        replacesInFlight = 0;
        isCancelLatest = false;
    }

    void cancelSent() {
        cancelsInFlight++;
        isCancelLatest = true;
    }

    void replaceSent(final long newPrice, final long totalQty) {
        replacesInFlight++;
        isCancelLatest = false;
        askedPrice = newPrice;
        widestQty = Math.max(widestQty, totalQty);
        if (newPrice != Prices.NO_PRICE && Side.isAtOrBetter(side, newPrice, boldestPrice)) {
            boldestPrice = newPrice;
        }
        highestPrice = Math.max(highestPrice, newPrice);
    }

    /** Two times the price that it counts at: the limit that makes it worth the most, else the price at which it wakes. */
    long valuePriceTwice() {
        return price == Prices.NO_PRICE ? wakingTwice : dearer(highestPrice, boldestPrice);
    }

    /** Two times whichever of two prices is further from zero. */
    static long dearer(final long a, final long b) {
        return 2 * Math.max(Math.abs(a), Math.abs(b));
    }

    /** State with the requests in flight: the latest sent is shown. */
    OrderStatus status() {
        if (confirmed.isFinal() || cancelsInFlight + replacesInFlight == 0) {
            return confirmed;
        }
        final boolean isCancelShown = replacesInFlight == 0 || (isCancelLatest && cancelsInFlight > 0);
        return isCancelShown ? OrderStatus.PENDING_CANCEL : OrderStatus.PENDING_REPLACE;
    }

    /** Open quantity as confirmed. */
    long leavesQty() {
        return confirmed.isFinal() ? 0 : qty - cumQty;
    }

    /** Open quantity at its widest: what may still fill. */
    long reservedQty() {
        return confirmed.isFinal() ? 0 : widestQty - cumQty;
    }

    /** Whether it stands, or will stand, in the book at a limit: no market order and no stop that waits for its trigger. */
    boolean isLimited() {
        return type == OrderType.LIMIT || (type == OrderType.STOP_LIMIT && isTriggered);
    }

    /**
     * Applies a report, or nothing of it when the order's state forbids it.
     *
     * @return false when it was illegal.
     */
    boolean apply(final ExecutionReport report) {
        if (report.instrumentId != instrumentId || report.side != side) {
            return false;
        }
        return switch (report.execType) {
            case NEW -> applyNew();
            case TRADE -> applyTrade(report);
            case CANCELED -> applyEnd(OrderStatus.CANCELED);
            case EXPIRED -> applyEnd(OrderStatus.EXPIRED);
            case REJECTED -> applyRejected();
            case REPLACED -> applyReplaced(report);
            case TRIGGERED -> applyTriggered();
            case CANCEL_REJECTED -> applyCancelRejected();
            case REPLACE_REJECTED -> applyReplaceRejected();
        };
    }

    private boolean isAtVenue() {
        return confirmed == OrderStatus.NEW || confirmed == OrderStatus.PARTIALLY_FILLED;
    }

    private boolean applyNew() {
        if (confirmed != OrderStatus.PENDING_NEW) {
            return false;
        }
        confirmed = OrderStatus.NEW;
        return true;
    }

    private boolean applyTrade(final ExecutionReport report) {
        final long lastQty = report.lastQty;
        if (!isAtVenue() || lastQty <= 0 || lastQty > qty - cumQty || report.cumQty != cumQty + lastQty) {
            return false;
        }
        cumQty += lastQty;
        confirmed = cumQty == qty ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        return true;
    }

    private boolean applyEnd(final OrderStatus end) {
        if (!isAtVenue()) {
            return false;
        }
        confirmed = end;
        return true;
    }

    private boolean applyRejected() {
        if (confirmed != OrderStatus.PENDING_NEW) {
            return false;
        }
        confirmed = OrderStatus.REJECTED;
        return true;
    }

    private boolean applyReplaced(final ExecutionReport report) {
        if (!isAtVenue() || replacesInFlight == 0 || report.cumQty != cumQty || report.leavesQty < 0) {
            return false;
        }
        qty = cumQty + report.leavesQty;
        price = report.price;
        endReplace();
        if (report.leavesQty == 0) {
            confirmed = OrderStatus.FILLED;
        }
        return true;
    }

    private boolean applyTriggered() {
        final boolean isStop = type == OrderType.STOP || type == OrderType.STOP_LIMIT;
        if (!isAtVenue() || !isStop || isTriggered) {
            return false;
        }
        isTriggered = true;
        return true;
    }

    private boolean applyCancelRejected() {
        if (cancelsInFlight == 0) {
            return false;
        }
        cancelsInFlight--;
        return true;
    }

    private boolean applyReplaceRejected() {
        if (replacesInFlight == 0) {
            return false;
        }
        endReplace();
        return true;
    }

    private void endReplace() {
        replacesInFlight--;
        if (replacesInFlight == 0) {
            widestQty = qty;
            boldestPrice = price;
            askedPrice = price;
            highestPrice = price;
        }
    }

    /** Folds what a report has left of it. */
    long mixChangeInto(final long digest) {
        final long mixed = StateHash.mix(StateHash.mix(digest, orderId), leavesQty());
        return StateHash.mix(StateHash.mix(mixed, price), phase());
    }

    /** Folds everything that can change a later answer; filled or not is told by the quantity. */
    long mixInto(final long digest) {
        long mixed = StateHash.mix(StateHash.mix(digest, orderId), (long) instrumentId << 1 | side);
        mixed = StateHash.mix(StateHash.mix(mixed, price), stopPrice);
        mixed = StateHash.mix(StateHash.mix(mixed, qty), cumQty);
        mixed = StateHash.mix(StateHash.mix(mixed, widestQty), boldestPrice);
        mixed = StateHash.mix(StateHash.mix(mixed, highestPrice), wakingTwice);
        mixed = StateHash.mix(mixed, clientOrderId);
        return StateHash.mix(StateHash.mix(mixed, askedPrice), phase());
    }

    private long phase() {
        final long flags = (isCancelLatest ? 1 : 0)
                | (isTriggered ? 2 : 0)
                | (confirmed == OrderStatus.PENDING_NEW ? 4 : 0)
                | (confirmed.isFinal() ? 8 : 0);
        return (long) cancelsInFlight << 34 | (long) replacesInFlight << 4 | flags;
    }
}
