package io.tiercel.strategy.maker;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.Arrays;
import java.util.Objects;

/**
 * Keeps a grid of post-only orders on both sides of the market and gives up a place in a queue only when it is worth less than nothing.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(levels) per call.
 * <p>
 * Source: ours, after Moallemi, Yuan, "A model for queue position valuation in a limit order book" (2016): an order at the front of a queue earns part of
 * the spread, one at the back is mostly filled when the price is about to go through it. The prices of the grid are whole multiples of
 * {@code spacingTicks}, so an order stands where it is while the market moves about it: it is never moved, only canceled when its price is out of the
 * grid, and so keeps its place. The best level of a side is thin when it shows less than {@code thinRatio} of what the opposite one shows: then the price
 * is likely to go through it, and an order in it is canceled unless at most {@code keepFrontShare} of the level stands in front of it
 * ({@link GridOrders} estimates that), and none is added. An order is added only where the position with all open orders of its side stays within the
 * limit. When the market halts everything is canceled, what risk refuses again every 100 ms.
 */
public final class QueueAwareGridMaker implements Strategy {
    private static final long WITHDRAW_AGAIN_NS = 100_000_000L;

    private final int strategyId;
    private final String name;
    private final GridConfig config;
    private final OrderIntent intent = new OrderIntent();
    private final GridOrders orders;
    private final long[] step;
    private final long[] orderQty;
    private final long[] maxPositionQty;
    private final long[] position;
    private final long[] nextRoundNs;
    private final long[] nextOrderNs;
    private final boolean[] isHalted;
    private final boolean[] isWithdrawingAgain;

    /**
     * @param setup  of the session.
     * @param config settings.
     */
    public QueueAwareGridMaker(final StrategySetup setup, final GridConfig config) {
        strategyId = setup.id();
        name = setup.name();
        this.config = Objects.requireNonNull(config, "config");
        final int size = setup.registry().size();
        orders = new GridOrders(size, config.levels());
        step = new long[size];
        orderQty = new long[size];
        maxPositionQty = new long[size];
        for (final Instrument instrument : setup.registry().all()) {
            final int id = instrument.id();
            step[id] = Math.multiplyExact(config.spacingTicks(), instrument.tickSize());
            orderQty[id] = Math.multiplyExact(config.orderLots(), instrument.lotSize());
            maxPositionQty[id] = Math.multiplyExact(config.maxPositionLots(), instrument.lotSize());
        }
        position = new long[size];
        nextRoundNs = new long[size];
        Arrays.fill(nextRoundNs, Long.MIN_VALUE);
        nextOrderNs = nextRoundNs.clone();
        isHalted = new boolean[size];
        isWithdrawingAgain = new boolean[size];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        final int id = market.instrument().id();
        final long nowNs = market.nowNs();
        if (!market.isOpen()) {
            withdrawAll(id, nowNs, out);
            return;
        }
        final BookView book = market.book();
        if (!book.isValid()) {
            return;
        }
        orders.onBook(id, book);
        if (nowNs < nextRoundNs[id]) {
            return;
        }
        final boolean hasBought = round(id, Side.BUY, nowNs, book, out);
        final boolean hasSold = round(id, Side.SELL, nowNs, book, out);
        if (hasBought || hasSold) {
            nextRoundNs[id] = nowNs + config.actionIntervalNs();
        }
    }

    /** One side: first what has to go, then what is missing. */
    private boolean round(final int id, final int side, final long nowNs, final BookView book, final OrderIntents out) {
        final long best = book.price(side, 0);
        final long first = onGrid(id, side, best);
        final long last = first - Side.sign(side) * (config.levels() - 1L) * step[id];
        final long shown = book.qty(side, 0);
        final boolean isThin = shown < config.thinRatio() * book.qty(Side.opposite(side), 0);
        boolean hasActed = false;
        for (int i = 0; i < config.levels(); i++) {
            final int slot = orders.slot(id, side, i);
            if (orders.isEmpty(slot) || orders.isPending(slot)) {
                continue;
            }
            final long price = orders.price(slot);
            final boolean isOutside = !Side.isAtOrBetter(side, first, price) || !Side.isAtOrBetter(side, price, last);
            final boolean isPoor = isThin
                    && Side.isAtOrBetter(side, price, best)
                    && orders.frontQty(slot) > config.keepFrontShare() * shown;
            if (isOutside || isPoor) {
                hasActed |= cancel(slot, out) == 0;
            }
        }
        return fillGaps(id, side, nowNs, first, isThin ? best : first + Side.sign(side), out) || hasActed;
    }

    /** Prices at or better than {@code poor} are left empty. */
    private boolean fillGaps(
            final int id, final int side, final long nowNs, final long first, final long poor, final OrderIntents out) {
        boolean hasActed = false;
        for (int i = 0; i < config.levels() && nowNs >= nextOrderNs[id]; i++) {
            final long price = first - (long) Side.sign(side) * i * step[id];
            if (Side.isAtOrBetter(side, price, poor) || orders.isAt(id, side, price)) {
                continue;
            }
            final int slot = orders.free(id, side);
            final long most = maxPositionQty[id] - Side.sign(side) * position[id] - orders.openQty(id, side);
            if (slot < 0 || most < orderQty[id] || orders.wouldMeet(id, Side.opposite(side), price)) {
                break;
            }
            final long answer =
                    out.submit(intent.limit(strategyId, id, side, price, orderQty[id], TimeInForce.GTC, true));
            if (answer > 0) {
                orders.onSubmitted(slot, answer, price, orderQty[id]);
                hasActed = true;
            } else {
                nextOrderNs[id] = nowNs + config.refusalPauseNs();
            }
        }
        return hasActed;
    }

    /** The best price of the grid that is not better than the best of the book. */
    private long onGrid(final int id, final int side, final long best) {
        return (side == Side.BUY ? Math.floorDiv(best, step[id]) : Math.ceilDiv(best, step[id])) * step[id];
    }

    private int cancel(final int slot, final OrderIntents out) {
        final int answer = out.cancel(orders.orderId(slot));
        if (answer == 0) {
            orders.onCancelSent(slot);
        }
        return answer;
    }

    private void withdrawAll(final int id, final long nowNs, final OrderIntents out) {
        if (isWithdrawingAgain[id]) {
            return;
        }
        boolean isRefused = false;
        for (int slot = orders.slot(id, Side.BUY, 0), i = 0; i < 2 * config.levels(); i++, slot++) {
            if (!orders.isEmpty(slot) && !orders.isPending(slot)) {
                final int answer = cancel(slot, out);
                isRefused |= answer != 0 && answer != -RejectReason.VENUE_TOO_LATE.code();
            }
        }
        if (isRefused) {
            isWithdrawingAgain[id] = true;
            out.schedule(nowNs + WITHDRAW_AGAIN_NS, id);
        }
    }

    @Override
    public void onMarketState(final MarketView market, final OrderIntents out) {
        final int id = market.instrument().id();
        isHalted[id] = !market.isOpen();
        if (isHalted[id]) {
            withdrawAll(id, market.nowNs(), out);
        }
    }

    @Override
    public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        final int id = (int) timerId;
        isWithdrawingAgain[id] = false;
        if (isHalted[id]) {
            withdrawAll(id, nowNs, out);
        }
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        final int id = report.instrumentId;
        if (report.execType == ExecType.TRADE) {
            position[id] += Side.sign(report.side) * report.lastQty;
        } else if (report.execType == ExecType.REJECTED && report.reason != RejectReason.VENUE_POST_ONLY_WOULD_CROSS) {
            nextOrderNs[id] = report.seenTimeNs + config.refusalPauseNs();
        }
        orders.onReport(report);
        if (isHalted[id]) {
            withdrawAll(id, report.seenTimeNs, out);
        }
    }

    @Override
    public long stateDigest() {
        long hash = orders.mixInto(StateHash.START);
        for (int id = 0; id < position.length; id++) {
            hash = StateHash.mix(hash, position[id]);
            hash = StateHash.mix(hash, nextRoundNs[id]);
            hash = StateHash.mix(hash, nextOrderNs[id]);
            hash = StateHash.mix(hash, isHalted[id]);
            hash = StateHash.mix(hash, isWithdrawingAgain[id]);
        }
        return hash;
    }
}
