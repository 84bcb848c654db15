package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the files of one segment lie. Cold.
 * <pre>
 *  000001/                 a Chronicle queue of exactly one cycle
 *    19700101F.cq4         the records: cycle 0, because time stands still for Chronicle here
 *    metadata.cq4t         Chronicle's own
 *    preparing             present until the segment is fully allocated
 *    seal.properties       present once nothing more will be written
 *  000002/
 * </pre>
 *
 * @param path    folder of the segment.
 * @param ordinal number of the segment in its journal, from 1.
 */
record SegmentFolder(Path path, int ordinal) {
    /** Number of the first segment of a journal. */
    static final int FIRST_ORDINAL = 1;

    static SegmentFolder of(final Path journal, final int ordinal) {
        return new SegmentFolder(journal.resolve("%06d".formatted(ordinal)), ordinal);
    }

    Path records() {
        return path.resolve("19700101F.cq4");
    }

    Path preparingMark() {
        return path.resolve("preparing");
    }

    Path seal() {
        return path.resolve("seal.properties");
    }

    /** Whether the segment is there and was fully allocated. */
    boolean isPrepared() {
        return Files.isDirectory(path) && !Files.exists(preparingMark());
    }

    Optional<SegmentSeal> loadSeal() {
        return Files.exists(seal()) ? Optional.of(SegmentSeal.load(seal())) : Optional.empty();
    }

    /** The seal, or nothing if there is none or it is damaged. */
    Optional<SegmentSeal> loadSealIfReadable() {
        try {
            return loadSeal();
        } catch (final JournalException e) {
            return Optional.empty();
        }
    }

    /** Whether a path is named like a segment. */
    static boolean isName(final Path entry) {
        return entry.getFileName().toString().matches("\\d{6,9}");
    }

    /**
     * Makes the folder with the mark that it is not prepared yet, both at once: a reader never sees one without the other.
     */
    void create() throws IOException {
        final Path unnamed = path.resolveSibling(path.getFileName() + ".new");
        Files.createDirectories(unnamed);
        Files.write(unnamed.resolve(preparingMark().getFileName()), new byte[0]);
        Files.move(unnamed, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the segment and all of its files; for readers at once. */
    void delete() throws IOException {
        if (Files.isDirectory(path)) {
            final Path unnamed = path.resolveSibling(path.getFileName() + ".gone");
            Files.move(path, unnamed, StandardCopyOption.ATOMIC_MOVE);
            deleteFolder(unnamed);
        }
    }

    /** Removes what a crash left half made or half removed, and what lies before the start. */
    static void deleteRemains(final Path journal, final JournalStart start) throws IOException {
        try (Stream<Path> entries = Files.list(journal)) {
            for (final Path entry : entries.toList()) {
                final String name = entry.getFileName().toString();
                if (name.endsWith(".new") || name.endsWith(".gone")) {
                    deleteFolder(entry);
                } else if (isName(entry)) {
                    final SegmentFolder folder = new SegmentFolder(entry, Integer.parseInt(name));
                    if (folder.ordinal < start.ordinal() || !folder.isPrepared()) {
                        folder.delete();
                    }
                }
            }
        }
    }

    private static void deleteFolder(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** As {@link #list(Path, JournalStart)}, of a journal that begins where it says. */
    static List<SegmentFolder> list(final Path journal) {
        return list(journal, JournalStart.load(journal));
    }

    /**
     * Prepared segments of a journal in their order, from its start on.
     *
     * @throws JournalException if one in the middle is missing, or the first one.
     */
    static List<SegmentFolder> list(final Path journal, final JournalStart start) {
        final TreeMap<Integer, SegmentFolder> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(journal)) {
            entries.filter(SegmentFolder::isName)
                    .map(entry -> new SegmentFolder(
                            entry, Integer.parseInt(entry.getFileName().toString())))
                    .filter(folder -> folder.ordinal >= start.ordinal() && folder.isPrepared())
                    .forEach(folder -> found.put(folder.ordinal, folder));
        } catch (final IOException e) {
            throw new JournalException("journal: cannot list " + journal + ": " + e.getMessage(), e);
        }
        if (found.isEmpty() && start.isPruned()) {
            throw JournalEnd.missing(journal, start.ordinal(), start.sequenceBefore());
        }
        int expected = start.ordinal();
        for (final int ordinal : found.keySet()) {
            if (ordinal != expected) {
                throw new JournalException("journal: " + of(journal, expected).path()
                        + " is missing, expected segments " + start.ordinal() + " to " + found.lastKey()
                        + " without a gap");
            }
            expected++;
        }
        return List.copyOf(found.values());
    }
}
