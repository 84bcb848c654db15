package io.tiercel.strategy.pairs;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.ParameterRange;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.TimeInForce;
import java.util.Objects;

/**
 * Sells the dear one of two instruments and buys the other, until their prices are back at the relation they had.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per event, O(window) per sample.
 * <p>
 * Source: Gatev, Goetzmann, Rouwenhorst, "Pairs trading: performance of a relative-value arbitrage rule", Review of Financial Studies 19 (2006), which
 * opens at two standard deviations of the spread and closes when prices meet; the hedge ratio is that of the first step of Engle, Granger,
 * "Co-integration and error correction", Econometrica 55 (1987), on log mids ({@link SpreadRegression}). Ours: a window that moves, a stop, and legs that are
 * worked each on its own: the target of the first is {@code legLots}, that of the second is worth {@code beta} times as much and stays as it was
 * when the pair was opened. A leg that is not at its target sends an immediate-or-cancel limit at the best opposite price; one order per leg at a time.
 * Mids that are not positive are not sampled.
 */
public final class PairsTaker implements Strategy {
    private static final int LEGS = 2;

    private final int strategyId;
    private final String name;
    private final PairsConfig config;
    private final OrderIntent intent = new OrderIntent();
    private final SpreadRegression regression;
    private final int[] instrumentId = new int[LEGS];
    private final long[] lotSize = new long[LEGS];
    private final double[] unitValue = new double[LEGS];
    private final long[] bid = {Prices.NO_PRICE, Prices.NO_PRICE};
    private final long[] ask = {Prices.NO_PRICE, Prices.NO_PRICE};
    private final boolean[] isOpen = new boolean[LEGS];
    private final long[] target = new long[LEGS];
    private final long[] position = new long[LEGS];
    private final long[] workingOrderId = {Prices.NO_ORDER_ID, Prices.NO_ORDER_ID};
    private final long[] nextOrderNs = {Long.MIN_VALUE, Long.MIN_VALUE};
    private long nextSampleNs = Long.MIN_VALUE;
    private int direction;

    /**
     * @param setup  of the session, with two instruments.
     * @param config settings.
     */
    public PairsTaker(final StrategySetup setup, final PairsConfig config) {
        ParameterRange.require(
                setup.instruments().size() == LEGS,
                "instruments of the session",
                setup.instruments().size(),
                "2");
        strategyId = setup.id();
        name = setup.name();
        this.config = Objects.requireNonNull(config, "config");
        regression = new SpreadRegression(config.windowSamples());
        for (int leg = 0; leg < LEGS; leg++) {
            final Instrument instrument = setup.instruments().get(leg);
            instrumentId[leg] = instrument.id();
            lotSize[leg] = instrument.lotSize();
            unitValue[leg] = instrument.multiplier()
                    / StrictMath.pow(10, instrument.priceScale() + (double) instrument.qtyScale());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        final int leg = leg(market.instrument().id());
        final BookView book = market.book();
        final boolean isValid = book.isValid();
        isOpen[leg] = market.isOpen();
        bid[leg] = isValid ? book.price(Side.BUY, 0) : Prices.NO_PRICE;
        ask[leg] = isValid ? book.price(Side.SELL, 0) : Prices.NO_PRICE;
        final long nowNs = market.nowNs();
        if (nowNs >= nextSampleNs && mid(0) > 0 && mid(1) > 0) {
            nextSampleNs = nowNs + config.samplePeriodNs();
            regression.add(StrictMath.log(mid(1)), StrictMath.log(mid(0)));
            if (regression.isKnown()) {
                decide(regression.z());
            }
        }
        work(0, nowNs, out);
        work(1, nowNs, out);
    }

    private void decide(final double z) {
        final double far = Math.abs(z);
        if (direction == 0 && far >= config.entryZ() && far < config.stopZ()) {
            open(z > 0 ? -1 : 1);
        } else if (direction != 0 && (far <= config.exitZ() || far >= config.stopZ() || (z > 0) == (direction > 0))) {
            direction = 0;
            target[0] = 0;
            target[1] = 0;
        }
    }

    private void open(final int newDirection) {
        final long qty = config.legLots() * lotSize[0];
        final double value = qty * mid(0) * unitValue[0];
        final double lots = regression.beta() * value / (mid(1) * unitValue[1] * lotSize[1]);
        final long hedgeLots = (long) Math.rint(Math.clamp(lots, -config.maxLegLots(), config.maxLegLots()));
        if (hedgeLots != 0) {
            direction = newDirection;
            target[0] = newDirection * qty;
            target[1] = -newDirection * hedgeLots * lotSize[1];
        }
    }

    private void work(final int leg, final long nowNs, final OrderIntents out) {
        final long missing = target[leg] - position[leg];
        if (missing == 0
                || !isOpen[leg]
                || bid[leg] == Prices.NO_PRICE
                || workingOrderId[leg] != Prices.NO_ORDER_ID
                || nowNs < nextOrderNs[leg]) {
            return;
        }
        final int side = missing > 0 ? Side.BUY : Side.SELL;
        final long price = side == Side.BUY ? ask[leg] : bid[leg];
        final long answer = out.submit(
                intent.limit(strategyId, instrumentId[leg], side, price, Math.abs(missing), TimeInForce.IOC, false));
        if (answer > 0) {
            workingOrderId[leg] = answer;
            nextOrderNs[leg] = nowNs + config.retryNs();
        } else {
            nextOrderNs[leg] = nowNs + config.refusalPauseNs();
        }
    }

    private int leg(final int id) {
        return id == instrumentId[0] ? 0 : 1;
    }

    /** NaN where there is none. */
    private double mid(final int leg) {
        return bid[leg] == Prices.NO_PRICE ? Double.NaN : ((double) bid[leg] + ask[leg]) / 2;
    }

    @Override
    public void onMarketState(final MarketView market, final OrderIntents out) {
        isOpen[leg(market.instrument().id())] = market.isOpen();
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        final int leg = leg(report.instrumentId);
        if (report.execType == ExecType.TRADE) {
            position[leg] += Side.sign(report.side) * report.lastQty;
        } else if (report.execType == ExecType.REJECTED) {
            nextOrderNs[leg] = report.seenTimeNs + config.refusalPauseNs();
        }
        if (report.orderId == workingOrderId[leg] && report.status.isFinal()) {
            workingOrderId[leg] = Prices.NO_ORDER_ID;
        }
    }

    @Override
    public long stateDigest() {
        long hash = StateHash.mix(StateHash.mix(regression.mixInto(StateHash.START), nextSampleNs), direction);
        for (int leg = 0; leg < LEGS; leg++) {
            hash = StateHash.mix(hash, bid[leg]);
            hash = StateHash.mix(hash, ask[leg]);
            hash = StateHash.mix(hash, isOpen[leg]);
            hash = StateHash.mix(hash, target[leg]);
            hash = StateHash.mix(hash, position[leg]);
            hash = StateHash.mix(hash, workingOrderId[leg]);
            hash = StateHash.mix(hash, nextOrderNs[leg]);
        }
        return hash;
    }
}
