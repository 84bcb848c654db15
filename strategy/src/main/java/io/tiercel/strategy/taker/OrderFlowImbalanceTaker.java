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
import io.tiercel.strategy.order.ExecutionReport;
import java.util.Arrays;

/**
 * Takes liquidity when the order flow at the best quotes asks for a move that the mid has not made yet.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call.
 * <p>
 * Source: Cont, Kukanov, Stoikov, "The price impact of order book events", Journal of Financial Econometrics 12 (2014) 47-88, section 2. Each change of
 * the best quotes contributes
 * <pre>
 *  e = [Pb >= Pb'] qb - [Pb <= Pb'] qb' - [Pa <= Pa'] qa + [Pa >= Pa'] qa'
 * </pre>
 * (P price, q quantity, b bid, a ask, ' before it); the sum over a window is the order flow imbalance OFI, and the mid moves by {@code OFI / (2 D)} ticks
 * in it, where D is the mean quantity at the best quotes. Theirs explains moves of the same window; ours trades what is left of it: enters when
 * {@code OFI / (2 D) - (mid - mid at the start of the window)} is {@code entryTicks} or more, or as much below 0. Windows follow one another; D is that of
 * the window before, so the first one only measures. Entries and exits are those of {@link TakenPositions}.
 */
public final class OrderFlowImbalanceTaker implements Strategy {
    private final String name;
    private final long windowNs;
    private final double entryTicks;
    private final TakenPositions positions;

    private final double[] tickSize;
    private final long[] windowEndNs;
    private final double[] startMid;
    private final double[] flow;
    private final double[] depthSum;
    private final long[] depthCount;
    private final double[] depth;
    private final long[] bid;
    private final long[] ask;
    private final long[] bidQty;
    private final long[] askQty;

    /**
     * @param setup  of the session.
     * @param config settings.
     */
    public OrderFlowImbalanceTaker(final StrategySetup setup, final OrderFlowImbalanceConfig config) {
        name = setup.name();
        windowNs = config.windowNs();
        entryTicks = config.entryTicks();
        positions = new TakenPositions(setup, config.limits());
        final int size = setup.registry().size();
        tickSize = new double[size];
        for (final Instrument instrument : setup.registry().all()) {
            tickSize[instrument.id()] = instrument.tickSize();
        }
        windowEndNs = new long[size];
        Arrays.fill(windowEndNs, Long.MIN_VALUE);
        startMid = new double[size];
        flow = new double[size];
        depthSum = new double[size];
        depthCount = new long[size];
        depth = new double[size];
        bid = new long[size];
        Arrays.fill(bid, Prices.NO_PRICE);
        ask = bid.clone();
        bidQty = new long[size];
        askQty = new long[size];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        final boolean isClosing = positions.onMarketData(market, out);
        final int id = market.instrument().id();
        final BookView book = market.book();
        if (!book.isValid()) {
            // what happened meanwhile is not known: the next quotes are a new beginning
            bid[id] = Prices.NO_PRICE;
            return;
        }
        final long newBid = book.price(Side.BUY, 0);
        final long newAsk = book.price(Side.SELL, 0);
        final long newBidQty = book.qty(Side.BUY, 0);
        final long newAskQty = book.qty(Side.SELL, 0);
        if (newBid == bid[id] && newAsk == ask[id] && newBidQty == bidQty[id] && newAskQty == askQty[id]) {
            return;
        }
        final boolean isFirst = bid[id] == Prices.NO_PRICE;
        if (!isFirst) {
            flow[id] += contribution(id, newBid, newBidQty, newAsk, newAskQty);
        }
        bid[id] = newBid;
        ask[id] = newAsk;
        bidQty[id] = newBidQty;
        askQty[id] = newAskQty;
        depthSum[id] += (newBidQty + newAskQty) / 2.0;
        depthCount[id]++;
        if (isFirst || market.nowNs() >= windowEndNs[id]) {
            startWindow(id, market.nowNs());
        } else if (!isClosing && depth[id] > 0) {
            act(id, market.nowNs(), out);
        }
    }

    private double contribution(
            final int id, final long newBid, final long newBidQty, final long newAsk, final long newAskQty) {
        double contribution = 0;
        if (newBid >= bid[id]) {
            contribution += newBidQty;
        }
        if (newBid <= bid[id]) {
            contribution -= bidQty[id];
        }
        if (newAsk <= ask[id]) {
            contribution -= newAskQty;
        }
        if (newAsk >= ask[id]) {
            contribution += askQty[id];
        }
        return contribution;
    }

    private void startWindow(final int id, final long nowNs) {
        if (nowNs >= windowEndNs[id]) {
            depth[id] = windowEndNs[id] == Long.MIN_VALUE ? 0 : depthSum[id] / depthCount[id];
            depthSum[id] = 0;
            depthCount[id] = 0;
            windowEndNs[id] = nowNs + windowNs;
        }
        startMid[id] = mid(id);
        flow[id] = 0;
    }

    private void act(final int id, final long nowNs, final OrderIntents out) {
        final double left = flow[id] / (2 * depth[id]) - (mid(id) - startMid[id]) / tickSize[id];
        if (left >= entryTicks) {
            positions.act(id, Side.BUY, nowNs, out);
        } else if (left <= -entryTicks) {
            positions.act(id, Side.SELL, nowNs, out);
        }
    }

    private double mid(final int id) {
        return (bid[id] + ask[id]) / 2.0;
    }

    @Override
    public void onMarketState(final MarketView market, final OrderIntents out) {
        positions.onMarketState(market);
    }

    @Override
    public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        positions.onTimer(nowNs, timerId, out);
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        positions.onExecutionReport(report, out);
    }

    @Override
    public long stateDigest() {
        long hash = positions.mixInto(StateHash.START);
        for (int id = 0; id < flow.length; id++) {
            hash = StateHash.mix(hash, windowEndNs[id]);
            hash = StateHash.mix(hash, startMid[id]);
            hash = StateHash.mix(hash, flow[id]);
            hash = StateHash.mix(hash, depthSum[id]);
            hash = StateHash.mix(hash, depthCount[id]);
            hash = StateHash.mix(hash, depth[id]);
            hash = StateHash.mix(hash, bid[id]);
            hash = StateHash.mix(hash, ask[id]);
            hash = StateHash.mix(hash, bidQty[id]);
            hash = StateHash.mix(hash, askQty[id]);
        }
        return hash;
    }
}
