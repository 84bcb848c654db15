package io.tiercel.bench.console;

import io.tiercel.bench.BenchMain;
import io.tiercel.bench.measure.JmhRun;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Report;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiercel bench book} and its like: the JMH benchmarks of one stage or of all, one table. */
@Command(
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tiercel bench book --data ../shared/data/lobster",
            "  tiercel bench journal --forks 3 --journals /dev/shm",
            "  tiercel bench all --markdown benchmarks.md"
        })
public final class StageCommand implements Callable<Integer> {
    private final List<Stage> stages;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOptions options;

    @Option(names = "--forks", defaultValue = "1", paramLabel = "N", description = "JVMs per benchmark (default 1).")
    private int forks;

    @Option(
            names = "--iterations",
            defaultValue = "5",
            paramLabel = "N",
            description = "Measured iterations per JVM, about a second each (default 5; three more warm up).")
    private int iterations;

    @Option(names = "--verbose", description = "JMH's own report as well, on standard error.")
    private boolean isVerbose;

    /**
     * @param stages run in this order.
     */
    public StageCommand(final List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    @Override
    public Integer call() {
        requireAtLeastOne("--forks", forks);
        requireAtLeastOne("--iterations", iterations);
        options.apply();
        final JmhRun run = new JmhRun(options.home(), options.data(), options.journals(), forks, iterations, isVerbose);
        final Report report =
                options.report("bench " + stages.stream().map(Stage::name).collect(Collectors.joining(" ")));
        for (final Stage stage : stages) {
            spec.commandLine().getErr().println("bench: " + stage.name() + ": " + stage.description() + " ...");
            report.add(run.run(stage));
        }
        options.tell(report, report.json(), spec.commandLine().getOut());
        return BenchMain.DONE;
    }

    private static void requireAtLeastOne(final String option, final int value) {
        if (value < 1) {
            throw new BadInputException(option + " " + value + ", expected 1 or more");
        }
    }
}
