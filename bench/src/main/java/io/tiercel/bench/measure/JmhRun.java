package io.tiercel.bench.measure;

import io.tiercel.bench.report.Figure;
import io.tiercel.bench.tape.BookStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of a stage in JVMs of their own, with the engine's flags. Cold.
 *
 * @param home       project folder: {@code config/jvm.options} in it is the argument file of each JVM.
 * @param data       folder of the recorded hour.
 * @param journals   folder for journals, on the disk that is to be measured.
 * @param forks      JVMs per benchmark, 1 or more.
 * @param iterations measured iterations per JVM, about a second each; three before them are not measured.
 * @param isVerbose  JMH's own report, to standard error.
 */
public record JmhRun(Path home, Path data, Path journals, int forks, int iterations, boolean isVerbose) {
    private static final int WARM_UP_ITERATIONS = 3;

    /**
     * @param stage to run.
     * @return its figures.
     * @throws IllegalStateException when a benchmark failed, wrong answers included.
     */
    public List<Figure> run(final Stage stage) {
        final OutputFormat format = OutputFormatFactory.createFormatInstance(
                System.err, isVerbose ? VerboseMode.NORMAL : VerboseMode.SILENT);
        try {
            return stage.figures(new Measurements(new Runner(options(stage), format).run()));
        } catch (final RunnerException failed) {
            throw new IllegalStateException("benchmark " + stage.name() + " failed: " + cause(failed), failed);
        }
    }

    private Options options(final Stage stage) {
        return new OptionsBuilder()
                .include("^" + Pattern.quote(stage.benchmark().getName() + "."))
                .forks(forks)
                .warmupIterations(WARM_UP_ITERATIONS)
                .measurementIterations(iterations)
                .timeUnit(TimeUnit.NANOSECONDS)
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "@" + home.resolve("config").resolve("jvm.options"),
                        "-Dtiercel.config=" + home.resolve("config"),
                        "-D" + BookStream.DATA_PROPERTY + "=" + data,
                        "-D" + ScratchFolder.PROPERTY + "=" + journals)
                .build();
    }

    private static String cause(final Throwable failed) {
        Throwable deepest = failed;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        final Throwable[] suppressed = deepest.getSuppressed();
        return suppressed.length > 0 ? cause(suppressed[0]) : String.valueOf(deepest.getMessage());
    }
}
