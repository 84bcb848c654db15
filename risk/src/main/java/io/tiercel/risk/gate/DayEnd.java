package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.account.BorrowCharge;
import io.tiercel.risk.portfolio.DailyCorrelations;
import io.tiercel.strategy.StateHash;

/**
 * What the end of a trading day leaves: the closes that correlations are made of, and the charge for shares that are borrowed over night.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. A day without market data was no session. The charge for the calendar days up to
 * the next session is booked when that session's first event comes, on the positions and marks of the close: nobody has to know the holidays, and a
 * session that is the last one is not charged.
 */
final class DayEnd {
    private final transient Instrument[] instruments;
    private final Account account;
    private final int borrowBps;
    private boolean hasSession;
    private int daysOwed;

    DayEnd(final InstrumentRegistry registry, final Account account, final int borrowBps) {
        instruments = registry.all().toArray(Instrument[]::new);
        this.account = account;
        this.borrowBps = borrowBps;
    }

    /** True when the event is the first of a session that owes for the nights before it. */
    boolean onMarketData() {
        hasSession = true;
        return daysOwed > 0;
    }

    /** Books what the nights before this session cost. */
    void charge() {
        final int days = daysOwed;
        daysOwed = 0;
        if (borrowBps == 0) {
            return;
        }
        for (int i = 0; i < instruments.length; i++) {
            final long position = account.position(i);
            final long markTwice = account.markTwice(i);
            if (position < 0 && markTwice != Prices.NO_PRICE) {
                account.chargeBorrow(i, BorrowCharge.micros(instruments[i], -position, markTwice, borrowBps, days));
            }
        }
    }

    /** A calendar day is over; correlations may be null. */
    void onDayEnd(final DailyCorrelations correlations) {
        if (hasSession || daysOwed > 0) {
            daysOwed++;
        }
        if (!hasSession) {
            return;
        }
        hasSession = false;
        if (correlations != null) {
            for (int i = 0; i < instruments.length; i++) {
                final long markTwice = account.markTwice(i);
                correlations.close(i, markTwice == Prices.NO_PRICE ? Double.NaN : markTwice);
            }
            correlations.endDay();
        }
    }

    long stateDigest() {
        return StateHash.mix(StateHash.mix(StateHash.START, daysOwed), hasSession);
    }
}
