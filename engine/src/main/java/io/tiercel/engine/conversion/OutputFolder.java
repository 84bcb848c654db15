package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is there whole or not at all: written under another name beside it and renamed at the end. One thread; cold. */
final class OutputFolder implements AutoCloseable {
    private final Path out;
    private final Path partial;

    /**
     * @param out folder to make; must not exist, the one it lies in must.
     * @throws BadInputException if it exists or cannot be made.
     */
    OutputFolder(final Path out) {
        this.out = out.toAbsolutePath().normalize();
        requireFree();
        try {
            // by process: not with the permissions of a temporary folder, which nobody else may read
            partial = Files.createDirectory(this.out.resolveSibling("." + this.out.getFileName() + ".partial-"
                    + ProcessHandle.current().pid()));
        } catch (final IOException e) {
            throw new BadInputException(
                    out + ": cannot be made, expected a folder that is there to make it in: " + e, e);
        }
    }

    /** Where to write. */
    Path partial() {
        return partial;
    }

    /**
     * Gives the folder its name.
     *
     * @return bytes of its files.
     */
    long complete() {
        requireFree();
        try {
            long bytes = 0;
            for (final Path path : tree(partial)) {
                bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
            }
            Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
            return bytes;
        } catch (final IOException e) {
            throw new BadInputException(
                    out + ": cannot be given its name, expected to rename " + partial + ": " + e, e);
        }
    }

    private void requireFree() {
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInputException(out + ": exists, expected a name that is free");
        }
    }

    /** Removes what was not completed. */
    @Override
    public void close() {
        try {
            delete(partial);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(final Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (final Path path : tree(folder)) {
                Files.delete(path);
            }
        }
    }

    /** What lies below a folder, the deepest first, and the folder. */
    private static List<Path> tree(final Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
