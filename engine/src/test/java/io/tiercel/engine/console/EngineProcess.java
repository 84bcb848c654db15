package io.tiercel.engine.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line in a process of its own, which is what can get a signal. Closing it kills what is left. */
final class EngineProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path out;
    private final Path err;

    EngineProcess(final Path folder, final List<String> before, final Object... arguments) throws IOException {
        this(folder, before, List.of(), Map.of(), arguments);
    }

    EngineProcess(
            final Path folder,
            final List<String> before,
            final List<String> flags,
            final Map<String, String> environment,
            final Object... arguments)
            throws IOException {
        out = Files.createTempFile(folder, "child", ".out");
        err = Files.createTempFile(folder, "child", ".err");
        final List<String> command = new ArrayList<>(before);
        command.addAll(command(flags, arguments));
        final ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** The words that start the engine in a JVM like this one. */
    static List<String> command(final Object... arguments) {
        return command(List.of(), arguments);
    }

    private static List<String> command(final List<String> flags, final Object... arguments) {
        final Path root = Path.of(System.getProperty("tiercel.root", ".."));
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("config/jvm.options"),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dtiercel.config=" + root.resolve("config")));
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        for (final Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    void await(final String what, final BooleanSupplier condition) throws InterruptedException, IOException {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadlineNs) {
                throw new AssertionError(what + " did not come: " + out() + " " + errors());
            }
            Thread.sleep(5);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a loss of power to the process would: signal 9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void signal(final String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    int exitStatus() throws InterruptedException, IOException {
        return exitStatus(PATIENCE_SECONDS);
    }

    int exitStatus(final long patienceSeconds) throws InterruptedException, IOException {
        if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + out() + " " + errors());
        }
        return process.exitValue();
    }

    List<String> out() throws IOException {
        return Files.readAllLines(out);
    }

    List<String> errors() throws IOException {
        return Files.readAllLines(err);
    }

    JsonNode json() throws IOException {
        return JsonMapper.shared().readTree(out().getLast());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
