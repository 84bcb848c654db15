package io.tiercel.bench.console;

import io.tiercel.bench.BenchMain;
import io.tiercel.bench.durability.DurabilityCost;
import io.tiercel.bench.report.Report;
import io.tiercel.marketdata.input.BadInputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiercel bench durability}: what the journal, its durability and the counters cost in throughput. */
@Command(
        name = "durability",
        description = "Throughput with the journal off and on, without counters, and with each durability, in turns.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  tiercel bench durability --rounds 9"})
public final class DurabilityCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOptions options;

    @Option(
            names = "--events",
            defaultValue = "500000",
            paramLabel = "N",
            description = "Events of the simulated day (default ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "Of each way to run the day (default ${DEFAULT-VALUE}).")
    private int rounds;

    /** Made by the command line. */
    public DurabilityCommand() {}

    @Override
    public Integer call() {
        if (events < 1_000 || events > 4_000_000 || rounds < 1) {
            throw new BadInputException(
                    "--events " + events + ", --rounds " + rounds + ", expected 1000 to 4000000 and 1 or more");
        }
        options.apply();
        final Report report = options.report("bench durability");
        report.add(new DurabilityCost(
                        events,
                        rounds,
                        text -> spec.commandLine().getErr().println("bench: durability: " + text + " ..."))
                .measure());
        options.tell(report, report.json(), spec.commandLine().getOut());
        return BenchMain.DONE;
    }
}
