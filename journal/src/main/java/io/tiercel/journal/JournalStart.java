package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a journal begins since its oldest segments were removed. Cold.
 * <p>
 * It lies beside the segments as {@code first.properties}, with a checksum; without that file a journal begins with segment 1. So a front segment
 * that is missing for any other reason is noticed.
 *
 * @param ordinal        number of the first segment.
 * @param sequenceBefore sequence of the last record that was removed, or {@link RecordDescriptor#BEFORE_FIRST_SEQUENCE}.
 */
record JournalStart(int ordinal, long sequenceBefore) {
    /** Where a journal begins that nothing was removed from. */
    static final JournalStart WHOLE =
            new JournalStart(SegmentFolder.FIRST_ORDINAL, RecordDescriptor.BEFORE_FIRST_SEQUENCE);

    private static final String NAME = "first.properties";
    private static final String ORDINAL = "firstOrdinal";
    private static final String SEQUENCE_BEFORE = "sequenceBefore";

    /**
     * Reads where a journal begins.
     *
     * @param journal folder of the segments.
     * @throws JournalException if the file is damaged.
     */
    static JournalStart load(final Path journal) {
        final Path file = journal.resolve(NAME);
        try {
            final Map<String, String> entries = CheckedProperties.decode(Files.readAllBytes(file));
            final JournalStart start = new JournalStart(
                    Integer.parseInt(entries.getOrDefault(ORDINAL, "")),
                    Long.parseLong(entries.getOrDefault(SEQUENCE_BEFORE, "")));
            if (start.ordinal <= SegmentFolder.FIRST_ORDINAL) {
                throw new IllegalArgumentException(ORDINAL + "=" + start.ordinal);
            }
            return start;
        } catch (final NoSuchFileException e) {
            return WHOLE;
        } catch (final IOException | IllegalArgumentException e) {
            throw new JournalException(
                    "journal: " + file + " is damaged (" + e.getMessage() + "), expected " + ORDINAL + " and "
                            + SEQUENCE_BEFORE + " of the first segment that was kept",
                    e);
        }
    }

    void store(final Path journal) throws IOException {
        AtomicFile.write(
                journal.resolve(NAME),
                CheckedProperties.encode(new TreeMap<>(
                        Map.of(ORDINAL, Integer.toString(ordinal), SEQUENCE_BEFORE, Long.toString(sequenceBefore)))));
    }

    /** Whether older segments were removed. */
    boolean isPruned() {
        return ordinal > SegmentFolder.FIRST_ORDINAL;
    }

    /** First sequence whose records are all there. */
    long firstSequence() {
        return sequenceBefore + 1;
    }
}
