package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What lies in a journal folder, without a look at the records and without a lock. Cold; immutable. */
public final class JournalInventory {
    private final JournalDirectory directory;

    /**
     * Makes the inventory of a journal that is open.
     *
     * @param directory open for reading or for append.
     */
    public JournalInventory(final JournalDirectory directory) {
        this.directory = directory;
    }

    /**
     * Segments of the input journal.
     *
     * @return in their order; those only allocated ahead are among them.
     * @throws JournalException if one is missing or its seal is damaged.
     */
    public List<SegmentStatus> inputs() {
        return segments(directory.inputFolder());
    }

    /**
     * Segments of the output journal.
     *
     * @return as {@link #inputs}.
     * @throws JournalException as {@link #inputs}.
     */
    public List<SegmentStatus> outputs() {
        return segments(directory.outputFolder());
    }

    /**
     * Who writes the journal now, as far as can be told without its lock: the process that the lock file names is alive, and is not a later one of the
     * same number.
     *
     * @return number of that process; empty if nobody writes.
     */
    public OptionalLong writer() {
        return JournalLock.holder(directory.path());
    }

    private static List<SegmentStatus> segments(final Path journal) {
        final List<SegmentStatus> segments = new ArrayList<>();
        for (final SegmentFolder folder : SegmentFolder.list(journal)) {
            segments.add(new SegmentStatus(
                    folder.ordinal(),
                    folder.records(),
                    bytes(folder.records()),
                    folder.loadSeal()
                            .map(seal -> new SegmentExtent(
                                    seal.records(), seal.lastSequence(), seal.times(), seal.closed()))));
        }
        return segments;
    }

    private static long bytes(final Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (final IOException e) {
            throw new JournalException("journal: cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
