package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a journal stopped, found and put in order before it is written again. Cold.
 *
 * @param lastSequence sequence of the last good record, or {@link RecordDescriptor#BEFORE_FIRST_SEQUENCE}.
 * @param nextOrdinal  number of the segment to write next.
 */
record JournalEnd(long lastSequence, int nextOrdinal) {
    /**
     * Finds the end of a journal: sealed segments say it themselves, those that a crash left without a seal (the
     * last one in use, perhaps one before it, and one allocated ahead) are read and sealed behind their last good record.
     *
     * @throws JournalException if records are damaged or missing; nothing was changed then but seals of intact segments.
     */
    static JournalEnd find(final Path journal, final SequenceRule rule) throws IOException {
        Files.createDirectories(journal);
        removeUnfinished(journal);
        final List<SegmentFolder> folders = SegmentFolder.list(journal);
        long lastSequence = RecordDescriptor.BEFORE_FIRST_SEQUENCE;
        boolean isClosed = true;
        for (final SegmentFolder folder : folders) {
            final boolean isLast = folder.ordinal() == folders.size();
            final Optional<SegmentSeal> told = folder.loadSeal();
            final SegmentSeal seal = told.isPresent() ? told.get() : measure(folder, rule, lastSequence, isLast);
            lastSequence = seal.lastSequence();
            isClosed = seal.closed();
        }
        if (!isClosed) {
            throw missing(journal, folders.size() + 1, lastSequence);
        }
        return new JournalEnd(lastSequence, folders.size() + 1);
    }

    /** Notes on the last segment that another one follows now, so that its absence is missed from here on. */
    void markContinued(final Path journal) throws IOException {
        if (nextOrdinal > SegmentFolder.FIRST_ORDINAL) {
            final SegmentFolder last = SegmentFolder.of(journal, nextOrdinal - 1);
            SegmentSeal.load(last.seal()).withClosed(false).store(last.seal());
        }
    }

    /** The error for a segment that has to be there. */
    static JournalException missing(final Path journal, final int ordinal, final long lastSequence) {
        return new JournalException(
                "journal: " + SegmentFolder.of(journal, ordinal).path()
                        + " is missing, expected records after sequence " + lastSequence);
    }

    private static SegmentSeal measure(
            final SegmentFolder folder, final SequenceRule rule, final long sequenceBefore, final boolean isLast)
            throws IOException {
        final SegmentSeal seal;
        try (SegmentReader reader = new SegmentReader(rule)) {
            reader.open(folder, sequenceBefore);
            boolean isRecord = reader.next();
            while (isRecord) {
                isRecord = reader.next();
            }
            reader.checkNothingFollows();
            seal = new SegmentSeal(reader.records(), reader.lastSequence(), reader.endPosition(), isLast);
        }
        Segment.trim(folder.records(), seal.endPosition());
        seal.store(folder.seal());
        return seal;
    }

    private static void removeUnfinished(final Path journal) throws IOException {
        try (var entries = Files.list(journal)) {
            for (final Path entry :
                    entries.filter(e -> Files.exists(e.resolve("preparing"))).toList()) {
                new SegmentFolder(entry, 0).delete();
            }
        }
    }
}
