package io.tiercel.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shortens a journal to its good records, or to those up to a sequence, and keeps what it takes away. Cold.
 * <p>
 * What is taken away lies afterwards, byte for byte, in a new folder {@code set-aside/NAME-N}: a copy of the segment that was shortened, and the
 * segments behind it. A repair cut short by a crash leaves a journal that says that a segment is missing, and can be repaired again.
 */
final class JournalRepair {
    private final Path journal;
    private final SequenceRule rule;
    private final long limit;

    /**
     * Makes a repair.
     *
     * @param journal folder of the segments.
     * @param rule    rule the sequences keep.
     * @param limit   last sequence to keep; {@link Long#MAX_VALUE} = all good records.
     */
    JournalRepair(final Path journal, final SequenceRule rule, final long limit) {
        this.journal = journal;
        this.rule = rule;
        this.limit = limit;
    }

    /** Repairs; returns the folder of what was taken away, or nothing if the journal is whole as it is. */
    Optional<Path> run() throws IOException {
        if (isWhole()) {
            return Optional.empty();
        }
        final JournalStart start = JournalStart.load(journal);
        final Path aside = newFolder();
        SegmentFolder last = null;
        SegmentSeal lastSeal = null;
        SegmentFolder folder = SegmentFolder.of(journal, start.ordinal());
        boolean isGood = true;
        while (isGood && folder.isPrepared()) {
            final Optional<SegmentSeal> kept =
                    measure(folder, lastSeal == null ? start.sequenceBefore() : lastSeal.lastSequence());
            isGood = kept.isPresent();
            if (isGood) {
                last = folder;
                lastSeal = kept.get();
                isGood = isWhole(folder, lastSeal);
                folder = SegmentFolder.of(journal, folder.ordinal() + 1);
            }
        }
        moveBehind(last == null ? start.ordinal() - 1 : last.ordinal(), aside);
        if (last != null) {
            shorten(last, lastSeal, aside);
        } else if (start.isPruned()) {
            // A journal that begins in the middle has a first segment, be it empty: else its absence is an error.
            ChronicleSettings.apply();
            final Segment empty =
                    Segment.create(SegmentFolder.of(journal, start.ordinal()), JournalConfig.MIN_SEGMENT_BYTES);
            empty.finish(start.sequenceBefore());
            empty.seal(true);
        }
        return Optional.of(aside);
    }

    private boolean isWhole() {
        try (JournalReader reader = new JournalReader(journal, rule, false, JournalReader.FROM_START)) {
            while (reader.next()) {
                if (reader.lastSequence() > limit) {
                    return false;
                }
            }
            return true;
        } catch (final JournalException e) {
            return false;
        }
    }

    /**
     * Whether a segment ends where its good records do. Without a readable seal that is told by the next segment: a writer goes on to it only when this one
     * is full, and inputs have no gaps.
     */
    private boolean isWhole(final SegmentFolder folder, final SegmentSeal measured) throws IOException {
        final Optional<SegmentSeal> told = folder.loadSealIfReadable();
        if (told.isPresent()) {
            return told.get().isSameExtent(measured);
        }
        final boolean isLost = Files.exists(folder.seal());
        final SegmentFolder next = SegmentFolder.of(journal, folder.ordinal() + 1);
        if ((isLost && rule != SequenceRule.GAPLESS)
                || !next.isPrepared()
                || !hasRecordAfter(next, measured.lastSequence())) {
            return false;
        }
        if (isLost) {
            measured.store(folder.seal());
        }
        return true;
    }

    private boolean hasRecordAfter(final SegmentFolder folder, final long lastSequence) {
        try (SegmentReader reader = new SegmentReader(rule)) {
            reader.openUnsealed(folder, lastSequence);
            return reader.next();
        } catch (final JournalException e) {
            return false;
        }
    }

    /** Good records of a segment up to the limit; nothing if not even its start can be read. */
    private Optional<SegmentSeal> measure(final SegmentFolder folder, final long sequenceBefore) {
        SegmentSeal kept = null;
        try (SegmentReader reader = new SegmentReader(rule)) {
            reader.openUnsealed(folder, sequenceBefore);
            kept = reader.extent();
            while (reader.next() && reader.lastSequence() <= limit) {
                kept = reader.extent();
            }
        } catch (final JournalException e) {
            // What is good ends here.
            return Optional.ofNullable(kept);
        }
        return Optional.of(kept);
    }

    private void moveBehind(final int lastOrdinal, final Path aside) throws IOException {
        final List<Path> behind;
        try (Stream<Path> entries = Files.list(journal)) {
            behind = entries.filter(SegmentFolder::isName)
                    .filter(entry -> Integer.parseInt(entry.getFileName().toString()) > lastOrdinal)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (final Path folder : behind) {
            Files.move(folder, aside.resolve(folder.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void shorten(final SegmentFolder folder, final SegmentSeal seal, final Path aside)
            throws IOException {
        Files.copy(folder.records(), aside.resolve("%06d.cq4".formatted(folder.ordinal())));
        // Zeros behind the last record, as in a segment that was never longer.
        final long keptBytes = Segment.trimmedLength(seal.endPosition());
        try (FileChannel file = FileChannel.open(folder.records(), StandardOpenOption.WRITE)) {
            final ByteBuffer zeros = ByteBuffer.allocate((int) (keptBytes - seal.endPosition()));
            while (zeros.hasRemaining()) {
                file.write(zeros, seal.endPosition() + zeros.position());
            }
        }
        Segment.trim(folder.records(), seal.endPosition());
        seal.withClosed(true).store(folder.seal());
    }

    private Path newFolder() throws IOException {
        final Path parent = journal.resolveSibling("set-aside");
        Files.createDirectories(parent);
        int number = 1;
        while (Files.exists(parent.resolve(journal.getFileName() + "-" + number))) {
            number++;
        }
        return Files.createDirectory(parent.resolve(journal.getFileName() + "-" + number));
    }
}
