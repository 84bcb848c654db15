package io.tiercel.strategy.taker;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.TimeInForce;
import java.util.Arrays;
import java.util.Objects;

/**
 * Positions of a strategy that takes liquidity, from entry to exit: what such strategies share, whatever their forecast.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call.
 * <p>
 * An order is an immediate-or-cancel limit at the best opposite price. A forecast against an open position closes that position first and whole; the
 * new direction is entered by a later forecast. A position is also closed when {@link EntryLimits#holdingTimeNs} has passed since the last fill that
 * opened or enlarged it; a close that was not filled completely is tried again on each following event. At most one order per instrument is under way.
 * From a halt until the market opens again, and for a while after a refusal, it sends nothing.
 */
public final class TakenPositions {
    private static final long NO_ORDER = Prices.NO_ORDER_ID;
    private static final long NOT_DUE = Long.MAX_VALUE;

    private final int strategyId;
    private final EntryLimits limits;
    private final OrderIntent intent = new OrderIntent();

    private final long[] orderQty;
    private final long[] maxPositionQty;
    private final long[] maxSpread;
    private final long[] position;
    private final long[] workingOrderId;
    private final long[] nextEntryNs;
    private final long[] nextAttemptNs;
    private final long[] exitDueNs;
    private final long[] bidPrice;
    private final long[] askPrice;
    private final boolean[] isOpen;

    /**
     * @param setup  of the strategy.
     * @param limits of entries and exits.
     */
    public TakenPositions(final StrategySetup setup, final EntryLimits limits) {
        this.strategyId = setup.id();
        this.limits = Objects.requireNonNull(limits, "limits");
        final int size = setup.registry().size();
        orderQty = new long[size];
        maxPositionQty = new long[size];
        maxSpread = new long[size];
        for (final Instrument instrument : setup.registry().all()) {
            orderQty[instrument.id()] = Math.multiplyExact(limits.orderLots(), instrument.lotSize());
            maxPositionQty[instrument.id()] = Math.multiplyExact(limits.maxPositionLots(), instrument.lotSize());
            maxSpread[instrument.id()] = Math.multiplyExact(limits.maxSpreadTicks(), instrument.tickSize());
        }
        position = new long[size];
        workingOrderId = filled(size, NO_ORDER);
        nextEntryNs = filled(size, Long.MIN_VALUE);
        nextAttemptNs = filled(size, Long.MIN_VALUE);
        exitDueNs = filled(size, NOT_DUE);
        bidPrice = filled(size, Prices.NO_PRICE);
        askPrice = filled(size, Prices.NO_PRICE);
        isOpen = new boolean[size];
    }

    /**
     * To be called first at every event: remembers the best prices when they moved, and closes a position that is due.
     *
     * @param market of the event.
     * @param out    where intents go.
     * @return true when a position was due; nothing is entered then.
     */
    public boolean onMarketData(final MarketView market, final OrderIntents out) {
        final int id = market.instrument().id();
        isOpen[id] = market.isOpen();
        if (market.isBestPriceChanged()) {
            recordBestPrices(id, market.book());
        }
        if (market.nowNs() >= exitDueNs[id]) {
            close(id, market.nowNs(), out);
            return true;
        }
        return false;
    }

    /**
     * @param market whose state is to be remembered.
     */
    public void onMarketState(final MarketView market) {
        isOpen[market.instrument().id()] = market.isOpen();
    }

    /**
     * The timer of an exit; its id is the instrument's.
     *
     * @param nowNs   now.
     * @param timerId as scheduled.
     * @param out     where intents go.
     */
    public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        final int id = (int) timerId;
        if (nowNs >= exitDueNs[id]) {
            close(id, nowNs, out);
        }
    }

    /**
     * @param report about an order of the strategy.
     * @param out    where intents go.
     */
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        final int id = report.instrumentId;
        if (report.execType == ExecType.TRADE) {
            onFill(id, report, out);
        } else if (report.execType == ExecType.REJECTED) {
            nextAttemptNs[id] = report.seenTimeNs + limits.refusalPauseNs();
        }
        if (report.orderId == workingOrderId[id] && report.status.isFinal()) {
            workingOrderId[id] = NO_ORDER;
        }
    }

    /**
     * @param hash so far.
     * @return hash that includes every instrument.
     */
    public long mixInto(final long hash) {
        long mixed = hash;
        for (int id = 0; id < position.length; id++) {
            mixed = StateHash.mix(mixed, position[id]);
            mixed = StateHash.mix(mixed, workingOrderId[id]);
            mixed = StateHash.mix(mixed, nextEntryNs[id]);
            mixed = StateHash.mix(mixed, nextAttemptNs[id]);
            mixed = StateHash.mix(mixed, exitDueNs[id]);
            mixed = StateHash.mix(mixed, bidPrice[id]);
            mixed = StateHash.mix(mixed, askPrice[id]);
            mixed = StateHash.mix(mixed, isOpen[id]);
        }
        return mixed;
    }

    /**
     * @param instrumentId dense id.
     * @return signed quantity that this strategy's own fills add up to.
     */
    public long position(final int instrumentId) {
        return position[instrumentId];
    }

    private void recordBestPrices(final int id, final BookView book) {
        if (book.isValid()) {
            bidPrice[id] = book.price(Side.BUY, 0);
            askPrice[id] = book.price(Side.SELL, 0);
        } else {
            bidPrice[id] = Prices.NO_PRICE;
            askPrice[id] = Prices.NO_PRICE;
        }
    }

    /**
     * A forecast: enters, or closes what stands against it.
     *
     * @param id    dense instrument id.
     * @param side  {@code Side.BUY} for a rise, {@code Side.SELL} for a fall.
     * @param nowNs now.
     * @param out   where intents go.
     */
    public void act(final int id, final int side, final long nowNs, final OrderIntents out) {
        final long signedPosition = Side.sign(side) * position[id];
        if (signedPosition < 0) {
            close(id, nowNs, out);
            return;
        }
        if (nowNs < nextEntryNs[id]
                || signedPosition + orderQty[id] > maxPositionQty[id]
                || askPrice[id] == Prices.NO_PRICE
                || askPrice[id] - bidPrice[id] > maxSpread[id]) {
            return;
        }
        if (send(id, side, orderQty[id], nowNs, out)) {
            nextEntryNs[id] = nowNs + limits.coolDownNs();
        }
    }

    /**
     * @param id    dense instrument id, whose position is to be closed, if there is one.
     * @param nowNs now.
     * @param out   where intents go.
     */
    public void close(final int id, final long nowNs, final OrderIntents out) {
        final long qty = position[id];
        if (qty != 0 && askPrice[id] != Prices.NO_PRICE) {
            send(id, qty > 0 ? Side.SELL : Side.BUY, Math.abs(qty), nowNs, out);
        }
    }

    private boolean send(final int id, final int side, final long qty, final long nowNs, final OrderIntents out) {
        if (!isOpen[id] || workingOrderId[id] != NO_ORDER || nowNs < nextAttemptNs[id]) {
            return false;
        }
        final long price = side == Side.BUY ? askPrice[id] : bidPrice[id];
        final long answer = out.submit(intent.limit(strategyId, id, side, price, qty, TimeInForce.IOC, false));
        if (answer <= 0) {
            nextAttemptNs[id] = nowNs + limits.refusalPauseNs();
            return false;
        }
        workingOrderId[id] = answer;
        return true;
    }

    private void onFill(final int id, final ExecutionReport report, final OrderIntents out) {
        final long before = position[id];
        final long after = before + Side.sign(report.side) * report.lastQty;
        position[id] = after;
        if (after == 0) {
            exitDueNs[id] = NOT_DUE;
        } else if (Math.abs(after) > Math.abs(before)) {
            exitDueNs[id] = report.seenTimeNs + limits.holdingTimeNs();
            out.schedule(exitDueNs[id], id);
        }
    }

    private static long[] filled(final int size, final long value) {
        final long[] values = new long[size];
        Arrays.fill(values, value);
        return values;
    }
}
