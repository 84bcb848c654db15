package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.performance.Benchmark;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.engine.report.SweepRow;
import io.tiercel.engine.report.SweepSheet;
import io.tiercel.engine.report.TearSheet;
import io.tiercel.engine.report.TearSheetData;
import io.tiercel.engine.report.VenueStatement;
import io.tiercel.engine.session.Anomaly;
import io.tiercel.engine.venue.LatencyConfig;
import io.tiercel.engine.venue.LatencyModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The pages of a run folder. Stateless, cold. */
final class BacktestReport {
    /** What maps of a sweep show, where it is defined. */
    private static final List<String> MAPPED = List.of("sharpe", "pnl", "max_drawdown", "fills");

    private BacktestReport() {}

    /**
     * Writes the page of a run, its figures and its rows.
     *
     * @param folder    of the run.
     * @param backtest  as it is configured.
     * @param market    that it read.
     * @param outcome   of the run.
     * @param record    of the run.
     * @param benchmark if there is one.
     */
    static void write(
            final Path folder,
            final BacktestConfiguration backtest,
            final BacktestMarket market,
            final BacktestOutcome outcome,
            final TradingRecord record,
            final Optional<Benchmark> benchmark) {
        TearSheet.write(
                folder,
                new TearSheetData(
                        backtest.settings().name(),
                        "Backtest of "
                                + String.join(
                                        ", ",
                                        record.instruments().stream()
                                                .map(instrument -> instrument.symbol())
                                                .limit(12)
                                                .toList())
                                + " on " + String.join("; ", market.descriptions()),
                        record,
                        backtest.settings().riskFreePerYear(),
                        benchmark,
                        statements(market, outcome),
                        outcome.end()
                                .map(end -> List.of("The run ended early: " + end.told() + "."))
                                .orElse(List.of())));
    }

    private static Map<String, String> statements(final BacktestMarket market, final BacktestOutcome outcome) {
        final Map<String, String> statements = new LinkedHashMap<>();
        final LatencyConfig latency = market.configuration().engine().venue().latency();
        statements.put("venue", "simulated, on the recorded data; market data are in exchange time");
        statements.put(
                "latency",
                latency.model() + ": feed " + latency.feedNs() + " ns"
                        + (latency.model() == LatencyModel.CONSTANT
                                ? ", entry " + latency.entryNs() + " ns, response " + latency.responseNs() + " ns"
                                : ", entry and response by the tables of backtest.yaml"));
        final Configuration configuration = market.configuration();
        statements.putAll(VenueStatement.of(
                configuration.engine().venue(),
                market.registry().all(),
                configuration.instruments().fees(market.registry())));
        statements.put("risk profile", market.configuration().risk().profile().toString());
        statements.put(
                "traded from",
                outcome.tradesFromNs() == Long.MIN_VALUE ? "never" : TimeText.of(outcome.tradesFromNs()));
        for (final Anomaly anomaly : List.of(Anomaly.LEVEL_INSTRUMENTS, Anomaly.CLOSE_ONLY_BARS)) {
            final long count = outcome.anomalies().get(anomaly);
            if (count > 0) {
                statements.put(anomaly.label(), String.format(Locale.ROOT, "%,d %s", count, anomaly.explanation()));
            }
        }
        statements.put("events", String.format(Locale.ROOT, "%,d", outcome.events()));
        for (final DataFile file : market.files()) {
            statements.put("data " + file.name(), "SHA-256 " + file.sha256());
        }
        statements.put("digest", OutcomeJson.hex(outcome.coreDigest()));
        statements.put("digest of the outputs", OutcomeJson.hex(outcome.outputDigest()));
        return statements;
    }

    /**
     * Writes the page of a sweep.
     *
     * @param folder  of the sweep.
     * @param title   of the page.
     * @param results of all sets.
     */
    static void write(final Path folder, final String title, final List<SetResult> results) {
        final List<SweepRow> rows = new ArrayList<>();
        results.forEach(result -> rows.add(new SweepRow(result.parameters(), result.metrics())));
        SweepSheet.write(
                folder,
                title,
                rows,
                MAPPED.stream()
                        .filter(metric -> results.stream()
                                .anyMatch(result -> result.metrics()
                                        .getOrDefault(metric, OptionalDouble.empty())
                                        .isPresent()))
                        .toList());
    }
}
