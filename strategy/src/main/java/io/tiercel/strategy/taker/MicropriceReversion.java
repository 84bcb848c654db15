package io.tiercel.strategy.taker;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecutionReport;
import java.util.Arrays;
import java.util.Objects;

/**
 * Buys what has fallen and sells what has risen too far from its own average, measured by the micro-price, so that a mid that is about to move on
 * anyway is not mistaken for one that has gone too far.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call, and a fit of {@link MicropriceEstimate} now and then.
 * <p>
 * Source of the micro-price: Stoikov (2018), see {@link MicropriceEstimate}; the rule is ours: {@code d = micro-price - average} in ticks, where the
 * average takes a sample every {@code samplePeriodNs}; {@code d <= -entryTicks} buys, {@code d >= entryTicks} sells, {@code |d| <= exitTicks} closes. Nothing
 * is done before the first fit. Entries and exits are those of {@link TakenPositions}.
 */
public final class MicropriceReversion implements Strategy {
    private final String name;
    private final MicropriceReversionConfig config;
    private final TakenPositions positions;
    private final MicropriceEstimate[] estimates;
    private final long[] nextSampleNs;
    private final long[] nextFit;
    private final double[] average;

    /**
     * @param setup  of the session.
     * @param config settings.
     */
    public MicropriceReversion(final StrategySetup setup, final MicropriceReversionConfig config) {
        name = setup.name();
        this.config = Objects.requireNonNull(config, "config");
        positions = new TakenPositions(setup, config.limits());
        final int size = setup.registry().size();
        estimates = new MicropriceEstimate[size];
        setup.instruments()
                .forEach(instrument -> estimates[instrument.id()] =
                        new MicropriceEstimate(config.imbalanceBuckets(), config.spreadStates()));
        nextSampleNs = new long[size];
        Arrays.fill(nextSampleNs, Long.MIN_VALUE);
        nextFit = new long[size];
        Arrays.fill(nextFit, config.fitEvents());
        average = new double[size];
        Arrays.fill(average, Double.NaN);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        final boolean isClosing = positions.onMarketData(market, out);
        final int id = market.instrument().id();
        final MicropriceEstimate estimate = estimates[id];
        final BookView book = market.book();
        if (!book.isValid()) {
            estimate.forget();
            return;
        }
        final long bid = book.price(Side.BUY, 0);
        final long ask = book.price(Side.SELL, 0);
        final long tick = market.instrument().tickSize();
        estimate.onQuotes(
                (bid + ask) / (2.0 * tick),
                Math.max(1, (ask - bid) / tick),
                book.qty(Side.BUY, 0),
                book.qty(Side.SELL, 0));
        if (estimate.transitions() >= nextFit[id]) {
            nextFit[id] = estimate.transitions() + config.fitEvents();
            estimate.fit();
        }
        if (estimate.transitions() < config.fitEvents()) {
            return;
        }
        final double microprice = estimate.ticks();
        if (market.nowNs() >= nextSampleNs[id]) {
            nextSampleNs[id] = market.nowNs() + config.samplePeriodNs();
            average[id] = Double.isNaN(average[id])
                    ? microprice
                    : average[id] + config.averageWeight() * (microprice - average[id]);
        }
        if (!isClosing) {
            act(id, microprice - average[id], market.nowNs(), out);
        }
    }

    private void act(final int id, final double distance, final long nowNs, final OrderIntents out) {
        if (distance <= -config.entryTicks()) {
            positions.act(id, Side.BUY, nowNs, out);
        } else if (distance >= config.entryTicks()) {
            positions.act(id, Side.SELL, nowNs, out);
        } else if (Math.abs(distance) <= config.exitTicks()) {
            positions.close(id, nowNs, out);
        }
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
        for (int id = 0; id < average.length; id++) {
            hash = StateHash.mix(hash, nextSampleNs[id]);
            hash = StateHash.mix(hash, nextFit[id]);
            hash = StateHash.mix(hash, average[id]);
            if (estimates[id] != null) {
                hash = estimates[id].mixInto(hash);
            }
        }
        return hash;
    }
}
