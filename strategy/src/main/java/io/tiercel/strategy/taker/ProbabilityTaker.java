package io.tiercel.strategy.taker;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.model.Signal;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.TimeInForce;
import java.util.Arrays;
import java.util.Objects;

/**
 * Takes liquidity when the model is sure enough about the next move of the mid.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call.
 * <p>
 * Looks at the signal when the best prices moved. At or above {@code buyAbove} it buys, at or below {@code sellBelow} it sells: an
 * immediate-or-cancel limit at the best opposite price. A signal against an open position closes that position first and whole; the new
 * direction is entered by a later signal. A position is also closed when {@code holdingTimeNs} has passed since the last fill that opened or
 * enlarged it; a close that was not filled completely is tried again on each following event. At most one order per instrument is under way. From a
 * halt until the market opens again it sends nothing.
 * Without a signal it never enters.
 */
public final class ProbabilityTaker implements Strategy {
    private static final long NO_ORDER = Prices.NO_ORDER_ID;
    private static final long NOT_DUE = Long.MAX_VALUE;

    private final int strategyId;
    private final String name;
    private final TakerConfig config;
    private final float buyAbove;
    private final float sellBelow;
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
     * @param setup  of the session.
     * @param config settings.
     */
    public ProbabilityTaker(final StrategySetup setup, final TakerConfig config) {
        this.strategyId = setup.id();
        this.name = setup.name();
        this.config = Objects.requireNonNull(config, "config");
        this.buyAbove = (float) config.buyAbove();
        this.sellBelow = (float) config.sellBelow();
        final int size = setup.registry().size();
        orderQty = new long[size];
        maxPositionQty = new long[size];
        maxSpread = new long[size];
        for (final Instrument instrument : setup.registry().all()) {
            orderQty[instrument.id()] = Math.multiplyExact(config.orderLots(), instrument.lotSize());
            maxPositionQty[instrument.id()] = Math.multiplyExact(config.maxPositionLots(), instrument.lotSize());
            maxSpread[instrument.id()] = Math.multiplyExact(config.maxSpreadTicks(), instrument.tickSize());
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

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        final int id = market.instrument().id();
        isOpen[id] = market.isOpen();
        final boolean isBestPriceChanged = market.isBestPriceChanged();
        if (isBestPriceChanged) {
            recordBestPrices(id, market.book());
        }
        final long nowNs = market.nowNs();
        if (nowNs >= exitDueNs[id]) {
            closePosition(id, nowNs, out);
        } else if (isBestPriceChanged) {
            actOnSignal(id, nowNs, market.signal(), out);
        }
    }

    @Override
    public void onMarketState(final MarketView market, final OrderIntents out) {
        isOpen[market.instrument().id()] = market.isOpen();
    }

    @Override
    public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        final int id = (int) timerId;
        if (nowNs >= exitDueNs[id]) {
            closePosition(id, nowNs, out);
        }
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        final int id = report.instrumentId;
        if (report.execType == ExecType.TRADE) {
            onFill(id, report, out);
        } else if (report.execType == ExecType.REJECTED) {
            nextAttemptNs[id] = report.seenTimeNs + config.refusalPauseNs();
        }
        if (report.orderId == workingOrderId[id] && report.status.isFinal()) {
            workingOrderId[id] = NO_ORDER;
        }
    }

    @Override
    public long stateDigest() {
        long hash = StateHash.START;
        for (int id = 0; id < position.length; id++) {
            hash = StateHash.mix(hash, position[id]);
            hash = StateHash.mix(hash, workingOrderId[id]);
            hash = StateHash.mix(hash, nextEntryNs[id]);
            hash = StateHash.mix(hash, nextAttemptNs[id]);
            hash = StateHash.mix(hash, exitDueNs[id]);
            hash = StateHash.mix(hash, bidPrice[id]);
            hash = StateHash.mix(hash, askPrice[id]);
            hash = StateHash.mix(hash, isOpen[id]);
        }
        return hash;
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

    private void actOnSignal(final int id, final long nowNs, final Signal signal, final OrderIntents out) {
        if (!signal.isPresent()) {
            return;
        }
        final float probabilityUp = signal.probabilityUp();
        if (probabilityUp >= buyAbove) {
            actOnSide(id, Side.BUY, nowNs, out);
        } else if (probabilityUp <= sellBelow) {
            actOnSide(id, Side.SELL, nowNs, out);
        }
    }

    private void actOnSide(final int id, final int side, final long nowNs, final OrderIntents out) {
        final long signedPosition = Side.sign(side) * position[id];
        if (signedPosition < 0) {
            closePosition(id, nowNs, out);
            return;
        }
        if (nowNs < nextEntryNs[id]
                || signedPosition + orderQty[id] > maxPositionQty[id]
                || askPrice[id] == Prices.NO_PRICE
                || askPrice[id] - bidPrice[id] > maxSpread[id]) {
            return;
        }
        if (send(id, side, orderQty[id], nowNs, out)) {
            nextEntryNs[id] = nowNs + config.coolDownNs();
        }
    }

    private void closePosition(final int id, final long nowNs, final OrderIntents out) {
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
            nextAttemptNs[id] = nowNs + config.refusalPauseNs();
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
            exitDueNs[id] = report.seenTimeNs + config.holdingTimeNs();
            out.schedule(exitDueNs[id], id);
        }
    }

    private static long[] filled(final int size, final long value) {
        final long[] values = new long[size];
        Arrays.fill(values, value);
        return values;
    }
}
