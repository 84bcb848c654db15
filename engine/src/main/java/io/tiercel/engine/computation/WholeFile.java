package io.tiercel.engine.computation;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or not at all: written under another name beside it and renamed at the end. One thread; cold. */
final class WholeFile implements AutoCloseable {
    private final Path out;
    private final Path partial;

    /**
     * @param out file to make; must not exist, the folder it lies in must.
     * @throws BadInputException if it exists or cannot be made.
     */
    WholeFile(final Path out) {
        this.out = out.toAbsolutePath().normalize();
        requireFree();
        final Path folder = this.out.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException(
                    out + ": cannot be made, expected a folder that is there to make it in, not " + folder);
        }
        partial = folder.resolve("." + this.out.getFileName() + ".partial-"
                + ProcessHandle.current().pid());
    }

    /** Where to write. */
    Path partial() {
        return partial;
    }

    /**
     * Gives the file its name.
     *
     * @return its bytes.
     */
    long complete() {
        requireFree();
        try {
            Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
            return Files.size(out);
        } catch (final IOException e) {
            throw new BadInputException(
                    out + ": cannot be given its name, expected to rename " + partial + ": " + e, e);
        }
    }

    private void requireFree() {
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInputException(out + ": exists, expected a file name that is free");
        }
    }

    /** Removes what was not completed. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(partial);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
