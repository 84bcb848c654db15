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
 * Quotes both sides around a price that leans against its own inventory.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call.
 * <p>
 * Source: Avellaneda, Stoikov, "High-frequency trading in a limit order book", Quantitative Finance 8 (2008) 217-224, section 3.2 (equations 29
 * and 30 of the authors' 2006 manuscript):
 * <ul>
 *   <li>reservation price {@code r = s - q gamma sigma^2 (T - t)};
 *   <li>both quotes stand {@code gamma sigma^2 (T - t) / 2 + ln(1 + gamma / k) / gamma} from it.
 * </ul>
 * All prices in ticks. Deviations, ours: {@code s} is the quantity-weighted mid instead of the mid; {@code q} counts inventory in orders
 * ({@code position / order quantity}); {@code T - t} is a constant horizon, since a share traded all day has no last moment to be flat at;
 * {@code sigma^2} and the average spread come from {@link MarketEstimates}; {@code k = 2 fillDecay / average spread}, so that one setting fits
 * instruments whose spreads differ.
 * <p>
 * The bid is rounded down to the tick, the ask up; neither stands at or through the best opposite price. Quotes are post-only and are moved by
 * replacing them, when the target is at least {@code requoteTicks} away and {@code requoteIntervalNs} has passed since the last action. Near the
 * position limit a quote shrinks, at the limit it is withdrawn. When the market halts the quotes are withdrawn at once, one with a request under way
 * as soon as that is answered, one whose cancel risk refuses (the cancel rate is spent) again every 100 ms; the first event after the market has
 * opened quotes again. While the book is one-sided, locked or crossed quotes are left
 * alone.
 */
public final class AvellanedaStoikovMaker implements Strategy {
    private static final double NS_PER_SECOND = 1e9;
    private static final long WITHDRAW_AGAIN_NS = 100_000_000L;

    private final int strategyId;
    private final String name;
    private final MakerConfig config;
    private final double horizonSeconds;
    private final OrderIntent intent = new OrderIntent();
    private final MarketEstimates estimates;
    private final WorkingQuotes quotes;

    private final long[] tickSize;
    private final long[] lotSize;
    private final long[] orderQty;
    private final long[] maxPositionQty;
    private final long[] requoteDistance;
    private final long[] position;
    private final long[] nextActionNs;
    private final double[] skewTicks;
    private final double[] halfSpreadTicks;
    private final boolean[] isHalted;
    private final boolean[] isWithdrawingAgain;

    /** {@code q gamma sigma^2 (T - t)}, renewed when inventory or variance change, not at every event. */
    private final double[] inventoryShiftTicks;

    /**
     * @param setup  of the session.
     * @param config settings.
     */
    public AvellanedaStoikovMaker(final StrategySetup setup, final MakerConfig config) {
        this.strategyId = setup.id();
        this.name = setup.name();
        this.config = Objects.requireNonNull(config, "config");
        this.horizonSeconds = config.horizonNs() / NS_PER_SECOND;
        final int size = setup.registry().size();
        estimates = new MarketEstimates(size, config.samplePeriodNs(), config.varianceWeight());
        quotes = new WorkingQuotes(size);
        tickSize = new long[size];
        lotSize = new long[size];
        orderQty = new long[size];
        maxPositionQty = new long[size];
        requoteDistance = new long[size];
        for (final Instrument instrument : setup.registry().all()) {
            final int id = instrument.id();
            tickSize[id] = instrument.tickSize();
            lotSize[id] = instrument.lotSize();
            orderQty[id] = Math.multiplyExact(config.orderLots(), instrument.lotSize());
            maxPositionQty[id] = Math.multiplyExact(config.maxPositionLots(), instrument.lotSize());
            requoteDistance[id] = Math.multiplyExact(config.requoteTicks(), instrument.tickSize());
        }
        position = new long[size];
        nextActionNs = new long[size];
        Arrays.fill(nextActionNs, Long.MIN_VALUE);
        skewTicks = new double[size];
        halfSpreadTicks = new double[size];
        inventoryShiftTicks = new double[size];
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
        final boolean isSampleDue = estimates.isSampleDue(id, nowNs);
        if (!isSampleDue && nowNs < nextActionNs[id]) {
            return;
        }
        final long bid = book.price(Side.BUY, 0);
        final long ask = book.price(Side.SELL, 0);
        if (isSampleDue) {
            sample(id, nowNs, bid, ask);
        }
        if (estimates.samples(id) >= config.warmUpSamples() && nowNs >= nextActionNs[id]) {
            quote(id, nowNs, bid, ask, micropriceTicks(id, book, bid, ask), out);
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
            shift(id);
        } else if (report.execType == ExecType.REJECTED && report.reason != RejectReason.VENUE_POST_ONLY_WOULD_CROSS) {
            nextActionNs[id] = report.seenTimeNs + config.refusalPauseNs();
        }
        quotes.onReport(report);
        if (isHalted[id]) {
            withdrawAll(id, report.seenTimeNs, out);
        }
    }

    @Override
    public long stateDigest() {
        long hash = estimates.mixInto(StateHash.START);
        hash = quotes.mixInto(hash);
        for (int id = 0; id < position.length; id++) {
            hash = StateHash.mix(hash, position[id]);
            hash = StateHash.mix(hash, nextActionNs[id]);
            hash = StateHash.mix(hash, skewTicks[id]);
            hash = StateHash.mix(hash, halfSpreadTicks[id]);
            hash = StateHash.mix(hash, isHalted[id]);
            hash = StateHash.mix(hash, isWithdrawingAgain[id]);
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

    private void sample(final int id, final long nowNs, final long bid, final long ask) {
        final double tick = tickSize[id];
        estimates.sample(id, nowNs, (bid + ask) / (2 * tick), (ask - bid) / tick);
        if (estimates.samples(id) == 0) {
            return;
        }
        final double gamma = config.riskAversion();
        final double k = 2 * config.fillDecay() / estimates.spreadTicks(id);
        skewTicks[id] = gamma * estimates.varianceTicks2PerSecond(id) * horizonSeconds;
        halfSpreadTicks[id] = skewTicks[id] / 2 + StrictMath.log1p(gamma / k) / gamma;
        shift(id);
    }

    private void shift(final int id) {
        inventoryShiftTicks[id] = position[id] / (double) orderQty[id] * skewTicks[id];
    }

    private double micropriceTicks(final int id, final BookView book, final long bid, final long ask) {
        final double bidQty = book.qty(Side.BUY, 0);
        final double askQty = book.qty(Side.SELL, 0);
        return (bid * askQty + ask * bidQty) / ((bidQty + askQty) * tickSize[id]);
    }

    private void quote(
            final int id,
            final long nowNs,
            final long bestBid,
            final long bestAsk,
            final double microprice,
            final OrderIntents out) {
        final long tick = tickSize[id];
        final double reservation = microprice - inventoryShiftTicks[id];
        long bid = (long) Math.floor(reservation - halfSpreadTicks[id]) * tick;
        if (bid >= bestAsk) {
            bid = Math.floorDiv(bestAsk - 1, tick) * tick;
        }
        long ask = (long) Math.ceil(reservation + halfSpreadTicks[id]) * tick;
        if (ask <= bestBid) {
            ask = Math.ceilDiv(bestBid + 1, tick) * tick;
        }
        quoteSide(id, Side.BUY, bid, nowNs, out);
        quoteSide(id, Side.SELL, ask, nowNs, out);
    }

    private void quoteSide(final int id, final int side, final long target, final long nowNs, final OrderIntents out) {
        final int slot = WorkingQuotes.slot(id, side);
        if (quotes.isPending(slot)) {
            return;
        }
        final long room = maxPositionQty[id] - Side.sign(side) * position[id];
        final long qty = room >= orderQty[id] ? orderQty[id] : Math.floorDiv(room, lotSize[id]) * lotSize[id];
        if (qty <= 0) {
            withdraw(slot, out);
            return;
        }
        final int otherSide = Side.opposite(side);
        // Own orders never meet: the side that follows waits until the one that steps back has moved.
        if (quotes.wouldMeet(WorkingQuotes.slot(id, otherSide), otherSide, target)) {
            return;
        }
        if (quotes.isEmpty(slot)) {
            submit(id, slot, side, target, qty, nowNs, out);
        } else if (Math.abs(target - quotes.price(slot)) >= requoteDistance[id]) {
            replace(id, slot, target, qty, nowNs, out);
        }
    }

    private void submit(
            final int id,
            final int slot,
            final int side,
            final long price,
            final long qty,
            final long nowNs,
            final OrderIntents out) {
        final long answer = out.submit(intent.limit(strategyId, id, side, price, qty, TimeInForce.GTC, true));
        if (answer > 0) {
            quotes.onSubmitted(slot, answer, price, qty);
            nextActionNs[id] = nowNs + config.requoteIntervalNs();
        } else {
            nextActionNs[id] = nowNs + config.refusalPauseNs();
        }
    }

    private void replace(
            final int id, final int slot, final long price, final long qty, final long nowNs, final OrderIntents out) {
        final int answer = out.replace(quotes.orderId(slot), price, quotes.cumQty(slot) + qty);
        if (answer == 0) {
            quotes.onReplaceSent(slot, price);
            nextActionNs[id] = nowNs + config.requoteIntervalNs();
        } else {
            nextActionNs[id] = nowNs + config.refusalPauseNs();
        }
    }

    /** Withdraws both quotes; what risk refuses is tried again by a timer and not before. */
    private void withdrawAll(final int id, final long nowNs, final OrderIntents out) {
        if (isWithdrawingAgain[id]) {
            return;
        }
        final boolean isBidRefused = !withdraw(WorkingQuotes.slot(id, Side.BUY), out);
        final boolean isAskRefused = !withdraw(WorkingQuotes.slot(id, Side.SELL), out);
        if (isBidRefused || isAskRefused) {
            isWithdrawingAgain[id] = true;
            out.schedule(nowNs + WITHDRAW_AGAIN_NS, id);
        }
    }

    /** False when the quote stays because risk refused its cancel. */
    private boolean withdraw(final int slot, final OrderIntents out) {
        if (quotes.isEmpty(slot) || quotes.isPending(slot)) {
            return true;
        }
        final int answer = out.cancel(quotes.orderId(slot));
        if (answer == 0) {
            quotes.onCancelSent(slot);
        }
        return answer == 0 || answer == -RejectReason.VENUE_TOO_LATE.code();
    }
}
