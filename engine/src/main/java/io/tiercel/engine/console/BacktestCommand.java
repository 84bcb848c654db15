package io.tiercel.engine.console;

import io.tiercel.engine.backtest.Backtest;
import io.tiercel.engine.backtest.BacktestMarket;
import io.tiercel.engine.backtest.BacktestOutcome;
import io.tiercel.engine.backtest.OutcomeJson;
import io.tiercel.engine.backtest.RunFiles;
import io.tiercel.engine.backtest.SetResult;
import io.tiercel.engine.backtest.Sweep;
import io.tiercel.engine.backtest.SweepEngine;
import io.tiercel.engine.backtest.WalkForward;
import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.configuration.WalkForwardSettings;
import io.tiercel.engine.report.TearSheet;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel backtest}: strategies over recorded or simulated market data. */
@Command(
        name = "backtest",
        description = {
            "Run strategies over recorded or simulated market data against the simulated venue, on one thread.",
            "The run folder holds the effective configuration, hashes of the data and of the code, digests and results; the same"
                    + " command makes the same bytes again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = done; 2 = unusable configuration or data; 3 = the run ended early: the kill switch tripped, a strategy"
                    + " failed, or the data are damaged, with a full report up to there.",
            "",
            "Examples:",
            "  tiercel backtest -c config/backtest/sim-maker.yaml",
            "  tiercel backtest -c config/backtest/sim-maker.yaml \\",
            "      --param strategies.maker.riskAversion=0.005:0.02:0.005",
            "  tiercel backtest -c config/backtest/aapl-hour.yaml --data ~/data"
        })
final class BacktestCommand implements Callable<Integer> {
    private static final String LOCAL = "local";
    private static final double NS_PER_SECOND = 1e9;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The backtest: its feeds, and what is laid over the shipped configuration, key by key.")
    private Path config;

    @Option(
            names = "--data",
            defaultValue = "",
            paramLabel = "FOLDER",
            description = "Where relative names of files begin (default: the current folder).")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "The run folder; must be new or empty (default: a new folder under runs/).")
    private Path out;

    @Option(
            names = "--param",
            paramLabel = "PLACE=VALUES",
            description =
                    "Run once for every combination: PLACE is a path in the configuration, such as venue.latency.entryNs or"
                            + " strategies.maker.riskAversion; VALUES is first:last:step or a list with commas. Repeat for more. With --out"
                            + " of a sweep that was cut off, goes on with it.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads of a sweep (default: one for each processor).")
    private Integer workers;

    @Option(
            names = "--engine",
            defaultValue = LOCAL,
            paramLabel = "NAME",
            description =
                    "Where the sets of a sweep are run: local, on threads of this process (default), or flink, on a cluster of Apache Flink: one in this"
                            + " process, or the one that TIERCEL_FLINK names as HOST:PORT; data must be under the same path there.")
    private String engine;

    @Option(
            names = "--json",
            description = "Print one JSON object as the last line, and nothing else on standard output.")
    private boolean isJson;

    @Override
    @SuppressWarnings("try") // the signal handler is held, not called
    public Integer call() {
        final Console console = new Console(spec, isJson);
        final BacktestConfiguration backtest =
                BacktestConfiguration.load(config).withSweep(parameters);
        final BacktestMarket market;
        try (Progress progress = console.progress("scan")) {
            market = BacktestMarket.of(backtest, data, progress::share);
        }
        final Path folder =
                out == null ? RunFolder.fresh("backtest-" + backtest.settings().name()) : out;
        if (!engine.equals(LOCAL)
                && (backtest.settings().sweep().isEmpty()
                        || backtest.settings().walkForward().mode() != WalkForwardSettings.Mode.NONE)) {
            throw new BadInputException(
                    "--engine " + engine + " is of use to sweeps only, expected --param or sweep, and no walkForward");
        }
        if (backtest.settings().walkForward().mode() != WalkForwardSettings.Mode.NONE) {
            return walkForward(console, backtest, market, folder);
        }
        if (!backtest.settings().sweep().isEmpty()) {
            return sweep(console, backtest, market, folder);
        }
        if (workers != null) {
            throw new BadInputException(
                    "--workers is of use to sweeps only, expected --param, or sweep or walkForward in the file");
        }
        final Backtest run = new Backtest(backtest, market, data, RunFiles.create(folder));
        try (StopOnSignal signal = new StopOnSignal(run::stop)) {
            final BacktestOutcome outcome;
            final long startNs = System.nanoTime();
            try (Progress progress = console.progress("backtest")) {
                outcome = run.progress(progress::share).run();
            }
            final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
            tell(console, outcome, seconds);
            row(console, "report", folder.resolve(TearSheet.PAGE).toString());
            final ObjectNode json = OutcomeJson.of(outcome);
            json.put("eventsPerSecond", Math.round(outcome.events() / seconds));
            json.put("folder", folder.toString());
            console.json(json);
            return status(outcome, console);
        }
    }

    @SuppressWarnings("try") // the signal handler is held, not called
    private int sweep(
            final Console console,
            final BacktestConfiguration backtest,
            final BacktestMarket market,
            final Path folder) {
        final int threads = threads();
        final Optional<SweepEngine> elsewhere = engine.equals(LOCAL) ? Optional.empty() : Optional.of(found());
        final Sweep sweep = new Sweep(backtest, market, RunFiles.resume(folder), threads);
        elsewhere.ifPresent(service -> sweep.elsewhere(service, data));
        try (StopOnSignal signal = new StopOnSignal(sweep::stop)) {
            final long startNs = System.nanoTime();
            final Optional<List<SetResult>> results;
            try (Progress progress = console.progress("sweep")) {
                results = sweep.progress(share -> {}, progress::share).run();
            }
            final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
            if (results.isEmpty()) {
                console.complain("tiercel: the sweep was interrupted; the same command with --out " + folder
                        + " goes on with the sets that are missing");
                return Main.DONE;
            }
            row(
                    console,
                    "sets",
                    String.format(Locale.ROOT, "%,d in %.1f s on %d threads", sweep.size(), seconds, threads));
            row(console, "report", folder.resolve(TearSheet.PAGE).toString());
            console.json(JsonMapper.shared()
                    .createObjectNode()
                    .put("sets", sweep.size())
                    .put("seconds", seconds)
                    .put("workers", threads)
                    .put("folder", folder.toString()));
            return Main.DONE;
        }
    }

    @SuppressWarnings("try") // the signal handler is held, not called
    private int walkForward(
            final Console console,
            final BacktestConfiguration backtest,
            final BacktestMarket market,
            final Path folder) {
        final WalkForward walk = new WalkForward(backtest, market, RunFiles.resume(folder), threads());
        try (StopOnSignal signal = new StopOnSignal(walk::stop)) {
            final Optional<ObjectNode> result;
            try (Progress progress = console.progress("walk-forward")) {
                result = walk.progress(progress::share).run();
            }
            if (result.isEmpty()) {
                console.complain("tiercel: the walk-forward was interrupted; the same command with --out " + folder
                        + " goes on with the runs that are missing");
                return Main.DONE;
            }
            for (final JsonNode fold : result.get().path("folds")) {
                row(
                        console,
                        "fold " + fold.path("fold").asInt(),
                        fold.path("outOfSample").path("from").asString() + " to "
                                + fold.path("outOfSample").path("to").asString() + "  "
                                + fold.path("chosen").path("parameters") + "  PnL "
                                + fold.path("traded").path("metrics").path("pnl"));
            }
            row(console, "PnL", result.get().path("metrics").path("pnl").toString());
            row(console, "folder", folder.toString());
            console.json(result.get().deepCopy().put("folder", folder.toString()));
            return Main.DONE;
        }
    }

    private SweepEngine found() {
        return ServiceLoader.load(SweepEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(service -> service.name().equals(engine))
                .findFirst()
                .orElseThrow(
                        () -> new BadInputException(
                                "--engine " + engine
                                        + ": there is none of that name on the class path, expected local, or flink with a start by ./tiercel"));
    }

    private int threads() {
        final int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        if (threads < 1) {
            throw new BadInputException("--workers " + threads + ", expected 1 or more");
        }
        return threads;
    }

    private static int status(final BacktestOutcome outcome, final Console console) {
        outcome.end().ifPresent(end -> console.complain("tiercel: the backtest ended early: " + end.told()));
        return outcome.end()
                .filter(end -> end.kind() != BacktestOutcome.Kind.INTERRUPTED)
                .map(end -> Main.STOPPED)
                .orElse(Main.DONE);
    }

    private static void tell(final Console console, final BacktestOutcome outcome, final double seconds) {
        final ObjectNode json = OutcomeJson.of(outcome);
        row(console, "events", String.format(Locale.ROOT, "%,d", outcome.events()));
        row(console, "events/s", String.format(Locale.ROOT, "%,.0f", outcome.events() / seconds));
        row(
                console,
                "time",
                json.path("firstEvent").asString("-") + " to "
                        + json.path("lastEvent").asString("-"));
        row(
                console,
                "orders",
                String.format(
                        Locale.ROOT,
                        "%,d (replaces %,d, cancels %,d)",
                        outcome.orders(),
                        outcome.replaces(),
                        outcome.cancels()));
        row(console, "fills", String.format(Locale.ROOT, "%,d (maker %,d)", outcome.fills(), outcome.makerFills()));
        outcome.fillsByStrategy()
                .forEach((name, fills) -> row(console, "", String.format(Locale.ROOT, "%,d by %s", fills, name)));
        if (outcome.rejects().isEmpty()) {
            row(console, "rejects", "none");
        }
        outcome.rejects()
                .forEach((reason, count) ->
                        row(console, "rejects", String.format(Locale.ROOT, "%,d  %s", count, reason)));
        if (outcome.refusedWarmUp() > 0) {
            row(console, "warm-up", String.format(Locale.ROOT, "%,d orders not accepted yet", outcome.refusedWarmUp()));
        }
        row(console, "PnL", json.path("pnl").decimalValue().toPlainString());
        row(console, "fees", json.path("fees").decimalValue().toPlainString());
        outcome.anomalies().forEach((anomaly, count) -> {
            if (count > 0) {
                row(console, anomaly.label(), String.format(Locale.ROOT, "%,d %s", count, anomaly.explanation()));
            }
        });
        row(
                console,
                "digest",
                json.path("digest").asString() + ", of the outputs "
                        + json.path("outputDigest").asString());
    }

    private static void row(final Console console, final String name, final String value) {
        console.line(String.format(Locale.ROOT, "%-14s %s", name, value));
    }
}
