package io.tiercel.bench.console;

import io.tiercel.bench.BenchMain;
import io.tiercel.bench.durability.StallReport;
import io.tiercel.bench.report.Report;
import io.tiercel.marketdata.input.BadInputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiercel bench stalls}: whether an append ever waits for the file system. */
@Command(
        name = "stalls",
        description = "Longest append at a constant rate: the journal, written ahead, beside a sparse Chronicle queue.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Memory alone runs before and after: what is slow there is the machine. A minute at a million a second writes about"
                    + " 13 GB, which are removed again.",
            "",
            "Examples:",
            "  tiercel bench stalls",
            "  tiercel bench stalls --rate 100000 --seconds 10"
        })
public final class StallsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOptions options;

    @Option(
            names = "--rate",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Appends per second (default ${DEFAULT-VALUE}).")
    private long rate;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            paramLabel = "S",
            description = "Of each of the four (default ${DEFAULT-VALUE}).")
    private double seconds;

    /** Made by the command line. */
    public StallsCommand() {}

    @Override
    public Integer call() {
        if (rate < 1 || rate > 10_000_000 || !(seconds > 0) || seconds > 600) {
            throw new BadInputException("--rate " + rate + ", --seconds " + seconds
                    + ", expected 1 to 10000000 a second and more than 0, at most 600 s");
        }
        options.apply();
        final Report report = options.report("bench stalls, " + rate + "/s, " + seconds + " s each");
        final StallReport stalls = new StallReport(
                rate, seconds, text -> spec.commandLine().getErr().println("bench: stalls: " + text + " ..."));
        report.add("appends of 97 bytes", stalls.table());
        report.add(stalls.figures());
        options.tell(report, report.json(), spec.commandLine().getOut());
        return BenchMain.DONE;
    }
}
