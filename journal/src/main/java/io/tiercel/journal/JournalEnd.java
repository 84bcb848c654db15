package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
     * Finds the end of a journal: sealed segments say it themselves; those that a crash left without a seal (the last ones in use) are read and
     * sealed behind their last good record, and those that were only allocated ahead are removed.
     *
     * @throws JournalException if records are damaged or missing; nothing was changed then but seals of intact segments.
     */
    static JournalEnd find(final Path journal, final SequenceRule rule) throws IOException {
        Files.createDirectories(journal);
        final JournalStart start = JournalStart.load(journal);
        SegmentFolder.deleteRemains(journal, start);
        final List<SegmentFolder> folders = SegmentFolder.list(journal, start);
        final List<SegmentSeal> seals = new ArrayList<>();
        long lastSequence = start.sequenceBefore();
        int usedCount = 0;
        for (final SegmentFolder folder : folders) {
            final Optional<SegmentSeal> told = folder.loadSeal();
            final SegmentSeal seal = told.isPresent() ? told.get() : measure(folder, rule, lastSequence);
            seals.add(seal);
            lastSequence = seal.lastSequence();
            if (told.isPresent() || seal.records() > 0) {
                usedCount = seals.size();
            }
        }
        sealUsed(folders.subList(0, usedCount), seals, folders.size() > usedCount);
        // The highest first: a stop in between leaves no gap in the numbers.
        for (int i = folders.size() - 1; i >= usedCount; i--) {
            folders.get(i).delete();
        }
        return new JournalEnd(lastSequence, start.ordinal() + usedCount);
    }

    /** Notes on the last segment that another one follows now, so that its absence is missed from here on. */
    void markContinued(final Path journal) throws IOException {
        if (nextOrdinal > JournalStart.load(journal).ordinal()) {
            final SegmentFolder last = SegmentFolder.of(journal, nextOrdinal - 1);
            SegmentSeal.load(last.seal()).withClosed(false).store(last.seal());
        }
    }

    private static void sealUsed(
            final List<SegmentFolder> used, final List<SegmentSeal> seals, final boolean isMoreAhead)
            throws IOException {
        for (int i = 0; i < used.size(); i++) {
            final SegmentFolder folder = used.get(i);
            final SegmentSeal seal = seals.get(i);
            if (!Files.exists(folder.records())) {
                throw new JournalException("journal: " + folder.records()
                        + " is missing, expected records up to sequence " + seal.lastSequence());
            }
            final boolean isLast = i == used.size() - 1;
            if (Files.size(folder.records()) < seal.endPosition()) {
                throw new JournalException("journal: " + folder.records() + " is cut at byte "
                        + Files.size(folder.records()) + ", expected " + seal.endPosition()
                        + " bytes up to sequence " + seal.lastSequence());
            }
            if (!Files.exists(folder.seal())) {
                Segment.trim(folder.records(), seal.endPosition());
                seal.withClosed(isLast).store(folder.seal());
            } else if (isLast && !seal.closed()) {
                // It was left for the next one, which is allocated but empty, or gone.
                if (!isMoreAhead) {
                    throw missing(folder.path().getParent(), folder.ordinal() + 1, seal.lastSequence());
                }
                seal.withClosed(true).store(folder.seal());
            }
        }
    }

    /** The error for a segment that has to be there. */
    static JournalException missing(final Path journal, final int ordinal, final long lastSequence) {
        final Path folder = SegmentFolder.of(journal, ordinal).path();
        return new DamagedJournalException(
                "journal: " + folder + " is missing, expected records after sequence " + lastSequence,
                folder,
                0,
                lastSequence,
                null);
    }

    private static SegmentSeal measure(final SegmentFolder folder, final SequenceRule rule, final long sequenceBefore) {
        try (SegmentReader reader = new SegmentReader(rule)) {
            reader.open(folder, sequenceBefore);
            boolean isRecord = reader.next();
            while (isRecord) {
                isRecord = reader.next();
            }
            reader.checkNothingFollows();
            return reader.extent();
        }
    }
}
