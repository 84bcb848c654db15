package io.tiercel.engine.report;

import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.marketdata.instrument.Instrument;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.agrona.collections.LongArrayList;

/** The account at each of its marks, as the output journal tells it. Cold, one thread. */
final class AccountSeries {
    private static final double MICROS = 1e6;

    private final long startingCashMicros;
    private final List<Instrument> instruments;
    private final LongArrayList timesNs = new LongArrayList();
    private final LongArrayList equitiesMicros = new LongArrayList();
    private final LongArrayList realisedMicros = new LongArrayList();
    private final LongArrayList feesMicros = new LongArrayList();
    private final List<LongArrayList> positions;

    AccountSeries(final long startingCashMicros, final List<Instrument> instruments) {
        this.startingCashMicros = startingCashMicros;
        this.instruments = List.copyOf(instruments);
        positions =
                Stream.generate(LongArrayList::new).limit(instruments.size()).toList();
    }

    /** Adds one mark; they come in the order of their times. */
    void add(final long timeNs, final AccountMarkedDecoder mark) {
        timesNs.addLong(timeNs);
        equitiesMicros.addLong(mark.equityMicros());
        realisedMicros.addLong(mark.realisedMicros());
        feesMicros.addLong(mark.feesMicros());
        int instrument = 0;
        for (final AccountMarkedDecoder.PositionsDecoder position : mark.positions()) {
            positions.get(instrument++).addLong(position.position());
        }
    }

    int size() {
        return timesNs.size();
    }

    long firstNs() {
        return timesNs.getLong(0);
    }

    long lastNs() {
        return timesNs.getLong(size() - 1);
    }

    long firstEquityMicros() {
        return equitiesMicros.getLong(0);
    }

    /** Equity, units of the currency. */
    TimeSeries equity() {
        return series(i -> equitiesMicros.getLong((int) i) / MICROS);
    }

    /** Equity minus equity at the first mark, units of the currency. */
    TimeSeries profit() {
        final long first = size() == 0 ? 0 : firstEquityMicros();
        return series(i -> (equitiesMicros.getLong((int) i) - first) / MICROS);
    }

    /** Profit of what was closed, before fees, units of the currency. */
    TimeSeries realised() {
        return series(i -> realisedMicros.getLong((int) i) / MICROS);
    }

    /** Profit of what was held, units of the currency: {@code equity - starting cash - realised + fees}. */
    TimeSeries unrealised() {
        return series(i -> (equitiesMicros.getLong((int) i)
                        - startingCashMicros
                        - realisedMicros.getLong((int) i)
                        + feesMicros.getLong((int) i))
                / MICROS);
    }

    /** What fees took (below zero) or rebates gave (above), units of the currency. */
    TimeSeries feesTaken() {
        return series(i -> -feesMicros.getLong((int) i) / MICROS);
    }

    /** Equity minus its highest mark so far, units of the currency; 0 or below. */
    TimeSeries drawdown() {
        final long[] deepest = drawdownMicros();
        return series(i -> deepest[(int) i] / MICROS);
    }

    /** Deepest drawdown of all marks, micros; 0 or below. */
    long deepestDrawdownMicros() {
        long deepest = 0;
        for (final long drawdown : drawdownMicros()) {
            deepest = Math.min(deepest, drawdown);
        }
        return deepest;
    }

    /** Position in whole units, signed. */
    TimeSeries position(final int instrumentId) {
        final LongArrayList held = positions.get(instrumentId);
        final double unit = StrictMath.pow(10, instruments.get(instrumentId).qtyScale());
        return series(i -> held.getLong((int) i) / unit);
    }

    private long[] drawdownMicros() {
        final long[] drawdowns = new long[size()];
        long peakMicros = Long.MIN_VALUE;
        for (int i = 0; i < drawdowns.length; i++) {
            peakMicros = Math.max(peakMicros, equitiesMicros.getLong(i));
            drawdowns[i] = equitiesMicros.getLong(i) - peakMicros;
        }
        return drawdowns;
    }

    private TimeSeries series(final LongToDoubleFunction value) {
        final double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return new TimeSeries(timesNs.toLongArray(), values);
    }
}
