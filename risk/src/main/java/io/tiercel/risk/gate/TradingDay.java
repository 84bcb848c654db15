package io.tiercel.risk.gate;

import io.tiercel.risk.account.Account;
import io.tiercel.risk.killswitch.DrawdownLevel;
import io.tiercel.risk.killswitch.DrawdownMonitor;
import io.tiercel.risk.killswitch.KillSwitch;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.risk.portfolio.DailyCorrelations;
import io.tiercel.strategy.StateHash;
import java.util.Optional;

/**
 * The trading day of an account: what has been lost in it and since the peak, what was traded, what its end leaves.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but what {@link ClientOrderIds} says.
 */
public final class TradingDay {
    private final Account account;
    private final KillSwitch killSwitch;
    private final DrawdownMonitor drawdown;
    private final OrderChecks checks;
    private final DayEnd dayEnd;
    private final boolean isUnchecked;
    private long changeDigest = StateHash.START;

    TradingDay(
            final RiskRules rules,
            final Account account,
            final KillSwitch killSwitch,
            final DrawdownMonitor drawdown,
            final OrderChecks checks,
            final DayEnd dayEnd) {
        this.account = account;
        this.killSwitch = killSwitch;
        this.drawdown = drawdown;
        this.checks = checks;
        this.dayEnd = dayEnd;
        isUnchecked = rules.isNone();
    }

    /**
     * A calendar day is over and the next one begins: the daily loss counts from the equity now, the turnover from nothing, client order ids may be
     * used again, the marks are the closes that correlations are made of. What short positions cost over night is charged when the next session begins.
     */
    public void start() {
        dayEnd.onDayEnd(checks.portfolio().correlations());
        drawdown.startDay(account.equityMicros());
        checks.portfolio().startDay(account.equityMicros());
        checks.startDay();
        changeDigest = StateHash.mix(changeDigest, account.equityMicros());
        watchEquity();
    }

    /**
     * Takes over a day that began elsewhere.
     *
     * @param day what has happened in it.
     */
    public void carry(final CarriedDay day) {
        drawdown.carry(day.peakEquityMicros(), day.startEquityMicros());
        checks.portfolio().carry(day.startEquityMicros(), day.tradedMicros());
        checks.reduceOnly(day.reduceOnly());
        for (final long id : day.clientOrderIds()) {
            checks.clientOrderIds().add(id);
        }
        changeDigest = StateHash.mix(StateHash.mix(changeDigest, day.peakEquityMicros()), day.startEquityMicros());
        watchEquity();
    }

    /**
     * Money comes in or goes out: no profit and no loss.
     *
     * @param currency number of its currency.
     * @param micros   in it; negative = taken out.
     */
    public void deposit(final int currency, final long micros) {
        final long before = account.equityMicros();
        account.deposit(currency, micros);
        drawdown.shift(account.equityMicros() - before);
        checks.portfolio().shiftDayStart(account.equityMicros() - before);
    }

    /**
     * @return how instruments move together, to be told correlations; empty when check 506 is off.
     */
    public Optional<DailyCorrelations> correlations() {
        return Optional.ofNullable(checks.portfolio().correlations());
    }

    /**
     * @return how much has been lost, for alerts.
     */
    public DrawdownLevel level() {
        return drawdown.level();
    }

    /**
     * @return equity that the drawdown counts from, micros.
     */
    public long peakEquityMicros() {
        return drawdown.peakEquityMicros();
    }

    /** An event of a source: the first of a session pays for the nights before it. */
    void onMarketData() {
        if (dayEnd.onMarketData()) {
            dayEnd.charge();
            watchEquity();
        }
    }

    void watchEquity() {
        if (isUnchecked) {
            return;
        }
        switch (drawdown.onEquity(account.equityMicros())) {
            case BREACH -> killSwitch.trip(TripReason.BREACH);
            case DAILY_LOSS -> killSwitch.trip(TripReason.DAILY_LOSS);
            case NORMAL, WARN, REDUCE -> {}
        }
    }

    boolean isDailyLossReached() {
        return drawdown.isDailyLossReached(account.equityMicros());
    }

    /** The operator's reset: after a breach the drawdown counts from the equity now. */
    void reset() {
        if (drawdown.level() == DrawdownLevel.BREACH) {
            drawdown.resetPeak(account.equityMicros());
        }
    }

    long changeDigest() {
        return changeDigest;
    }

    long stateDigest() {
        return StateHash.mix(drawdown.stateDigest(), dayEnd.stateDigest());
    }
}
