package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.configuration.WalkForwardSettings;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walk-forward: for each fold every set of the sweep is run on the in-sample part, the best one by a chosen metric is traded on the out-of-sample part, and
 * the out-of-sample parts are put together. Every run is a file of its own; a walk-forward that was cut off goes on with those that are missing. Cold; one
 * thread, but for {@link #stop}.
 */
public final class WalkForward {
    static final String RESULT = "walk-forward.json";
    static final String EQUITY = "equity.csv";

    /** Figures of the parts of one run that may be added. */
    private static final Set<String> SUMS =
            Set.of("pnl", "fees", "orders", "replaces", "cancels", "fills", "maker_fills", "rejects");

    private final BacktestConfiguration backtest;
    private final BacktestMarket market;
    private final RunFiles files;
    private final ParameterGrid grid;
    private final SweepWorkers workers;
    private final WalkForwardSettings settings;
    private DoubleConsumer progress = share -> {};

    /**
     * @param backtest as it is configured.
     * @param market   that it reads.
     * @param files    of the walk-forward: new, or of the same one cut off.
     * @param threads  1 or more.
     */
    public WalkForward(
            final BacktestConfiguration backtest,
            final BacktestMarket market,
            final RunFiles files,
            final int threads) {
        this.backtest = backtest;
        this.market = market;
        this.files = files;
        settings = backtest.settings().walkForward();
        workers = new SweepWorkers(backtest, market, files, threads);
        grid = ParameterGrid.of(backtest.settings().sweep());
        SweepWorker.requireUsable(backtest, grid);
    }

    /**
     * @param finished told the share of the runs that are finished.
     * @return this.
     */
    public WalkForward progress(final DoubleConsumer finished) {
        progress = finished;
        return this;
    }

    /** Ends it; runs under way are dropped, those that are finished stay. Any thread. */
    public void stop() {
        workers.stop();
    }

    /**
     * Runs what is missing, and writes the result.
     *
     * @return what stands in {@code walk-forward.json}; empty when it was stopped before.
     */
    public Optional<ObjectNode> run() {
        files.describe(backtest, market);
        files.removeLeftovers();
        try (StoredMarket stored = StoredMarket.of(market.open(), files.folder(), share -> {}, workers::isStopped)) {
            if (workers.isStopped()) {
                return Optional.empty();
            }
            return run(stored);
        }
    }

    private Optional<ObjectNode> run(final StoredMarket stored) {
        final TradingSpan span = TradingSpan.of(backtest.settings());
        if (stored.events() == 0) {
            throw new BadInputException("walkForward: the feeds hold no event, expected some");
        }
        final List<Fold> folds = Fold.of(
                settings,
                span.tradesFromNs(stored.firstTimeNs()),
                Math.min(span.toNs(), Math.addExact(stored.lastTimeNs(), 1)));
        folds.forEach(fold -> files.makeFolder(folder(fold) + "/in-sample"));
        final int sets = grid.size();
        final int runs = folds.size() * (sets + 1);
        final AtomicInteger finished = new AtomicInteger();
        workers.run(folds.size() * sets, (worker, task) -> {
            final Fold fold = folds.get(task / sets);
            final int set = task % sets;
            if (!files.has(inSample(fold, set))) {
                runInSample(worker, stored, span, fold, set);
            }
            progress.accept((double) finished.incrementAndGet() / runs);
        });
        if (workers.isStopped()) {
            return Optional.empty();
        }
        final int[] chosen = folds.stream().mapToInt(this::best).toArray();
        workers.run(folds.size(), (worker, task) -> {
            final Fold fold = folds.get(task);
            if (!files.has(outOfSample(fold))) {
                runOutOfSample(worker, stored, span, fold, chosen[task]);
            }
            progress.accept((double) finished.incrementAndGet() / runs);
        });
        return workers.isStopped() ? Optional.empty() : Optional.of(result(folds, chosen));
    }

    private void runInSample(
            final SweepWorker worker,
            final StoredMarket stored,
            final TradingSpan span,
            final Fold fold,
            final int set) {
        final List<MeasuredRun> runs = new ArrayList<>();
        for (final Fold.Part part : fold.inSample()) {
            worker.run(grid.set(set), span.within(part.fromNs(), part.toNs()), stored.tape(), workers::isStopped)
                    .ifPresent(runs::add);
        }
        if (runs.size() == fold.inSample().size()) {
            final MeasuredRun first = runs.getFirst();
            files.write(
                    inSample(fold, set),
                    new MeasuredRun(first.parameters(), first.outcome(), together(runs), first.equity())
                            .result(set)
                            .json());
        }
    }

    /** What is a sum is added, what is a figure of the curve is that of the curve put together, the rest is not defined. */
    private Map<String, OptionalDouble> together(final List<MeasuredRun> runs) {
        if (runs.size() == 1) {
            return runs.getFirst().metrics();
        }
        final long startingMicros = runs.getFirst().outcome().startingMicros();
        final Map<String, OptionalDouble> ofCurve = RunMetrics.ofEquity(
                EquitySample.values(
                        EquitySample.stitched(
                                runs.stream().map(MeasuredRun::equity).toList(), startingMicros),
                        startingMicros),
                backtest.settings());
        final Map<String, OptionalDouble> together = new LinkedHashMap<>();
        for (final String name : runs.getFirst().metrics().keySet()) {
            together.put(
                    name,
                    SUMS.contains(name)
                            ? OptionalDouble.of(runs.stream()
                                    .mapToDouble(run -> run.metrics().get(name).orElseThrow())
                                    .sum())
                            : ofCurve.getOrDefault(name, OptionalDouble.empty()));
        }
        return together;
    }

    /** The set with the best metric; of equal ones, or where it is defined for none, the first. */
    private int best(final Fold fold) {
        int best = 0;
        OptionalDouble bestValue = OptionalDouble.empty();
        for (int i = 0; i < grid.size(); i++) {
            final SetResult result = SetResult.parse(files.read(inSample(fold, i)), inSample(fold, i));
            final OptionalDouble value = result.metrics().get(settings.metric());
            if (value == null) {
                throw new BadInputException("walkForward.metric = " + settings.metric() + ", expected one of "
                        + String.join(", ", result.metrics().keySet()));
            }
            if (value.isPresent() && (bestValue.isEmpty() || isBetter(value, bestValue))) {
                best = i;
                bestValue = value;
            }
        }
        return best;
    }

    private boolean isBetter(final OptionalDouble value, final OptionalDouble than) {
        return settings.isLowerBest()
                ? value.getAsDouble() < than.getAsDouble()
                : value.getAsDouble() > than.getAsDouble();
    }

    private void runOutOfSample(
            final SweepWorker worker,
            final StoredMarket stored,
            final TradingSpan span,
            final Fold fold,
            final int set) {
        final Fold.Part part = fold.outOfSample();
        worker.run(grid.set(set), span.within(part.fromNs(), part.toNs()), stored.tape(), workers::isStopped)
                .ifPresent(run -> {
                    final ObjectNode json = run.result(set).json();
                    final ArrayNode equity = json.putArray("equityMicros");
                    run.equity()
                            .forEach(sample ->
                                    equity.addArray().add(sample.timeNs()).add(sample.equityMicros()));
                    files.write(outOfSample(fold), json);
                });
    }

    private ObjectNode result(final List<Fold> folds, final int[] chosen) {
        final long startingMicros = market.configuration().risk().startingCashMicros();
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("mode", settings.mode().name());
        json.put("metric", settings.metric());
        json.put("sets", grid.size());
        final ArrayNode told = json.putArray("folds");
        final List<List<EquitySample>> curves = new ArrayList<>();
        final Map<String, Double> sums = new LinkedHashMap<>();
        for (final Fold fold : folds) {
            final String text = files.read(outOfSample(fold));
            final SetResult out = SetResult.parse(text, outOfSample(fold));
            final SetResult in = SetResult.parse(
                    files.read(inSample(fold, chosen[fold.number()])), inSample(fold, chosen[fold.number()]));
            final ObjectNode row = told.addObject();
            row.put("fold", fold.number());
            final ArrayNode parts = row.putArray("inSample");
            fold.inSample().forEach(part -> tell(parts.addObject(), part));
            tell(row.putObject("outOfSample"), fold.outOfSample());
            row.set("chosen", in.json());
            row.set("traded", out.json());
            curves.add(curve(text));
            SUMS.stream()
                    .sorted()
                    .forEach(name -> sums.merge(name, out.metrics().get(name).orElseThrow(), Double::sum));
        }
        final List<EquitySample> stitched = EquitySample.stitched(curves, startingMicros);
        final ObjectNode metrics = json.putObject("metrics");
        sums.forEach(metrics::put);
        OutcomeJson.put(
                metrics, RunMetrics.ofEquity(EquitySample.values(stitched, startingMicros), backtest.settings()));
        files.write(EQUITY, csv(stitched));
        files.write(RESULT, json);
        return json;
    }

    private static void tell(final ObjectNode json, final Fold.Part part) {
        json.put("from", TimeText.of(part.fromNs())).put("to", TimeText.of(part.toNs()));
    }

    private static List<EquitySample> curve(final String text) {
        final List<EquitySample> curve = new ArrayList<>();
        for (final JsonNode sample : JsonMapper.shared().readTree(text).path("equityMicros")) {
            curve.add(new EquitySample(sample.get(0).longValue(), sample.get(1).longValue()));
        }
        return curve;
    }

    private static String csv(final List<EquitySample> equity) {
        final StringBuilder text = new StringBuilder("timestamp,value\n");
        equity.forEach(sample -> text.append(TimeText.of(sample.timeNs()))
                .append(',')
                .append(OutcomeJson.money(sample.equityMicros()).toPlainString())
                .append('\n'));
        return text.toString();
    }

    private static String folder(final Fold fold) {
        return String.format(Locale.ROOT, "folds/%03d", fold.number());
    }

    private static String inSample(final Fold fold, final int set) {
        return folder(fold) + "/in-sample/" + Sweep.name(set);
    }

    private static String outOfSample(final Fold fold) {
        return folder(fold) + "/out-of-sample.json";
    }
}
