package io.tiercel.engine.session;

import io.tiercel.engine.configuration.TestConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM that runs a session and prints its digest: the same class path, other flags. */
final class DigestProcess {
    private DigestProcess() {}

    /** Runs the session in a JVM with the flags given in addition to the engine's own. */
    static String digest(final Path folder, final long seed, final int events, final String... flags)
            throws IOException, InterruptedException {
        final Path root = Path.of(System.getProperty("tiercel.root", ".."));
        final Path errors = Files.createTempFile(folder, "child", ".err");
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("config/jvm.options"),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dtiercel.config=" + root.resolve("config")));
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DigestProcess.class.getName(),
                Files.createTempDirectory(folder, "session").resolve("journal").toString(),
                Long.toString(seed),
                Integer.toString(events)));
        final ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        final Process process = builder.start();
        final String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", flags) + ": " + Files.readString(errors));
        }
        return printed;
    }

    /** The same in this JVM. */
    static String digest(final Path journal, final long seed, final int events) {
        return Long.toHexString(new SessionRunner(
                        TestConfiguration.with("strategy: {model: 'builtin:next-move'}"),
                        new SimulatedSource(seed, events),
                        journal)
                .run()
                .digest());
    }

    /** Entry of the other JVM. */
    public static void main(final String[] arguments) {
        System.out.println(digest(Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2])));
    }
}
