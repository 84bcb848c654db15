package io.tiercel.bench.console;

import io.tiercel.bench.BenchMain;
import io.tiercel.bench.latency.LatencyPlan;
import io.tiercel.bench.latency.LatencyResult;
import io.tiercel.bench.latency.LatencyRun;
import io.tiercel.bench.report.Report;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.pipeline.WaitPolicy;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel bench latency}: every hop under an open load, beside a bare Disruptor hop at the same rate. */
@Command(
        name = "latency",
        description =
                "Latency of every hop at constant rates, open loop: counted from the time at which an event was due.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Journal on, no model, every event probed. At high rates the day in memory may end before --seconds.",
            "",
            "Examples:",
            "  tiercel bench latency --rate 100000",
            "  tiercel bench latency --rate 10000,100000,1000000 --seconds 5 \\",
            "      --wait BUSY_SPIN --markdown latency.md"
        })
public final class LatencyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOptions options;

    @Option(
            names = "--rate",
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
            names = "--threading",
            defaultValue = "SHARED",
            paramLabel = "MODE",
            description = "INVOKER, SHARED or DEDICATED (default ${DEFAULT-VALUE}).")
    private ThreadingMode threading;

    @Option(
            names = "--wait",
            defaultValue = "BUSY_SPIN",
            paramLabel = "POLICY",
            description = "BUSY_SPIN, YIELDING or BLOCKING, for engine and bare hop (default ${DEFAULT-VALUE}).")
    private WaitPolicy waitPolicy;

    /** Made by the command line. */
    public LatencyCommand() {}

    @Override
    public Integer call() {
        final LatencyPlan plan = new LatencyPlan(rates, seconds, threading, waitPolicy);
        options.apply();
        final Report report = options.report("bench latency, " + threading + ", " + waitPolicy);
        spec.commandLine().getErr().println("bench: latency: simulating the day ...");
        final LatencyRun run = new LatencyRun(plan);
        final ObjectNode json = report.json();
        final ArrayNode byRate = json.putArray("rates");
        for (final long rate : plan.rates()) {
            spec.commandLine().getErr().println("bench: latency: " + rate + " events/s ...");
            final LatencyResult result = run.run(rate);
            report.add(result.heading(), result.table());
            report.add(List.of(result.figure()));
            byRate.add(result.json());
        }
        json.set("figures", report.json().get("figures"));
        options.tell(report, json, spec.commandLine().getOut());
        return BenchMain.DONE;
    }
}
