package io.tiercel.engine.performance;

import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.risk.account.Notional;
import java.util.Arrays;
import java.util.List;

/** The account once a period, at the last mark of each, and as a curve. One thread; allocates nothing beside what the table does. */
final class AccountSamples {
    private final Instrument[] instruments;
    private final EquityPeriod period;
    private final LongTable samples;
    private final EquityCurve curve = new EquityCurve();
    private final long[] row = new long[SampleRow.WIDTH];
    private final long[] positions;
    private final long[] marksTwice;
    private final long[] startPositions;
    private final long[] startMarksTwice;
    private boolean hasPending;
    private boolean isStarted;
    private long tradedMicros;
    private long tradedNextMicros;
    private long lastNs;
    private long startBorrowMicros;
    private long borrowMicros;
    private long inputNs = Long.MIN_VALUE;
    private long inputBeforeNs = Long.MIN_VALUE;

    /**
     * @param instruments by id.
     * @param period      of the samples.
     * @param samples     where they go.
     */
    AccountSamples(final List<Instrument> instruments, final EquityPeriod period, final LongTable samples) {
        this.instruments = instruments.toArray(Instrument[]::new);
        this.period = period;
        this.samples = samples;
        positions = new long[this.instruments.length];
        startPositions = new long[this.instruments.length];
        marksTwice = new long[this.instruments.length];
        startMarksTwice = new long[this.instruments.length];
        Arrays.fill(marksTwice, Prices.NO_PRICE);
        Arrays.fill(startMarksTwice, Prices.NO_PRICE);
    }

    /** The account at a time; marks come in the order of time. */
    void marked(final AccountMarkedDecoder mark, final long timeNs) {
        long grossMicros = 0;
        long netMicros = 0;
        boolean hasPosition = false;
        int next = 0;
        for (final AccountMarkedDecoder.PositionsDecoder held : mark.positions()) {
            final int i = next++;
            positions[i] = held.position();
            marksTwice[i] = held.markTwice();
            if (positions[i] != 0) {
                hasPosition = true;
                if (marksTwice[i] != Prices.NO_PRICE) {
                    final long value = Notional.microsOfTwice(instruments[i], marksTwice[i], positions[i]);
                    netMicros += value;
                    grossMicros += Math.abs(value);
                }
            }
        }
        turnTo(timeNs);
        row[1] = timeNs;
        row[2] = mark.equityMicros();
        row[3] = mark.cashMicros();
        row[4] = mark.feesMicros();
        startBorrowMicros = curve.isEmpty() ? mark.borrowMicros() : startBorrowMicros;
        borrowMicros = mark.borrowMicros() - startBorrowMicros;
        row[5] = grossMicros;
        row[6] = netMicros;
        row[8] = hasPosition ? 1 : 0;
        lastNs = timeNs;
        curve.add(timeNs, mark.equityMicros(), grossMicros, netMicros);
    }

    private void turnTo(final long timeNs) {
        if (!isStarted) {
            isStarted = true;
            System.arraycopy(positions, 0, startPositions, 0, positions.length);
            System.arraycopy(marksTwice, 0, startMarksTwice, 0, marksTwice.length);
            row[0] = (period.isDay() && inputNs != Long.MIN_VALUE ? period.dayOf(inputNs) : period.containing(timeNs))
                    - 1;
            hasPending = true;
            return;
        }
        final long now = Math.max(periodOf(timeNs), row[0]);
        if (hasPending && now > row[0]) {
            flush();
        }
        row[0] = now;
        hasPending = true;
    }

    /** A day is one with market data: a mark in a night or on a holiday belongs to the session before it. */
    private long periodOf(final long timeNs) {
        final long toldNs = timeNs >= inputNs ? inputNs : inputBeforeNs;
        return period.isDay() && toldNs != Long.MIN_VALUE ? period.dayOf(toldNs) : period.of(timeNs);
    }

    /** Market data of a time are about to be worked on. */
    void input(final long timeNs) {
        if (timeNs > inputNs) {
            inputBeforeNs = inputNs;
            inputNs = timeNs;
        }
    }

    private void flush() {
        row[7] = tradedMicros;
        samples.append(row);
        tradedMicros = tradedNextMicros;
        tradedNextMicros = 0;
        hasPending = false;
    }

    /** A fill: counted to the period that its time is in. */
    void traded(final long notionalMicros, final long seenNs) {
        final long own = period.isDay() && inputNs != Long.MIN_VALUE ? periodOf(seenNs) : period.containing(seenNs);
        if (hasPending && own > row[0]) {
            tradedNextMicros += Math.abs(notionalMicros);
        } else {
            tradedMicros += Math.abs(notionalMicros);
        }
    }

    /** No mark follows. */
    void finish() {
        if (hasPending) {
            tradedMicros += tradedNextMicros;
            tradedNextMicros = 0;
            flush();
        }
    }

    EquityCurve curve() {
        return curve;
    }

    /** Charged from the first mark to the last, micros. */
    long borrowMicros() {
        return borrowMicros;
    }

    /** Of the last mark, ns since the epoch. */
    long lastNs() {
        return lastNs;
    }

    long[] positions() {
        return positions;
    }

    long[] marksTwice() {
        return marksTwice;
    }

    long[] startPositions() {
        return startPositions;
    }

    long[] startMarksTwice() {
        return startMarksTwice;
    }
}
