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
 * @param times        of its records.
 * @param closed       whether the journal ended here by a clean close, so that no further segment has to follow.
 */
record SegmentSeal(long records, long lastSequence, long endPosition, TimeSpan times, boolean closed) {
    private static final String RECORDS = "records";
    private static final String LAST_SEQUENCE = "lastSequence";
    private static final String END_POSITION = "endPosition";
    private static final String LOWEST_TIME = "lowestEventTimeNs";
    private static final String HIGHEST_TIME = "highestEventTimeNs";
    private static final String CLOSED = "closed";

    static SegmentSeal load(final Path file) {
        try {
            final Map<String, String> entries = CheckedProperties.decode(Files.readAllBytes(file));
            return new SegmentSeal(
                    Long.parseLong(entries.getOrDefault(RECORDS, "")),
                    Long.parseLong(entries.getOrDefault(LAST_SEQUENCE, "")),
                    Long.parseLong(entries.getOrDefault(END_POSITION, "")),
                    new TimeSpan(
                            Long.parseLong(entries.getOrDefault(LOWEST_TIME, "")),
                            Long.parseLong(entries.getOrDefault(HIGHEST_TIME, ""))),
                    parseFlag(entries.getOrDefault(CLOSED, "")));
        } catch (final IOException | IllegalArgumentException e) {
            throw new JournalException(
                    "journal: " + file + " is damaged (" + e.getMessage()
                            + "), expected what a full segment says about itself",
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
                        LOWEST_TIME, Long.toString(times.lowestNs()),
                        HIGHEST_TIME, Long.toString(times.highestNs()),
                        CLOSED, Boolean.toString(closed))));
    }

    SegmentSeal withClosed(final boolean isClosed) {
        return new SegmentSeal(records, lastSequence, endPosition, times, isClosed);
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
