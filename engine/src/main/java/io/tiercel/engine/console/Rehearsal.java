package io.tiercel.engine.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs and replays a small session in a folder of its own, so that the JVM can keep what it learnt: the launcher calls it after a build, and later
 * starts find their classes loaded and linked. Cold; not a command.
 */
public final class Rehearsal {
    private static final String EVENTS = "20000";

    private Rehearsal() {}

    /**
     * Ends the JVM with 0 when everything went well.
     *
     * @param arguments none.
     */
    public static void main(final String[] arguments) {
        System.exit(run());
    }

    /**
     * @return exit status of what was run; nothing is left of it.
     */
    static int run() {
        final Path folder;
        try {
            folder = Files.createTempDirectory("tiercel-rehearsal");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final String journal = folder.resolve("journal").toString();
        int status = Main.execute("run", "--seed", "1", "--events", EVENTS, "--journal", journal);
        if (status == Main.DONE) {
            status = Main.execute("replay", journal, "--verify", "--json");
        }
        delete(folder);
        return status;
    }

    private static void delete(final Path folder) {
        final List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : files) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
