package io.tiercel.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the journals of one run, removed with everything in it. Cold. */
public final class ScratchFolder implements AutoCloseable {
    /** System property that names the folder in which these are made; default the system's temporary folder. */
    public static final String PROPERTY = "tiercel.bench.journals";

    private final Path path;

    private ScratchFolder(final Path path) {
        this.path = path;
    }

    /**
     * @return a fresh, empty folder.
     */
    public static ScratchFolder create() {
        try {
            final Path parent = Path.of(System.getProperty(PROPERTY, System.getProperty("java.io.tmpdir")));
            return new ScratchFolder(Files.createTempDirectory(Files.createDirectories(parent), "tiercel-bench-"));
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /**
     * @return the folder.
     */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> entries = Files.walk(path)) {
            final List<Path> deepestFirst =
                    entries.sorted(Comparator.reverseOrder()).toList();
            for (final Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
