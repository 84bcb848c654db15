package io.tiercel.bench.console;

import io.tiercel.bench.BenchMain;
import io.tiercel.bench.measure.Stage;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tiercel bench list}: what can be measured. */
@Command(
        name = "list",
        description = "List what can be measured.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: tiercel bench list"})
public final class ListCommand implements Callable<Integer> {
    private final List<Stage> stages;

    @Spec
    private CommandSpec spec;

    /**
     * @param stages that there are.
     */
    public ListCommand(final List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    @Override
    public Integer call() {
        tell(stages, spec.commandLine().getOut());
        return BenchMain.DONE;
    }

    /**
     * @param stages that there are.
     * @param out    printed to.
     */
    public static void tell(final List<Stage> stages, final PrintWriter out) {
        for (final Stage stage : stages) {
            out.printf("%-13s%s%n", stage.name(), stage.description());
        }
        out.printf("%-13s%s%n", "latency", "every hop at constant rates, open loop, beside a bare Disruptor hop");
        out.printf(
                "%-13s%s%n", "durability", "throughput by durability, journal on beside off, counters on beside off");
        out.printf("%-13s%s%n", "stalls", "longest append at a constant rate, beside a sparse Chronicle queue");
        out.printf("%-13s%s%n", "kernels", "factor kernels over whole columns, beside the same in Numba");
        out.printf("%-13s%s%n", "factor-costs", "what each factor costs beside the mid alone");
        out.printf("%-13s%s%n", "all", "all of these but durability, factor-costs, kernels, latency and stalls");
        out.flush();
    }
}
