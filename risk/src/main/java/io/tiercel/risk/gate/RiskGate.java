package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.killswitch.DrawdownMonitor;
import io.tiercel.risk.killswitch.KillSwitch;
import io.tiercel.risk.killswitch.Requester;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.Restriction;
import io.tiercel.risk.limits.RiskConfig;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.risk.limits.TokenBucket;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;

/**
 * The only way to an {@link Order}: every request of a strategy passes here, and every report of the venue comes by.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. A deterministic function of its calls: time is an argument. Calls with a time must not
 * go back in time. Nothing here sends anything: the caller carries {@link #order()} to the venue when the decision allows it.
 * <p>
 * Checks of a new order, in this order, with the code of a refusal: 901 switch, 102 instrument, 101 validity, 104 client order id, 103 restricted, 401
 * market state, 402 stale data, 403 reference price, 105 quantity, 108 share of the daily volume, 106 notional, 107 collar, 206 self trade, 202 open
 * orders; those that clip: 501 or 502 reduce-only, 109 shorting, 201 position, 503 single position, 504 sector, 203 gross, 204 net, 205 cash, 505
 * turnover; then 506 correlation, 301 order rate. Behind {@link RiskRules#none()} none of them is made. The reference is the account's mark. Order ids are a counter of the gate; a strategy may give an id of its own beside it.
 */
public final class RiskGate {
    /** Stands in place of a strategy's id on orders that close positions after a breach. */
    public static final int NO_STRATEGY = 0xFFFF;

    private final Account account;
    private final PooledWorkingOrders workingOrders;
    private final KillSwitch killSwitch = new KillSwitch();
    private final TradingDay day;
    private final RejectWatch rejects;
    private final TokenBucket orderRate;
    private final TokenBucket cancelRate;
    private final OrderChecks checks;
    private final OrderRequest request = new OrderRequest();
    private final RiskDecision decision = new RiskDecision();
    private final Order order = new Order();
    private final int instruments;
    private final boolean isUnchecked;
    private long nextOrderId = 1;
    private long illegalReports;
    private long lateRejects;
    private long changeDigest = StateHash.START;

    /**
     * @param registry instruments of the session.
     * @param rules    what is checked.
     * @param account  booked by {@link #onExecutionReport}, marked by {@link #onMark}; its equity now is the first peak.
     */
    public RiskGate(final InstrumentRegistry registry, final RiskRules rules, final Account account) {
        final RiskConfig config = rules.limits();
        isUnchecked = rules.isNone();
        this.account = account;
        instruments = registry.size();
        // Liquidation orders, one an instrument, pass when no other order may.
        workingOrders = new PooledWorkingOrders(registry.size(), config.maxOpenOrders() + registry.size());
        final DrawdownMonitor drawdown =
                new DrawdownMonitor(config.maxDrawdownBps(), config.dailyLossBps(), account.equityMicros());
        rejects = new RejectWatch(config, killSwitch);
        orderRate = new TokenBucket(config.orderBurst(), config.ordersPerSecond());
        cancelRate = new TokenBucket(config.cancelBurst(), config.cancelsPerSecond());
        checks = new OrderChecks(registry, config, account, workingOrders, killSwitch, drawdown, orderRate);
        day = new TradingDay(
                rules, account, killSwitch, drawdown, checks, new DayEnd(registry, account, config.borrowBps()));
    }

    /**
     * @param instrumentId dense id.
     * @return two times the mark of the account, price units, {@code Prices.NO_PRICE} while there is none.
     */
    public long markTwice(final int instrumentId) {
        return account.markTwice(instrumentId);
    }

    /**
     * Checks a new order. If it passes, {@link #order()} is what goes to the venue, and its quantity is reserved until reports release it.
     *
     * @param intent read during the call only.
     * @param nowNs  core's time.
     * @return the decision, {@link #decision()}.
     */
    public RiskDecision submit(final OrderIntent intent, final long nowNs) {
        request.newOrder(intent);
        return decideNew(nowNs);
    }

    private RiskDecision decideNew(final long nowNs) {
        final RejectReason reason = isUnchecked ? roomOnly() : checks.check(request, nowNs);
        if (reason != RejectReason.NONE) {
            return isUnchecked ? refuse(reason) : refuseAndCount(reason, nowNs);
        }
        fillOrder(nextOrderId++, request.addedQty);
        workingOrders.open(order);
        if (order.clientOrderId != OrderIntent.NO_CLIENT_ORDER_ID) {
            checks.clientOrderIds().add(order.clientOrderId);
        }
        return pass();
    }

    /** Without rules: what the gate has room to remember. */
    private RejectReason roomOnly() {
        return workingOrders.hasRoom() ? RejectReason.NONE : RejectReason.OPEN_ORDERS;
    }

    /**
     * Checks a replace of price and total quantity. A replace that only lowers the quantity passes while the switch is armed; any other is checked
     * like a new order: its new leaves for size, its increase for exposure. Until the venue answers, the larger total stays reserved.
     *
     * @param orderId  an order of this session; one that is final or unknown is refused with {@code VENUE_TOO_LATE} or {@code VENUE_UNKNOWN_ORDER}.
     * @param price    new limit, {@code Prices.NO_PRICE} for a stop order.
     * @param totalQty new total (FIX OrderQty, fills included), positive.
     * @param nowNs    core's time.
     * @return the decision; if it passes, {@link #order()} is the amended order.
     */
    public RiskDecision replace(final long orderId, final long price, final long totalQty, final long nowNs) {
        final WorkingOrder working = workingOrders.find(orderId);
        if (killSwitch.isTripped() && !isUnchecked) {
            return refuse(RejectReason.KILL_SWITCH);
        }
        if (working == null) {
            return refuse(reasonOfMissing(orderId));
        }
        if (isUnchecked) {
            request.replace(working, price, totalQty);
            return replaceAsAsked(working);
        }
        if (totalQty <= 0 || working.type == OrderType.MARKET) {
            return refuseAndCount(RejectReason.INVALID_ORDER, nowNs);
        }
        request.replace(working, price, totalQty);
        final boolean isOnlyDecrease = request.leavesQty <= 0 || (request.addedQty <= 0 && price == working.askedPrice);
        final RejectReason reason;
        if (isOnlyDecrease) {
            reason = checks.isValid(request) ? RejectReason.NONE : RejectReason.INVALID_ORDER;
        } else {
            reason = checks.check(request, nowNs);
        }
        return reason == RejectReason.NONE ? replaceAsAsked(working) : refuseAndCount(reason, nowNs);
    }

    private RiskDecision refuseAndCount(final RejectReason reason, final long nowNs) {
        rejects.onRefusal(reason, nowNs);
        return refuse(reason);
    }

    private RiskDecision replaceAsAsked(final WorkingOrder working) {
        fillOrder(working.orderId, working.widestQty + request.addedQty);
        workingOrders.replaceSent(working, request.price, order.qty);
        return pass();
    }

    /**
     * Checks a cancel: only the cancel rate can refuse it.
     *
     * @param orderId  an order of this session; one that is final or unknown is refused with {@code VENUE_TOO_LATE} or {@code VENUE_UNKNOWN_ORDER}.
     * @param isExempt true for the kill switch's own cancels, which no rate limits.
     * @param nowNs    core's time.
     * @return the decision; if it passes, the order is pending cancel.
     */
    public RiskDecision cancel(final long orderId, final boolean isExempt, final long nowNs) {
        final WorkingOrder working = workingOrders.find(orderId);
        if (working == null) {
            return refuse(reasonOfMissing(orderId));
        }
        if (!isExempt && !isUnchecked && !cancelRate.take(nowNs)) {
            return refuse(RejectReason.CANCEL_RATE);
        }
        working.cancelSent();
        changeDigest = StateHash.mix(changeDigest, -orderId);
        return decision.pass(RejectReason.NONE, 0);
    }

    /**
     * After a breach: makes the order that closes a position at the market, once every order of the instrument is final. To be asked by ascending
     * instrument id, and again for the remainder, as long as the switch is tripped.
     *
     * @param instrumentId dense id.
     * @param nowNs        core's time.
     * @return true when {@link #order()} is to be sent; false when there is nothing to close, an order is still open, or {@link #decision()} says why not.
     */
    public boolean liquidate(final int instrumentId, final long nowNs) {
        final long position = account.position(instrumentId);
        if (position == 0
                || !killSwitch.isTrippedBy(TripReason.BREACH)
                || workingOrders.openQty(instrumentId, Side.BUY) + workingOrders.openQty(instrumentId, Side.SELL)
                        != 0) {
            return false;
        }
        // The remainder follows with the next order: no single one is larger than an order may be.
        final long qty = checks.largestPassing(instrumentId, Math.abs(position));
        request.liquidation(NO_STRATEGY, instrumentId, position > 0 ? Side.SELL : Side.BUY, qty);
        return decideNew(nowNs).isAllowed();
    }

    /**
     * Applies a report: the state of its order, its fill in the account, the limits that watch. An illegal transition is counted and changes nothing.
     *
     * @param report read during the call only.
     * @param nowNs  core's time.
     * @return false when it was illegal.
     */
    public boolean onExecutionReport(final ExecutionReport report, final long nowNs) {
        final WorkingOrder working = workingOrders.find(report.orderId);
        if (working == null) {
            return onReportOfFinal(report, nowNs);
        }
        if (!workingOrders.apply(working, report)) {
            illegalReports++;
            return false;
        }
        changeDigest = working.mixChangeInto(changeDigest);
        if (report.execType == ExecType.TRADE) {
            account.fill(report.instrumentId, report.side, report.lastPrice, report.lastQty, report.feeMicros);
            checks.portfolio().onTrade(report.instrumentId, report.lastPrice, report.lastQty);
            checks.portfolio().onPosition(report.instrumentId);
            day.watchEquity();
        } else {
            rejects.onReport(report, nowNs);
        }
        return true;
    }

    /** A request may cross the order's end; its refusal is no error. Everything else about an order that is not open is. */
    private boolean onReportOfFinal(final ExecutionReport report, final long nowNs) {
        final boolean isLateReject =
                report.execType == ExecType.CANCEL_REJECTED || report.execType == ExecType.REPLACE_REJECTED;
        if (!isLateReject || report.orderId <= 0 || report.orderId >= nextOrderId) {
            illegalReports++;
            return false;
        }
        lateRejects++;
        rejects.onReport(report, nowNs);
        return true;
    }

    /**
     * Whether an order would be refused for the age of the instrument's data.
     *
     * @param instrumentId dense id.
     * @param nowNs        the core's time.
     * @return true when its last market data are older than {@code maxDataAgeNs}; false before the first.
     */
    public boolean isDataOld(final int instrumentId, final long nowNs) {
        return checks.isDataOld(instrumentId, nowNs);
    }

    /**
     * An event of an instrument arrived: its data are fresh.
     *
     * @param instrumentId dense id.
     * @param nowNs        core's time.
     */
    public void onMarketData(final int instrumentId, final long nowNs) {
        if (checks.isGap(instrumentId, nowNs)) {
            killSwitch.trip(TripReason.FEED_GAP);
        }
        checks.onMarketData(instrumentId, nowNs);
        day.onMarketData();
    }

    /**
     * Time has gone on: trips the switch when an instrument with a position has been without data for longer than {@code maxFeedGapNs} while its market
     * is open. O(instruments).
     *
     * @param nowNs core's time.
     */
    public void watchFeeds(final long nowNs) {
        for (int i = 0; i < instruments; i++) {
            if (checks.isGap(i, nowNs)) {
                killSwitch.trip(TripReason.FEED_GAP);
            }
        }
    }

    /**
     * Whether the book of an instrument is whole. While it is not, nobody knows the market: orders are refused with 402 however fresh the last event
     * is, and {@link #onMark} is not to be called.
     *
     * @param instrumentId dense id.
     * @param isStale      true while a full book is only partly here or was cut short.
     */
    public void onBookStale(final int instrumentId, final boolean isStale) {
        if (checks.onBookStale(instrumentId, isStale)) {
            changeDigest = StateHash.mix(changeDigest, (long) instrumentId << 8 | (isStale ? 0xFF : 0xFE));
        }
    }

    /**
     * From now on no order of an instrument passes: it can be watched, not traded.
     *
     * @param instrumentId dense id.
     */
    public void restrict(final int instrumentId) {
        checks.restrict(instrumentId, Restriction.ALL);
        changeDigest = StateHash.mix(changeDigest, (long) instrumentId << 8 | 0xFD);
    }

    /**
     * The market state of an instrument changed; OPEN at the start.
     *
     * @param instrumentId dense id.
     * @param state        from now on.
     */
    public void onMarketState(final int instrumentId, final MarketStateCode state) {
        checks.onMarketState(instrumentId, state);
        changeDigest = StateHash.mix(changeDigest, (long) instrumentId << 8 | state.value());
    }

    /**
     * The best prices of an instrument changed: its data are fresh, the account is marked, the equity is watched.
     *
     * @param instrumentId dense id.
     * @param bidPrice     best bid, or {@code Prices.NO_PRICE}.
     * @param askPrice     best ask, or {@code Prices.NO_PRICE}.
     * @param nowNs        core's time.
     */
    public void onMark(final int instrumentId, final long bidPrice, final long askPrice, final long nowNs) {
        onMarketData(instrumentId, nowNs);
        if (account.mark(instrumentId, bidPrice, askPrice)) {
            day.watchEquity();
        }
    }

    /**
     * A trade of the market printed: its data are fresh, and it is the mark as long as the book has had no mid.
     *
     * @param instrumentId dense id.
     * @param price        in price units.
     * @param nowNs        core's time.
     */
    public void onTrade(final int instrumentId, final long price, final long nowNs) {
        onMarketData(instrumentId, nowNs);
        if (account.markTrade(instrumentId, price)) {
            day.watchEquity();
        }
    }

    /**
     * Takes over an order that is open at the venue already: nothing is checked, everything it may fill is reserved.
     *
     * @param intent what it asks for; read during the call only.
     * @return its id.
     */
    public long adopt(final OrderIntent intent) {
        request.newOrder(intent);
        fillOrder(nextOrderId++, request.addedQty);
        workingOrders.open(order);
        pass();
        return order.orderId;
    }

    /**
     * Asks to arm the switch again. After a breach the drawdown counts from the equity now.
     *
     * @param by    only the operator may.
     * @param why   must say something.
     * @param nowNs core's time.
     * @return {@code DONE}, or the first condition that does not hold; nothing has changed then.
     */
    public ResetResult reset(final Requester by, final CharSequence why, final long nowNs) {
        if (by != Requester.OPERATOR) {
            return ResetResult.NOT_OPERATOR;
        }
        if (!killSwitch.isTripped()) {
            return ResetResult.NOT_TRIPPED;
        }
        if (why.toString().isBlank()) {
            return ResetResult.NO_REASON_GIVEN;
        }
        if (workingOrders.count() > 0) {
            return ResetResult.OPEN_ORDERS;
        }
        if (day.isDailyLossReached() || rejects.isExceeded(nowNs) || checks.hasGap(nowNs)) {
            return ResetResult.CAUSE_PERSISTS;
        }
        day.reset();
        killSwitch.arm();
        return ResetResult.DONE;
    }

    /**
     * @return the trading day: its start, its losses, money that comes in.
     */
    public TradingDay day() {
        return day;
    }

    /**
     * @return what became of the last request.
     */
    public RiskDecision decision() {
        return decision;
    }

    /**
     * @return the order that the last allowed request made; valid until the next request.
     */
    public Order order() {
        return order;
    }

    /**
     * @return orders that are not final.
     */
    public PooledWorkingOrders workingOrders() {
        return workingOrders;
    }

    /**
     * @return the switch; whoever trips it cancels the open orders by ascending id: {@code PooledWorkingOrders.nextOpen}.
     */
    public KillSwitch killSwitch() {
        return killSwitch;
    }

    /**
     * @param instrumentId any number.
     * @return true when it is an instrument of the session.
     */
    public boolean isKnown(final int instrumentId) {
        return instrumentId >= 0 && instrumentId < instruments;
    }

    /**
     * @return reports that the state of their order forbade.
     */
    public long illegalReports() {
        return illegalReports;
    }

    /**
     * @return refusals of requests that had crossed the end of their order.
     */
    public long lateRejects() {
        return lateRejects;
    }

    /**
     * @return running hash of every decision, report and market state so far, the account's and the switch's changes included.
     */
    public long changeDigest() {
        return changeDigest + 5L * day.changeDigest() + account.changeDigest() + 3L * killSwitch.changeDigest();
    }

    /**
     * @return hash of all state that can change a later answer, but for the account, which has its own; O(instruments + open orders + maxRejects).
     */
    public long stateDigest() {
        long digest = StateHash.mix(StateHash.mix(StateHash.START, nextOrderId), workingOrders.stateDigest());
        digest = StateHash.mix(StateHash.mix(digest, killSwitch.stateDigest()), day.stateDigest());
        digest = StateHash.mix(StateHash.mix(digest, orderRate.stateDigest()), cancelRate.stateDigest());
        digest = StateHash.mix(digest, rejects.stateDigest());
        digest = StateHash.mix(digest, checks.stateDigest());
        for (int i = 0; i < instruments; i++) {
            digest = StateHash.mix(
                    StateHash.mix(digest, checks.lastDataNs(i)),
                    checks.marketState(i).value());
            digest = StateHash.mix(
                    StateHash.mix(digest, checks.isBookStale(i)),
                    checks.restriction(i).ordinal());
        }
        return digest;
    }

    private RejectReason reasonOfMissing(final long orderId) {
        return orderId > 0 && orderId < nextOrderId ? RejectReason.VENUE_TOO_LATE : RejectReason.VENUE_UNKNOWN_ORDER;
    }

    private void fillOrder(final long orderId, final long totalQty) {
        order.set(request, orderId, totalQty);
        order.wakingTwice = order.stopPrice != Prices.NO_PRICE || !isKnown(order.instrumentId)
                ? 2 * order.stopPrice
                : account.markTwice(order.instrumentId);
    }

    private RiskDecision pass() {
        changeDigest = StateHash.mix(StateHash.mix(changeDigest, order.orderId), order.price);
        changeDigest = StateHash.mix(changeDigest, order.qty);
        return decision.pass(request.clipReason, order.qty);
    }

    private RiskDecision refuse(final RejectReason reason) {
        changeDigest = StateHash.mix(changeDigest, -reason.code());
        return decision.reject(reason);
    }
}
