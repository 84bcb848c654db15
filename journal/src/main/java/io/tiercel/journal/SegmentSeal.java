package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a finished segment holds, so that a shorter one is known to be cut, and one that nobody asks for need not be read. Kept with a checksum, because
 * it decides what is not read. Cold.
 *
 * @param records      records in the segment.
 * @param lastSequence sequence of the last record of the journal up to the end of this segment.
 * @param endPosition  byte behind the last record: nothing after it counts.
 * @param closed       whether the journal ended here by a clean close, so that no further segment has to follow.
 */
record SegmentSeal(long records, long lastSequence, long endPosition, boolean closed) {
    private static final String RECORDS = "records";
    private static final String LAST_SEQUENCE = "lastSequence";
    private static final String END_POSITION = "endPosition";
    private static final String CLOSED = "closed";

    static SegmentSeal load(final Path file) {
        try {
            final Map<String, String> entries = CheckedProperties.decode(Files.readAllBytes(file));
            return new SegmentSeal(
                    Long.parseLong(entries.getOrDefault(RECORDS, "")),
                    Long.parseLong(entries.getOrDefault(LAST_SEQUENCE, "")),
                    Long.parseLong(entries.getOrDefault(END_POSITION, "")),
                    parseFlag(entries.getOrDefault(CLOSED, "")));
        } catch (final IOException | IllegalArgumentException e) {
            throw new JournalException(
                    "journal: " + file + " is damaged (" + e.getMessage()
                            + "), expected records, lastSequence, endPosition, closed",
                    e);
        }
    }

    void store(final Path file) throws IOException {
        AtomicFile.write(
                file,
                CheckedProperties.encode(Map.of(
                        RECORDS, Long.toString(records),
                        LAST_SEQUENCE, Long.toString(lastSequence),
                        END_POSITION, Long.toString(endPosition),
                        CLOSED, Boolean.toString(closed))));
    }

    SegmentSeal withClosed(final boolean isClosed) {
        return new SegmentSeal(records, lastSequence, endPosition, isClosed);
    }

    /** Whether two seals end at the same record. */
    boolean isSameExtent(final SegmentSeal other) {
        return records == other.records && lastSequence == other.lastSequence;
    }

    private static boolean parseFlag(final String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("closed=" + text);
        };
    }
}
