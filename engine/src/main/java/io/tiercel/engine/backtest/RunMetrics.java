package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestSettings;
import io.tiercel.engine.performance.EquityMetrics;
import io.tiercel.engine.performance.EquityPeriod;
import io.tiercel.engine.performance.ExecutionQuality;
import io.tiercel.engine.performance.ReturnAssumptions;
import io.tiercel.engine.performance.SampleRow;
import io.tiercel.engine.performance.TradeStatistics;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.marketdata.instrument.Instrument;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A run's figures by name, for summaries, sweeps and the choice among their sets. Stateless, cold. */
final class RunMetrics {
    private static final double MICROS = 1e6;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private RunMetrics() {}

    /**
     * @param settings of a backtest.
     * @return the period of its samples of equity.
     */
    static EquityPeriod period(final BacktestSettings settings) {
        final long lengthNs = settings.periodSeconds() * NS_PER_SECOND;
        return new EquityPeriod(
                lengthNs == EquityPeriod.DAY_NS ? "day" : settings.periodSeconds() + " s",
                lengthNs,
                ZoneId.of(settings.zone()),
                settings.periodsPerYear());
    }

    /**
     * @param outcome  of a run.
     * @param record   of it.
     * @param settings of the backtest.
     * @return name to value, always the same names in the same order.
     */
    static Map<String, OptionalDouble> of(
            final BacktestOutcome outcome, final TradingRecord record, final BacktestSettings settings) {
        final Map<String, OptionalDouble> metrics = new LinkedHashMap<>();
        metrics.put("pnl", OptionalDouble.of(outcome.pnlMicros() / MICROS));
        metrics.put("fees", OptionalDouble.of(outcome.feesMicros() / MICROS));
        metrics.put("orders", OptionalDouble.of(outcome.orders()));
        metrics.put("replaces", OptionalDouble.of(outcome.replaces()));
        metrics.put("cancels", OptionalDouble.of(outcome.cancels()));
        metrics.put("fills", OptionalDouble.of(outcome.fills()));
        metrics.put("maker_fills", OptionalDouble.of(outcome.makerFills()));
        metrics.put(
                "rejects",
                OptionalDouble.of(outcome.rejects().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()));
        metrics.putAll(ofEquity(equity(record, outcome), settings));
        metrics.putAll(trades(record).figures());
        metrics.putAll(execution(record).figures());
        return metrics;
    }

    /** Figures of an equity curve; without one, those of a curve that never moved. */
    static Map<String, OptionalDouble> ofEquity(final double[] equity, final BacktestSettings settings) {
        return EquityMetrics.of(
                        equity,
                        Optional.empty(),
                        new ReturnAssumptions(settings.periodsPerYear(), settings.riskFreePerYear()))
                .figures();
    }

    /** Equity at the start and at the end of each period. */
    static double[] equity(final TradingRecord record, final BacktestOutcome outcome) {
        final List<SampleRow> samples = record.samples();
        return samples.isEmpty()
                ? new double[] {outcome.startingMicros() / MICROS}
                : samples.stream()
                        .mapToDouble(sample -> sample.equityMicros() / MICROS)
                        .toArray();
    }

    private static TradeStatistics trades(final TradingRecord record) {
        final TradeStatistics statistics = new TradeStatistics();
        record.trades(trade -> statistics.add(
                trade,
                StrictMath.pow(
                        10, record.instruments().get(trade.instrumentId()).qtyScale())));
        return statistics;
    }

    private static ExecutionQuality execution(final TradingRecord record) {
        final ExecutionQuality quality = new ExecutionQuality();
        final List<Instrument> instruments = record.instruments();
        record.orders(order -> quality.add(instruments.get(order.instrumentId()), order));
        record.fills(fill -> quality.add(instruments.get(fill.instrumentId()), fill));
        return quality;
    }
}
