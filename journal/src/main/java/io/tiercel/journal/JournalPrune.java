package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Removes the oldest segments of a journal. Cold; stateless.
 * <p>
 * First the journal's beginning is written, then the segments before it go: a stop in between leaves segments that nobody reads, and the next
 * opening for append removes them.
 */
final class JournalPrune {
    private JournalPrune() {}

    static PrunedSegments run(final Path journal, final long firstKept) throws IOException {
        final JournalStart start = JournalStart.load(journal);
        SegmentFolder.deleteRemains(journal, start);
        final List<SegmentFolder> folders = SegmentFolder.list(journal, start);
        JournalStart kept = start;
        long records = 0;
        long bytes = 0;
        int count = 0;
        while (count < folders.size() - 1) {
            final SegmentFolder folder = folders.get(count);
            final Optional<SegmentSeal> seal = folder.loadSeal();
            if (seal.isEmpty() || seal.get().lastSequence() >= firstKept) {
                break;
            }
            kept = new JournalStart(folder.ordinal() + 1, seal.get().lastSequence());
            records += seal.get().records();
            bytes += Files.size(folder.records());
            count++;
        }
        if (count > 0) {
            kept.store(journal);
            for (final SegmentFolder folder : folders.subList(0, count)) {
                folder.delete();
            }
            AtomicFile.forceDirectory(journal);
        }
        return new PrunedSegments(count, records, bytes, kept.firstSequence());
    }
}
