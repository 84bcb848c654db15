package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Removes the segment and all of its files. */
    void delete() throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        // The mark first: a deletion cut short leaves a segment that counts as never prepared.
        Files.write(preparingMark(), new byte[0]);
        try (Stream<Path> files = Files.list(path)) {
            for (final Path file :
                    files.filter(file -> !file.equals(preparingMark())).toList()) {
                Files.delete(file);
            }
        }
        Files.delete(preparingMark());
        Files.delete(path);
    }

    /**
     * Prepared segments of a journal in their order.
     *
     * @throws JournalException if one in the middle is missing.
     */
    static List<SegmentFolder> list(final Path journal) {
        final TreeMap<Integer, SegmentFolder> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(journal)) {
            entries.filter(entry -> entry.getFileName().toString().matches("\\d{6}"))
                    .map(entry -> new SegmentFolder(
                            entry, Integer.parseInt(entry.getFileName().toString())))
                    .filter(SegmentFolder::isPrepared)
                    .forEach(folder -> found.put(folder.ordinal, folder));
        } catch (final IOException e) {
            throw new JournalException("journal: cannot list " + journal + ": " + e.getMessage(), e);
        }
        int expected = FIRST_ORDINAL;
        for (final int ordinal : found.keySet()) {
            if (ordinal != expected) {
                throw new JournalException("journal: " + of(journal, expected).path()
                        + " is missing, expected segments 1 to " + found.lastKey() + " without a gap");
            }
            expected++;
        }
        return List.copyOf(found.values());
    }
}
