package io.tiercel.bench.kernels;

import io.tiercel.marketdata.input.BadInputException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The peer's process: {@code bench/numba/peer.py}, one command a line, one answer a line. It waits without work while ours is timed. Owned by one thread,
 * cold.
 */
public final class NumbaPeer implements AutoCloseable {
    private static final long PROBE_SECONDS = 60;

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    /** What the peer made of one kernel: which formulation and mode is its fastest, and how far it is from ours; or why there is none. */
    record Preparation(boolean isReady, String label, double error) {}

    private NumbaPeer(final Process process) {
        this.process = process;
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * @param python interpreter.
     * @return why there can be no comparison; empty if Numba is there.
     */
    public static Optional<String> whyMissing(final String python) {
        try {
            final Process probe = new ProcessBuilder(python, "-c", "import numba, numpy")
                    .redirectErrorStream(true)
                    .start();
            final String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                probe.destroy();
                return Optional.of(python + " did not answer");
            }
            final String last = said.substring(said.lastIndexOf('\n') + 1);
            return probe.exitValue() == 0 ? Optional.empty() : Optional.of(python + ": " + last);
        } catch (final IOException absent) {
            return Optional.of("no " + python + " on the path");
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /**
     * @param python interpreter that has Numba.
     * @param home   project folder.
     * @return the peer, started.
     */
    public static NumbaPeer start(final String python, final Path home) {
        final ProcessBuilder builder = new ProcessBuilder(
                        python,
                        home.resolve("bench")
                                .resolve("numba")
                                .resolve("peer.py")
                                .toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NUMBA_NUM_THREADS", "1");
        try {
            return new NumbaPeer(builder.start());
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Versions of what the peer runs on. */
    String load(final Path folder, final int events) {
        return ask("load " + folder + " " + events);
    }

    Preparation prepare(final String kernel) {
        final String[] words = ask("prepare " + kernel).split(" ", 2);
        if (!words[0].equals("ready")) {
            return new Preparation(false, words[1], Double.NaN);
        }
        final int split = words[1].indexOf(' ');
        return new Preparation(true, words[1].substring(0, split), Double.parseDouble(words[1].substring(split + 1)));
    }

    /** Nanoseconds per event. */
    double time(final String kernel, final int passes) {
        return Double.parseDouble(ask("time " + kernel + " " + passes));
    }

    private String ask(final String command) {
        try {
            commands.write(command);
            commands.newLine();
            commands.flush();
            final String answer = answers.readLine();
            if (answer == null) {
                throw new BadInputException("the Numba process ended at \"" + command + "\", expected an answer");
            }
            return answer;
        } catch (final IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            commands.write("quit\n");
            commands.close();
            if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (final IOException ended) {
            process.destroy();
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
