package io.tiercel.engine.sweep;

import io.tiercel.engine.backtest.SetResult;
import io.tiercel.engine.backtest.SweepEngine;
import io.tiercel.engine.backtest.SweepTask;
import io.tiercel.marketdata.input.BadInputException;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Runs the sets of a sweep as a job of Apache Flink, in batch mode: each parallel worker decodes the market data once and then takes sets. On a cluster in this
 * process, or on the one that {@value #CLUSTER} names. Cold.
 */
public final class FlinkSweepEngine implements SweepEngine {
    /** Environment variable: HOST:PORT of the cluster's REST address. */
    public static final String CLUSTER = "TIERCEL_FLINK";

    private final String cluster;
    private final List<String> jars;

    /** On the cluster that the environment names, if it does. */
    public FlinkSweepEngine() {
        this(System.getenv().getOrDefault(CLUSTER, ""), ownJars());
    }

    /**
     * @param cluster HOST:PORT of its REST address; empty = one in this process.
     * @param jars    sent to a cluster elsewhere, with the code of the sets.
     */
    FlinkSweepEngine(final String cluster, final List<String> jars) {
        this.cluster = cluster;
        this.jars = List.copyOf(jars);
    }

    /** The class path without what a cluster has itself. */
    private static List<String> ownJars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry ->
                        entry.endsWith(".jar") && !new File(entry).getName().startsWith("flink-"))
                .toList();
    }

    @Override
    public String name() {
        return "flink";
    }

    @Override
    @SuppressWarnings("try") // an interrupt while the job is closed ends the sweep like any other failure
    public void run(
            final SweepTask task,
            final int[] sets,
            final int workers,
            final Consumer<SetResult> finished,
            final BooleanSupplier isStopped) {
        final int parallelism = Math.min(workers, sets.length);
        final List<Integer> numbers = Arrays.stream(sets).boxed().toList();
        try (StreamExecutionEnvironment environment = environment(parallelism);
                CloseableIterator<String> results = environment
                        .fromData(numbers)
                        .rebalance()
                        .map(new SetRunner(task))
                        .setParallelism(parallelism)
                        .name("sets")
                        .executeAndCollect("tiercel sweep")) {
            while (!isStopped.getAsBoolean() && results.hasNext()) {
                finished.accept(SetResult.parse(results.next(), "Flink"));
            }
        } catch (final Exception e) {
            throw failed(e);
        }
    }

    private StreamExecutionEnvironment environment(final int parallelism) {
        final Configuration configuration = new Configuration();
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        // a set that fails fails again: the sweep goes on where it was when it is started anew
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        final StreamExecutionEnvironment environment = cluster.isBlank()
                ? StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration)
                : remote(configuration);
        environment.setParallelism(parallelism);
        return environment;
    }

    private StreamExecutionEnvironment remote(final Configuration configuration) {
        final int colon = cluster.lastIndexOf(':');
        if (colon < 1 || !cluster.substring(colon + 1).matches("\\d{1,5}")) {
            throw new BadInputException(CLUSTER + " = " + cluster + ", expected HOST:PORT of a cluster's REST address");
        }
        return StreamExecutionEnvironment.createRemoteEnvironment(
                cluster.substring(0, colon),
                Integer.parseInt(cluster.substring(colon + 1)),
                configuration,
                jars.toArray(String[]::new));
    }

    /** The engine's own complaint is the innermost cause that is one. */
    private static RuntimeException failed(final Exception e) {
        Throwable innermost = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().equals(BadInputException.class.getName())) {
                return new BadInputException(cause.getMessage(), e);
            }
            innermost = cause;
        }
        return new IllegalStateException("sweep on Flink failed: " + innermost, e);
    }
}
