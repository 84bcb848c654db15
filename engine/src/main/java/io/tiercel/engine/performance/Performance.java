package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * Every figure of a run. Immutable; cold.
 *
 * @param equity      samples of equity, joined with the benchmark.
 * @param metrics     of them; empty where equity did not start above zero.
 * @param assumptions periods per year and risk-free return.
 * @param turnover    of a year, the first period with trades left out.
 * @param exposure    mean of gross value over equity.
 * @param timeInMarket share of the periods that ended with a position.
 * @param months      returns of calendar months.
 * @param trades      round trips.
 * @param execution   orders and fills.
 * @param attribution where profit came from.
 * @param queues      queue positions and times to fill.
 */
public record Performance(
        SampledEquity equity,
        Optional<EquityMetrics> metrics,
        ReturnAssumptions assumptions,
        OptionalDouble turnover,
        OptionalDouble exposure,
        OptionalDouble timeInMarket,
        SortedMap<YearMonth, Double> months,
        TradeStatistics trades,
        ExecutionQuality execution,
        AttributionTable attribution,
        QueueStatistics queues) {
    private static final double MICROS = 1e6;

    /**
     * Reads a record several times, row by row.
     *
     * @param record          of a run.
     * @param riskFreePerYear risk-free return of a year.
     * @param benchmark       that it is compared with, if any.
     * @return its figures.
     */
    public static Performance of(
            final TradingRecord record, final double riskFreePerYear, final Optional<Benchmark> benchmark) {
        final ReturnAssumptions assumptions =
                new ReturnAssumptions(record.period().periodsPerYear(), riskFreePerYear);
        final SampledEquity equity = SampledEquity.of(record, benchmark);
        final List<Instrument> instruments = record.instruments();
        final TradeStatistics trades = new TradeStatistics();
        record.trades(trade -> trades.add(
                trade, StrictMath.pow(10, instruments.get(trade.instrumentId()).qtyScale())));
        final ExecutionQuality execution = new ExecutionQuality();
        final QueueStatistics queues = new QueueStatistics();
        record.orders(order -> {
            execution.add(instruments.get(order.instrumentId()), order);
            queues.add(instruments.get(order.instrumentId()), order);
        });
        record.fills(fill -> execution.add(instruments.get(fill.instrumentId()), fill));
        final List<SampleRow> samples = equity.samples();
        final double[] values = samples.stream()
                .mapToDouble(sample -> sample.equityMicros() / MICROS)
                .toArray();
        return new Performance(
                equity,
                metrics(equity, assumptions),
                assumptions,
                Activity.turnover(traded(samples), values, assumptions.periodsPerYear()),
                samples.size() < 2
                        ? OptionalDouble.empty()
                        : Activity.exposure(
                                samples.stream()
                                        .skip(1)
                                        .mapToDouble(sample -> sample.grossMicros() / MICROS)
                                        .toArray(),
                                Arrays.copyOfRange(values, 1, values.length)),
                samples.size() < 2
                        ? OptionalDouble.empty()
                        : Samples.ratio(
                                samples.stream()
                                        .skip(1)
                                        .filter(SampleRow::hasPosition)
                                        .count(),
                                samples.size() - 1),
                MonthlyReturns.of(record.period(), samples),
                trades,
                execution,
                new AttributionTable(record),
                queues);
    }

    private static Optional<EquityMetrics> metrics(final SampledEquity equity, final ReturnAssumptions assumptions) {
        final double[] values = equity.equity();
        return values.length == 0 || !(values[0] > 0)
                ? Optional.empty()
                : Optional.of(EquityMetrics.of(values, equity.benchmarkValues(), assumptions));
    }

    /** What was traded, without the first period in which anything was: the first purchase. */
    private static double[] traded(final List<SampleRow> samples) {
        final double[] traded = new double[samples.size()];
        boolean hasTraded = false;
        for (int i = 0; i < traded.length; i++) {
            final double micros = samples.get(i).tradedMicros();
            traded[i] = hasTraded ? micros / MICROS : 0;
            hasTraded |= micros != 0;
        }
        return traded;
    }

    /**
     * @return figures of equity and holdings by name, in the order of reports.
     */
    public Map<String, OptionalDouble> equityFigures() {
        final Map<String, OptionalDouble> figures = new LinkedHashMap<>();
        metrics.ifPresent(own -> figures.putAll(own.figures()));
        figures.put("turnover_annual", turnover);
        figures.put("exposure", exposure);
        figures.put("time_in_market", timeInMarket);
        return figures;
    }
}
