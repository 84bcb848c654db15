package io.tiercel.engine.backtest;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.performance.Benchmark;
import io.tiercel.engine.performance.EquityPeriod;
import io.tiercel.engine.performance.EquitySeries;
import io.tiercel.engine.performance.SampleRow;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.agrona.MutableDirectBuffer;

/**
 * What an instrument of the run was worth whenever the account was marked: the benchmark of a run that holds it, or none. Owned by the core's thread;
 * allocates when it grows, 16 bytes a mark.
 */
final class BenchmarkMarks implements OutputHandler {
    private static final int FIRST_MARKS = 1024;

    private final Instrument instrument;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountMarkedDecoder marked = new AccountMarkedDecoder();
    private long[] timesNs = new long[FIRST_MARKS];
    private long[] marksTwice = new long[FIRST_MARKS];
    private int size;

    /**
     * @param instrument of the run.
     */
    BenchmarkMarks(final Instrument instrument) {
        this.instrument = instrument;
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        if (header.templateId() != AccountMarkedDecoder.TEMPLATE_ID) {
            return;
        }
        marked.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
        int id = 0;
        for (final AccountMarkedDecoder.PositionsDecoder held : marked.positions()) {
            if (id++ == instrument.id() && held.markTwice() != Prices.NO_PRICE) {
                add(header.eventTimeNs(), held.markTwice());
            }
        }
    }

    private void add(final long timeNs, final long markTwice) {
        if (size == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * size);
            marksTwice = Arrays.copyOf(marksTwice, 2 * size);
        }
        timesNs[size] = timeNs;
        marksTwice[size++] = markTwice;
    }

    /**
     * @param record of the run.
     * @return the marks at the samples of equity; empty where there is none, or one that is not above zero.
     */
    Optional<Benchmark> benchmark(final TradingRecord record) {
        final List<String> labels = new ArrayList<>();
        final List<Long> times = new ArrayList<>();
        final List<Double> values = new ArrayList<>();
        final EquityPeriod period = record.period();
        int at = -1;
        for (final SampleRow sample : record.samples()) {
            while (at + 1 < size && timesNs[at + 1] <= sample.timeNs()) {
                at++;
            }
            final long timeNs = timeNs(period, sample);
            if (at >= 0 && marksTwice[at] > 0 && (times.isEmpty() || timeNs > times.getLast())) {
                labels.add(TimeText.of(sample.timeNs()));
                times.add(timeNs);
                values.add(marksTwice[at] / 2.0 / StrictMath.pow(10, instrument.priceScale()));
            }
        }
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(new Benchmark(instrument.symbol(), new EquitySeries(labels, times, values)));
    }

    /** An instant that lies in the sample's period, whatever its zone: a date, or the end of the period. */
    private static long timeNs(final EquityPeriod period, final SampleRow sample) {
        return period.lengthNs() == EquityPeriod.DAY_NS
                ? sample.period() * EquityPeriod.DAY_NS
                : (sample.period() + 1) * period.lengthNs();
    }
}
