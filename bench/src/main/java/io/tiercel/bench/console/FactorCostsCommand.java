package io.tiercel.bench.console;

import io.tiercel.bench.BenchMain;
import io.tiercel.bench.dbn.DbnDay;
import io.tiercel.bench.factors.FactorCosts;
import io.tiercel.bench.report.Report;
import io.tiercel.bench.tape.BookStream;
import io.tiercel.marketdata.input.BadInputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiercel bench factor-costs}: what each factor costs. */
@Command(
        name = "factor-costs",
        description = "Processor time per event of each factor and each family beside the mid alone, in one JVM.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Factors that share their work cost less together: the figures do not add up.",
            "",
            "Examples:",
            "  tiercel bench factor-costs --data ../shared/data/lobster",
            "  tiercel bench factor-costs --es --data ../shared/data/databento"
        })
public final class FactorCostsCommand implements Callable<Integer> {
    private static final int SIMULATED_EVENTS = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOptions options;

    @Option(names = "--es", description = "The recorded ES day in the data folder, not the AAPL hour.")
    private boolean isEs;

    @Option(
            names = "--rounds",
            defaultValue = "15",
            paramLabel = "N",
            description = "Passes of each (default ${DEFAULT-VALUE}); eight more warm up.")
    private int rounds;

    /** Made by the command line. */
    public FactorCostsCommand() {}

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new BadInputException("--rounds " + rounds + ", expected 1 or more");
        }
        options.apply();
        final BookStream stream = isEs ? DbnDay.load().stream() : BookStream.recordedOrSimulated(SIMULATED_EVENTS);
        final Report report = options.report("bench factor-costs");
        spec.commandLine().getErr().println("bench: factor-costs: each factor alone ...");
        report.add(stream.name(), new FactorCosts(stream, rounds).measure());
        options.tell(report, report.json(), spec.commandLine().getOut());
        return BenchMain.DONE;
    }
}
