package io.tiercel.strategy.pairs;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.ParameterRange;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.taker.TakenPositions;
import java.util.Objects;

/**
 * Takes the second instrument of its configuration, the follower, when the first one, the leader, has moved and the follower has not yet.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1) per call.
 * <p>
 * Source of the effect: Huth, Abergel, "High frequency lead/lag relationships - empirical facts", Journal of Empirical Finance 26 (2014) 41-58; the rule
 * is ours. In windows that follow one another both mids are compared with those at the start of the window:
 * {@code left = beta (leader's relative move) - (follower's relative move)}; at {@code entryBps} or more the follower is bought, at minus that it is sold.
 * It looks at the leader's events only. Entries and exits are those of {@link TakenPositions}. Mids that are not positive are not looked at.
 */
public final class LeadLagTaker implements Strategy {
    private static final int LEADER = 0;
    private static final int FOLLOWER = 1;
    private static final double BPS = 10_000;

    private final String name;
    private final LeadLagConfig config;
    private final TakenPositions positions;
    private final int leaderId;
    private final int followerId;
    private final double[] mid = {Double.NaN, Double.NaN};
    private final double[] startMid = {Double.NaN, Double.NaN};
    private long windowEndNs = Long.MIN_VALUE;

    /**
     * @param setup  of the session, with two instruments: leader, follower.
     * @param config settings.
     */
    public LeadLagTaker(final StrategySetup setup, final LeadLagConfig config) {
        ParameterRange.require(
                setup.instruments().size() == 2,
                "instruments of the session",
                setup.instruments().size(),
                "2: leader, follower");
        name = setup.name();
        this.config = Objects.requireNonNull(config, "config");
        positions = new TakenPositions(setup, config.limits());
        leaderId = setup.instruments().get(LEADER).id();
        followerId = setup.instruments().get(FOLLOWER).id();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        final boolean isLeader = market.instrument().id() == leaderId;
        final boolean isClosing = positions.onMarketData(market, out);
        final BookView book = market.book();
        final double twice = book.isValid() ? (double) book.price(Side.BUY, 0) + book.price(Side.SELL, 0) : Double.NaN;
        mid[isLeader ? LEADER : FOLLOWER] = twice > 0 ? twice : Double.NaN;
        if (!isLeader || isClosing) {
            return;
        }
        if (market.nowNs() >= windowEndNs || Double.isNaN(startMid[LEADER] + startMid[FOLLOWER])) {
            windowEndNs = market.nowNs() + config.windowNs();
            startMid[LEADER] = mid[LEADER];
            startMid[FOLLOWER] = mid[FOLLOWER];
            return;
        }
        final double left = BPS * (config.beta() * move(LEADER) - move(FOLLOWER));
        if (left >= config.entryBps()) {
            positions.act(followerId, Side.BUY, market.nowNs(), out);
        } else if (left <= -config.entryBps()) {
            positions.act(followerId, Side.SELL, market.nowNs(), out);
        }
    }

    private double move(final int which) {
        return mid[which] / startMid[which] - 1;
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
        long hash = StateHash.mix(positions.mixInto(StateHash.START), windowEndNs);
        for (int i = LEADER; i <= FOLLOWER; i++) {
            hash = StateHash.mix(StateHash.mix(hash, mid[i]), startMid[i]);
        }
        return hash;
    }
}
