package io.tiercel.engine;

import io.tiercel.engine.desk.OrderDesk;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.schedule.DelayLine;
import io.tiercel.engine.schedule.Timers;
import io.tiercel.engine.schedule.TradingDayStart;
import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.killswitch.DrawdownLevel;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.order.ExecutionReport;
import org.agrona.DirectBuffer;

/**
 * What falls due between inputs: commands arriving at the simulated venue, its reports, market data that took their time, timers; and what the kill switch asks for once it is tripped.
 * <p>
 * Owned by the core's thread; allocates nothing in the steady state. At one time arrivals go before reports, reports before market data, and those before timers.
 */
final class DueWork {
    private static final long CANCEL_AGAIN_NS = 1_000_000_000L;
    /** Marks of the account in a time without inputs, before those that would only say the same are left out. */
    private static final long IDLE_MARKS = 16;

    private static final long TIMER_CANCEL_AGAIN = 1;
    private static final long TIMER_MARK_ACCOUNT = 2;
    private static final long TIMER_START_DAY = 3;

    private final CoreClock clock;
    private final Strategy[] strategies;
    private final RiskGate risk;
    private final Account account;
    private final SimulatedVenue venue;
    private final OrderDesk desk;
    private final Timers timers;
    private final OutputWriter outputs;
    private final SessionDigest digest;
    private final ComponentNames names;
    private final int instruments;
    private final long markIntervalNs;
    private final ExecutionReport report = new ExecutionReport();
    private final DelayLine delayed;
    private final MessageHeaderDecoder delayedHeader = new MessageHeaderDecoder();
    private final MarketDispatch dispatch = new MarketDispatch();
    private MarketHandler market;
    private long nextInputNs = Long.MIN_VALUE;
    private boolean wasTripped;
    private boolean wasBreached;
    private boolean isCancelingAgain;
    private DrawdownLevel toldLevel = DrawdownLevel.NORMAL;

    /**
     * @param parts of the core.
     */
    DueWork(final CoreParts parts) {
        clock = parts.clock();
        strategies = parts.strategies().toArray(Strategy[]::new);
        risk = parts.risk();
        account = parts.account();
        venue = parts.venue();
        delayed = parts.delayed();
        desk = parts.desk();
        timers = parts.timers();
        outputs = parts.outputs();
        digest = parts.digest();
        names = parts.names();
        instruments = parts.books().size();
        markIntervalNs = parts.markIntervalNs();
    }

    /**
     * The first input sets the clock.
     *
     * @param timeNs of the input.
     */
    void start(final long timeNs) {
        clock.advanceTo(timeNs);
        timers.schedule(TradingDayStart.after(timeNs), OrderDesk.DESK, TIMER_START_DAY);
        markAccount();
        if (markIntervalNs > 0) {
            scheduleMark(timeNs);
        }
    }

    /**
     * @param handler takes market data when they are seen.
     */
    void market(final MarketHandler handler) {
        market = handler;
    }

    /**
     * Everything due before a time, by time.
     *
     * @param limitNs not included.
     */
    void deliverBefore(final long limitNs) {
        nextInputNs = limitNs;
        while (Math.min(nextAtVenueNs(), timers.nextDueNs()) < limitNs) {
            deliverNext();
        }
    }

    /** What the end of a session waits for. */
    private long nextAtVenueNs() {
        return Math.min(Math.min(venue.nextArrivalNs(), venue.nextReportNs()), delayed.nextSeenNs());
    }

    /**
     * Reports only.
     *
     * @param timeNs included.
     */
    void deliverReportsUntil(final long timeNs) {
        while (venue.nextReportNs() <= timeNs) {
            deliverReport();
        }
    }

    /** The session is over: what is under way at the simulated venue comes to its end. */
    void settle() {
        while (nextAtVenueNs() != Timers.NOTHING_DUE) {
            deliverNext();
        }
        markAccount();
    }

    private void deliverNext() {
        final long arrivalNs = venue.nextArrivalNs();
        final long reportNs = venue.nextReportNs();
        final long seenNs = delayed.nextSeenNs();
        final long timerNs = timers.nextDueNs();
        final long laterNs = Math.min(seenNs, timerNs);
        if (arrivalNs <= reportNs && arrivalNs <= laterNs) {
            clock.advanceTo(arrivalNs);
            venue.processArrival();
        } else if (reportNs <= laterNs) {
            clock.advanceTo(reportNs);
            deliverReport();
        } else if (seenNs <= timerNs) {
            clock.advanceTo(seenNs);
            seeMarketData();
        } else {
            clock.advanceTo(timerNs);
            fireTimer();
        }
    }

    /** No input follows: everything that is due until the last market data are seen, and they. */
    void deliverMarketData() {
        while (delayed.size() > 0) {
            deliverNext();
        }
    }

    private void seeMarketData() {
        final int offset = delayed.poll();
        final DirectBuffer events = delayed.events();
        delayedHeader.wrap(events, offset);
        dispatch.dispatch(delayedHeader, events, offset, market);
    }

    private void deliverReport() {
        venue.pollReport(report);
        risk.onExecutionReport(report, clock.nowNs());
        outputs.executionReported(report, clock.nowNs());
        if (report.strategyId >= 0 && report.strategyId < strategies.length) {
            tellReport(report.strategyId);
        }
        followKillSwitch();
        if (wasTripped) {
            comeBackWhileUndone();
        }
    }

    private void tellReport(final int strategyId) {
        if (desk.begin(strategyId)) {
            try {
                strategies[strategyId].onExecutionReport(report, desk);
            } catch (final RuntimeException | StackOverflowError thrown) {
                desk.onFault(strategies[strategyId], thrown);
            }
        }
        desk.actFor(OrderDesk.DESK);
    }

    private void tellTimer(final int strategyId, final long timerId) {
        if (desk.begin(strategyId)) {
            try {
                strategies[strategyId].onTimer(clock.nowNs(), timerId, desk);
            } catch (final RuntimeException | StackOverflowError thrown) {
                desk.onFault(strategies[strategyId], thrown);
            }
        }
        desk.actFor(OrderDesk.DESK);
    }

    private void fireTimer() {
        final int owner = timers.nextOwner();
        final long timerId = timers.nextTimerId();
        final long dueNs = timers.nextDueNs();
        timers.removeNext();
        outputs.timerFired(owner == OrderDesk.DESK ? OutputWriter.ENGINE : owner, timerId, dueNs, clock.nowNs());
        digest.mix(names.timers(), timerId * 31 + owner);
        if (owner != OrderDesk.DESK) {
            tellTimer(owner, timerId);
        } else if (timerId == TIMER_MARK_ACCOUNT) {
            risk.watchFeeds(clock.nowNs());
            markAccount();
            scheduleMark(clock.nowNs());
        } else if (timerId == TIMER_START_DAY) {
            venue.onSessionEnd(clock.nowNs());
            risk.day().start();
            timers.schedule(TradingDayStart.after(clock.nowNs()), OrderDesk.DESK, TIMER_START_DAY);
        } else if (timerId == TIMER_CANCEL_AGAIN) {
            isCancelingAgain = false;
            cancelAgain();
        }
        followKillSwitch();
    }

    /** To be called after whatever may have tripped or reset the switch: tells the outputs, and cancels what is open. */
    void followKillSwitch() {
        final boolean isTripped = risk.killSwitch().isTripped();
        final boolean isBreached = isTripped && risk.killSwitch().isTrippedBy(TripReason.BREACH);
        final DrawdownLevel level = risk.day().level();
        if (level != toldLevel) {
            toldLevel = level;
            outputs.lossLevelChanged(level, account.equityMicros(), risk.day().peakEquityMicros(), clock.nowNs());
        }
        if (isTripped != wasTripped || isBreached != wasBreached) {
            wasTripped = isTripped;
            wasBreached = isBreached;
            outputs.killSwitchChanged(isTripped, risk.killSwitch().reason().code(), clock.nowNs());
            if (isTripped) {
                cancelAgain();
            }
        }
    }

    /** The switch is tripped and nothing is left to cancel or close. */
    boolean isAtRest() {
        return wasTripped && !isCancelingAgain && risk.workingOrders().count() == 0;
    }

    /**
     * While the switch is tripped: cancels what is open, closes positions if a drawdown tripped it (each once its orders are final), and comes back in a
     * second until nothing is left to do.
     */
    private void cancelAgain() {
        if (!wasTripped) {
            return;
        }
        desk.cancelAllButLiquidations();
        for (int i = 0; i < instruments; i++) {
            desk.liquidate(i);
        }
        comeBackWhileUndone();
    }

    /** An order that closes a position is waited for, on bars for days: only what nobody works at brings the next look. */
    private void comeBackWhileUndone() {
        if (!isCancelingAgain && (desk.hasOpenButLiquidations() || hasPositionToClose())) {
            isCancelingAgain = true;
            final long soonNs = clock.nowNs() + CANCEL_AGAIN_NS;
            // a market that takes no order now is another one only with the next input: a night of looks would fill the
            // ring
            final long dueNs = desk.hasOpenButLiquidations() ? soonNs : Math.max(soonNs, nextInputNs - CANCEL_AGAIN_NS);
            timers.schedule(dueNs, OrderDesk.DESK, TIMER_CANCEL_AGAIN);
        }
    }

    private boolean hasPositionToClose() {
        for (int i = 0; wasBreached && i < instruments; i++) {
            if (account.position(i) != 0
                    && risk.workingOrders().openQty(i, Side.BUY)
                                    + risk.workingOrders().openQty(i, Side.SELL)
                            == 0) {
                return true;
            }
        }
        return false;
    }

    /** Tells the account. */
    void markAccount() {
        outputs.accountMarked(account, clock.nowNs());
    }

    /**
     * The next mark; where no input comes for long, the last one before it. A night of marks would fill the ring of outputs, which lets none of an input's
     * go before all of them are there.
     */
    private void scheduleMark(final long nowNs) {
        final long nextNs = markAfter(nowNs);
        final boolean isIdle = nextInputNs / markIntervalNs - nextNs / markIntervalNs > IDLE_MARKS;
        timers.schedule(
                isIdle ? markAfter(nextInputNs) - 2 * markIntervalNs : nextNs, OrderDesk.DESK, TIMER_MARK_ACCOUNT);
    }

    private long markAfter(final long timeNs) {
        return timeNs - Math.floorMod(timeNs, markIntervalNs) + markIntervalNs;
    }
}
