package io.tiercel.bench;

import io.tiercel.bench.backtest.BacktestStage;
import io.tiercel.bench.book.BookStage;
import io.tiercel.bench.console.DurabilityCommand;
import io.tiercel.bench.console.FactorCostsCommand;
import io.tiercel.bench.console.KernelsCommand;
import io.tiercel.bench.console.LatencyCommand;
import io.tiercel.bench.console.ListCommand;
import io.tiercel.bench.console.StageCommand;
import io.tiercel.bench.console.StallsCommand;
import io.tiercel.bench.dbn.DbnStage;
import io.tiercel.bench.expressions.ExpressionsStage;
import io.tiercel.bench.factors.EsFactorsStage;
import io.tiercel.bench.factors.FactorsStage;
import io.tiercel.bench.inference.InferenceStage;
import io.tiercel.bench.itch.ItchDayStage;
import io.tiercel.bench.journal.JournalStage;
import io.tiercel.bench.json.JsonStage;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.pipeline.PipelineStage;
import io.tiercel.bench.replay.ReplayStage;
import io.tiercel.bench.ring.RingStage;
import io.tiercel.bench.risk.RiskStage;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.journal.JournalException;
import io.tiercel.marketdata.input.BadInputException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry of {@code tiercel bench}. Cold. */
@Command(
        name = "tiercel bench",
        description = "Measures the engine, each stage beside its bare part in the same run.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = measured (targets missed included); 1 = a benchmark failed, a wrong answer included; 2 = unusable"
                    + " input or arguments.",
            "",
            "Examples:",
            "  tiercel bench all --markdown benchmarks.md",
            "  tiercel bench pipeline --forks 3",
            "  tiercel bench latency --rate 10000,100000 --seconds 5"
        })
public final class BenchMain implements Callable<Integer> {
    /** Exit status: measured. */
    public static final int DONE = 0;

    /** Exit status: a benchmark failed. */
    public static final int FAILED = 1;

    /** Exit status: unusable input or arguments. */
    public static final int UNUSABLE = 2;

    private static final List<Stage> STAGES = List.of(
            new BookStage(),
            new ItchDayStage(),
            new FactorsStage(),
            new ExpressionsStage(),
            new RingStage(),
            new JournalStage(),
            new InferenceStage(),
            new RiskStage(),
            new PipelineStage(),
            new ReplayStage(),
            new BacktestStage());

    /** These want recorded data, so they are no part of {@code all}. */
    private static final List<Stage> RECORDED = List.of(new DbnStage(), new EsFactorsStage(), new JsonStage());

    @Spec
    private CommandSpec spec;

    private BenchMain() {}

    /**
     * @param arguments of the command line, with or without {@code bench} in front.
     */
    public static void main(final String[] arguments) {
        final boolean isNamed = arguments.length > 0 && arguments[0].equals("bench");
        System.exit(commandLine().execute(isNamed ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments));
    }

    /**
     * @return the command with all that it can measure.
     */
    static CommandLine commandLine() {
        final CommandLine command = new CommandLine(new BenchMain());
        command.addSubcommand(new ListCommand(STAGES));
        command.addSubcommand(
                "all",
                stageCommand(
                        STAGES,
                        "All stages but dbn, durability, factors-es, factor-costs, json, kernels, latency and stalls, one table."));
        for (final Stage stage : STAGES) {
            command.addSubcommand(stage.name(), stageCommand(List.of(stage), stage.description()));
        }
        for (final Stage stage : RECORDED) {
            command.addSubcommand(stage.name(), stageCommand(List.of(stage), stage.description()));
        }
        command.addSubcommand(new KernelsCommand());
        command.addSubcommand(new FactorCostsCommand());
        command.addSubcommand(new LatencyCommand());
        command.addSubcommand(new DurabilityCommand());
        command.addSubcommand(new StallsCommand());
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> onWrongArguments(wrong))
                .setExecutionExceptionHandler((thrown, failed, parsed) -> onFailure(thrown, failed.getErr()));
    }

    @Override
    public Integer call() {
        ListCommand.tell(STAGES, spec.commandLine().getOut());
        return DONE;
    }

    private static CommandLine stageCommand(final List<Stage> stages, final String description) {
        final CommandLine command = new CommandLine(new StageCommand(stages));
        command.getCommandSpec().usageMessage().description(description);
        return command;
    }

    private static int onWrongArguments(final ParameterException wrong) {
        final CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println("tiercel: " + wrong.getMessage().replace('\n', ' ') + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return UNUSABLE;
    }

    private static int onFailure(final Exception thrown, final PrintWriter err) {
        err.println("tiercel: " + thrown.getMessage());
        if (thrown instanceof BadInputException || thrown instanceof JournalException) {
            return UNUSABLE;
        }
        if (thrown instanceof EngineStoppedException) {
            thrown.printStackTrace(err);
        }
        return FAILED;
    }
}
