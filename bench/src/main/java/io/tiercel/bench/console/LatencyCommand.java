package io.tiercel.bench.console;

import io.tiercel.bench.BenchMain;
import io.tiercel.bench.latency.LatencyCase;
import io.tiercel.bench.latency.LatencyFiles;
import io.tiercel.bench.latency.LatencyPlan;
import io.tiercel.bench.latency.LatencyReport;
import io.tiercel.bench.latency.LatencyResult;
import io.tiercel.bench.latency.LatencyRun;
import io.tiercel.bench.report.Report;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.pipeline.WaitPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel bench latency}: every hop under an open load, beside a bare Disruptor hop at the same rate and a bare sync of the same disk. */
@Command(
        name = "latency",
        description =
                "Latency of every hop at constant rates, open loop: counted from the time at which an event was due.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every event is probed. At high rates the day in memory may end before --seconds. A row that the machine, or the"
                    + " load generator itself, has spoilt is marked, with the reason. With EACH the input ring has 256 slots, so that what is in it when"
                    + " the load generator gives up is soon worked off.",
            "",
            "Examples:",
            "  tiercel bench latency --rates 100000",
            "  tiercel bench latency --rates 10000,100000,1000000,2000000 \\",
            "      --durability OFF,GROUP,EACH --modes INVOKER,SHARED,DEDICATED \\",
            "      --seconds 5 --out latency"
        })
public final class LatencyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOptions options;

    @Option(
            names = {"--rates", "--rate"},
            split = ",",
            defaultValue = "10000,100000,1000000",
            paramLabel = "N",
            description = "Events per second; several by commas (default ${DEFAULT-VALUE}).")
    private List<Long> rates;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            paramLabel = "S",
            description = "Measured per rate (default ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = {"--modes", "--threading"},
            split = ",",
            defaultValue = "SHARED",
            paramLabel = "MODE",
            description = "INVOKER, SHARED, DEDICATED; several by commas (default ${DEFAULT-VALUE}).")
    private List<ThreadingMode> modes;

    @Option(
            names = "--durability",
            split = ",",
            defaultValue = "OFF",
            paramLabel = "LEVEL",
            description = "OFF, GROUP, EACH; several by commas (default ${DEFAULT-VALUE}).")
    private List<Durability> durabilities;

    @Option(
            names = "--wait",
            defaultValue = "BUSY_SPIN",
            paramLabel = "POLICY",
            description = "BUSY_SPIN, YIELDING or BLOCKING, for engine and bare hop (default ${DEFAULT-VALUE}).")
    private WaitPolicy waitPolicy;

    @Option(names = "--model", description = "Ask the shipped model when a best price moves.")
    private boolean isWithModel;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Write latency.html, latency.json and .hgrm files here.")
    private Path out;

    /** Made by the command line. */
    public LatencyCommand() {}

    @Override
    public Integer call() {
        final LatencyPlan plan =
                new LatencyPlan(rates, modes, durabilities, seconds, waitPolicy, isWithModel, LatencyPlan.BURST_EVENTS);
        options.apply();
        final Report report = options.report("bench latency, " + waitPolicy);
        tell("simulating the day ...");
        final List<LatencyResult> results = new ArrayList<>();
        final ObjectNode json = report.json();
        final ArrayNode byCase = json.putArray("rates");
        try (LatencyRun run = new LatencyRun(plan)) {
            for (final LatencyCase load : plan.cases()) {
                tell(load.threading() + ", " + load.durability() + ", " + load.ratePerSecond() + " events/s ...");
                final LatencyResult result = run.run(load);
                report.add(result.heading(), result.table());
                results.add(result);
                byCase.add(result.json());
            }
        }
        final LatencyReport latencies = new LatencyReport(results);
        report.add(latencies.figures());
        json.set("figures", report.json().get("figures"));
        if (out != null) {
            tell("wrote " + LatencyFiles.write(out, latencies, report.surroundings(), json));
        }
        options.tell(report, json, spec.commandLine().getOut());
        return BenchMain.DONE;
    }

    private void tell(final String text) {
        spec.commandLine().getErr().println("bench: latency: " + text);
    }
}
