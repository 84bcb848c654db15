package io.tiercel.bench.console;

import io.tiercel.bench.BenchMain;
import io.tiercel.bench.kernels.KernelComparison;
import io.tiercel.bench.kernels.KernelResult;
import io.tiercel.bench.kernels.NumbaPeer;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Report;
import io.tiercel.bench.report.Table;
import io.tiercel.bench.report.Target;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel bench kernels}: factor kernels over whole columns beside Numba, in turns. */
@Command(
        name = "kernels",
        description = "Factor kernels over whole columns beside the same in Numba, one thread each, in turns.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without Numba ours is timed alone, and the targets stay open; bench/numba/README.md says how to install it.",
            "",
            "Examples:",
            "  tiercel bench kernels --python ~/numba/bin/python",
            "  tiercel bench kernels --kernels ofi_1,vpin --events 0 --rounds 11"
        })
public final class KernelsCommand implements Callable<Integer> {
    /** Long, because on a busy machine the compiler itself waits for its turn. */
    private static final long WARM_UP_NS = 3_000_000_000L;

    private static final double CACHE_MEAN = 2.0;
    private static final double MEMORY_MEAN = 1.5;
    private static final double CACHE_LEAST = 1.0;
    private static final double MEMORY_LEAST = 0.95;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOptions options;

    @Option(
            names = "--python",
            defaultValue = "${env:NUMBA_PYTHON:-python3}",
            paramLabel = "PATH",
            description = "Python that has Numba (default: environment NUMBA_PYTHON, else python3).")
    private String python;

    @Option(names = "--kernels", split = ",", paramLabel = "ID", description = "Only these, by commas (default: all).")
    private List<String> ids = List.of();

    @Option(
            names = "--events",
            defaultValue = "3000000",
            paramLabel = "N",
            description = "Events of the columns in memory, besides the 4096 in cache; 0 = in cache only"
                    + " (default ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--rounds",
            defaultValue = "7",
            paramLabel = "N",
            description = "Of ours and of theirs (default ${DEFAULT-VALUE}).")
    private int rounds;

    /** Made by the command line. */
    public KernelsCommand() {}

    @Override
    public Integer call() {
        if (events < 0 || rounds < 1) {
            throw new BadInputException(
                    "--events " + events + ", --rounds " + rounds + ", expected 0 or more and 1 or more");
        }
        options.apply();
        final Kernels kernels = Kernels.best();
        final Report report = options.report("bench kernels, " + kernels.name() + " kernels");
        final KernelComparison comparison = new KernelComparison(kernels, ids, rounds, WARM_UP_NS);
        final Optional<String> missing = NumbaPeer.whyMissing(python);
        final ObjectNode json = report.json();
        final ArrayNode lines = json.putArray("kernels");
        try (PeerOrNone peer = new PeerOrNone(
                missing.isPresent() ? Optional.empty() : Optional.of(NumbaPeer.start(python, options.home())))) {
            final String why = missing.map(reason -> "skipped: " + reason).orElse("");
            measure(
                    comparison,
                    KernelComparison.IN_CACHE,
                    peer,
                    why,
                    "in cache",
                    CACHE_MEAN,
                    CACHE_LEAST,
                    report,
                    lines);
            if (events > 0) {
                measure(comparison, events, peer, why, "in memory", MEMORY_MEAN, MEMORY_LEAST, report, lines);
            }
        }
        json.set("figures", report.json().get("figures"));
        options.tell(report, json, spec.commandLine().getOut());
        return BenchMain.DONE;
    }

    /** The peer's process if there is one. */
    private record PeerOrNone(Optional<NumbaPeer> peer) implements AutoCloseable {
        @Override
        public void close() {
            peer.ifPresent(NumbaPeer::close);
        }
    }

    private void measure(
            final KernelComparison comparison,
            final int count,
            final PeerOrNone peer,
            final String why,
            final String place,
            final double meanTarget,
            final double leastTarget,
            final Report report,
            final ArrayNode lines) {
        final List<KernelResult> results = comparison.run(
                count,
                peer.peer(),
                why,
                text -> spec.commandLine().getErr().println("bench: kernels: " + text + " ..."));
        final Table table = new Table("kernel", "ours ns", "numba ns", "numba/ours", "numba's best", "difference");
        for (final KernelResult result : results) {
            table.row(
                    result.id(),
                    number(result.oursNs(), "%.3f"),
                    number(result.theirsNs(), "%.3f"),
                    number(result.ratio(), "%.2fx"),
                    result.peer(),
                    number(result.error(), "%.1e"));
            lines.addObject()
                    .put("events", count)
                    .put("id", result.id())
                    .put("oursNs", result.oursNs())
                    .put("numbaNs", result.isCompared() ? result.theirsNs() : null)
                    .put("ratio", result.isCompared() ? result.ratio() : null)
                    .put("numba", result.peer());
        }
        report.add(place + ", " + count + " events: nanoseconds per event", table);
        report.add(figures(results, place, meanTarget, leastTarget));
    }

    private static List<Figure> figures(
            final List<KernelResult> results, final String place, final double meanTarget, final double leastTarget) {
        final List<KernelResult> compared =
                results.stream().filter(KernelResult::isCompared).toList();
        final boolean isWhole = !compared.isEmpty() && compared.size() == results.size();
        final String note = isWhole
                ? ""
                : (results.size() - compared.size()) + " of " + results.size() + " kernels without a comparison: "
                        + results.stream()
                                .filter(result -> !result.isCompared())
                                .map(KernelResult::peer)
                                .findFirst()
                                .orElse("none was chosen")
                        + "; the target stays open";
        final DoubleStream logs = compared.stream().mapToDouble(result -> Math.log(result.ratio()));
        final double mean = isWhole ? Math.exp(logs.average().orElseThrow()) : Double.NaN;
        final double least = isWhole
                ? compared.stream().mapToDouble(KernelResult::ratio).min().orElseThrow()
                : Double.NaN;
        final List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("geometric mean " + place, "x", mean, Double.NaN, Double.NaN)
                .target(Target.atLeast(meanTarget))
                .note(note));
        figures.add(Figure.of("slowest kernel " + place, "x", least, Double.NaN, Double.NaN)
                .target(Target.atLeast(leastTarget)));
        return figures;
    }

    private static String number(final double value, final String format) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
