package io.tiercel.engine.console;

import io.tiercel.engine.performance.EquityPeriod;
import io.tiercel.engine.performance.EquitySeries;
import io.tiercel.engine.performance.MeasuredEquity;
import io.tiercel.engine.performance.ReturnAssumptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiercel metrics}: what any equity curve was worth. */
@Command(
        name = "metrics",
        description = {
            "Measure an equity curve: returns, risk, drawdown, and against a benchmark.",
            "Files have a header with date (2024-05-31) or timestamp (ISO 8601 or ns since the epoch), and value; times"
                    + " ascend. What is not defined is null, a dash without --json."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = done; 2 = unusable file or arguments.",
            "",
            "Example: tiercel metrics --equity equity.csv --benchmark spy.csv --json"
        })
final class MetricsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--equity",
            required = true,
            paramLabel = "FILE.csv",
            description = "Equity at the start and at the end of each period.")
    private Path equity;

    @Option(
            names = "--benchmark",
            paramLabel = "FILE.csv",
            description = "Values of a benchmark; only times that both files have are measured.")
    private Path benchmark;

    @Option(
            names = "--periods-per-year",
            paramLabel = "N",
            defaultValue = "" + EquityPeriod.TRADING_DAYS,
            description = "Periods in a year: 252 daily, 365 where trading never stops, 52 weekly, 12 monthly. Never"
                    + " guessed from the times. Default: ${DEFAULT-VALUE}.")
    private double periodsPerYear;

    @Option(
            names = "--risk-free",
            paramLabel = "R",
            defaultValue = "0",
            description = "Risk-free return of a year: 0.02 is 2 %%. Default: ${DEFAULT-VALUE}.")
    private double riskFree;

    @Option(
            names = "--json",
            description = "Print one JSON object as the last line, and nothing else on standard output.")
    private boolean isJson;

    @Override
    public Integer call() {
        final MeasuredEquity measured = MeasuredEquity.of(
                EquitySeries.read(equity),
                Optional.ofNullable(benchmark).map(EquitySeries::read),
                new ReturnAssumptions(periodsPerYear, riskFree));
        final Console console = new Console(spec, isJson);
        console.json(measured.json());
        if (!isJson) {
            measured.json().properties().forEach(figure -> {
                final boolean isDecimal = figure.getValue().isDouble();
                console.line(String.format(
                        Locale.ROOT,
                        "%-32s %s",
                        figure.getKey(),
                        figure.getValue().isNull()
                                ? "–"
                                : isDecimal
                                        ? String.format(
                                                Locale.ROOT,
                                                "%.6f",
                                                figure.getValue().doubleValue())
                                        : figure.getValue().asString()));
            });
        }
        return Main.DONE;
    }
}
