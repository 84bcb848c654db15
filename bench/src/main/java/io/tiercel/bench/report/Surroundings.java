package io.tiercel.bench.report;

import io.tiercel.factors.kernel.Kernels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where and with what the figures were measured. Immutable, cold.
 *
 * @param entries name to value, in the order of the report.
 */
public record Surroundings(Map<String, String> entries) {
    private static final long GIT_TIMEOUT_SECONDS = 5;

    /**
     * Reads them here and now.
     *
     * @param home project folder.
     * @return the surroundings; what cannot be told is {@code unknown}.
     */
    public static Surroundings here(final Path home) {
        final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        final int cores = Runtime.getRuntime().availableProcessors();
        final Map<String, String> entries = new LinkedHashMap<>();
        entries.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        entries.put("commit", commit(home));
        entries.put("machine", processor());
        entries.put("cores", Integer.toString(cores));
        entries.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        entries.put(
                "load average",
                loadAverage(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), cores));
        entries.put("jvm", runtime.getVmName() + " " + runtime.getVmVersion());
        entries.put(
                "flags",
                Kernels.isVectorApiPresent() ? "config/jvm.options, config/vector.options" : "config/jvm.options");
        return new Surroundings(entries);
    }

    /** A verdict from a machine that does other things meanwhile says little, and nothing at all about two threads. */
    static String loadAverage(final double load, final int cores) {
        if (load < 0) {
            return "unknown";
        }
        final String text = String.format(Locale.ROOT, "%.2f at the start", load);
        return load > cores / 2.0 ? text + ": BUSY, measure again when the machine is quiet" : text;
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (final IOException absent) {
            return "unknown";
        }
    }

    private static String commit(final Path home) {
        try {
            final Process git = new ProcessBuilder("git", "-C", home.toString(), "describe", "--always", "--dirty")
                    .redirectErrorStream(true)
                    .start();
            final String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            final boolean isTold = git.waitFor(GIT_TIMEOUT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0;
            return isTold ? answer : "unknown";
        } catch (final IOException absent) {
            return "unknown";
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
