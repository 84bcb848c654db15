package io.tiercel.engine.inspection;

import io.tiercel.engine.recovery.SessionSnapshots;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalInventory;
import io.tiercel.journal.JournalReader;
import io.tiercel.journal.PrunedSegments;
import io.tiercel.journal.RecordDescriptor;
import io.tiercel.journal.SegmentExtent;
import io.tiercel.journal.SegmentStatus;
import io.tiercel.journal.Snapshots;
import io.tiercel.journal.TimeSpan;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which old segments of a journal may go: those that neither the retention nor the newest good snapshot needs. Immutable; cold.
 *
 * @param keptNs    event time to keep, counted back from the newest record, ns; empty = not by time.
 * @param keptBytes bytes of both journals' files to keep; empty = not by size.
 */
public record Retention(OptionalLong keptNs, OptionalLong keptBytes) {
    /**
     * What a pruning removed, or would.
     *
     * @param snapshot sequence of the newest good snapshot, which everything behind stays for.
     * @param inputs   of the input journal.
     * @param outputs  of the output journal.
     */
    public record Result(long snapshot, PrunedSegments inputs, PrunedSegments outputs) {}

    /**
     * @throws BadInputException when nothing says what to keep.
     */
    public Retention {
        if (keptNs.isEmpty() && keptBytes.isEmpty()) {
            throw new BadInputException("nothing says what to keep, expected --keep-days or --keep-bytes");
        }
    }

    /**
     * @param folder   of a journal that nobody writes.
     * @param isTrying true: nothing is removed, only told.
     * @return what was removed, or would be.
     * @throws BadInputException if the journal has no good snapshot: what is removed could not be made again.
     * @throws JournalException  if somebody writes it, it is damaged, or the disk refuses.
     */
    public Result prune(final Path folder, final boolean isTrying) {
        try (JournalDirectory directory = isTrying
                ? JournalDirectory.openForRead(folder, JournalVersion.expected(folder))
                : JournalDirectory.openForAppend(folder, JournalVersion.expected(folder))) {
            final long snapshot = newestGood(directory);
            final JournalInventory inventory = new JournalInventory(directory);
            final long firstKept = Math.min(snapshot + 1, firstKept(inventory));
            return isTrying
                    ? new Result(
                            snapshot,
                            planned(inventory.inputs(), firstKept, directory.firstInputSequence()),
                            planned(inventory.outputs(), firstKept, directory.firstOutputCause()))
                    : new Result(
                            snapshot, directory.pruneInputBefore(firstKept), directory.pruneOutputBefore(firstKept));
        }
    }

    /** The newest one that this build would take up: of the same classes and configuration, at an input that the journal holds. */
    private static long newestGood(final JournalDirectory directory) {
        final Path folder = directory.path();
        if (SessionMetadata.isOfSession(directory.metadata())) {
            final SessionSnapshots usable = new SessionSnapshots(
                    folder, SessionMetadata.SCHEMA_VERSION, SessionMetadata.configuration(directory.metadata()));
            final long lastInput = lastInput(directory);
            for (final long sequence : new Snapshots(folder).sequences()) {
                if (sequence <= lastInput && usable.problem(sequence).isEmpty()) {
                    return sequence;
                }
            }
        }
        throw new BadInputException(
                folder + ": has no good snapshot of this build, expected one to go on from without the records that"
                        + " would be removed; make one with 'tiercel journal snapshot'");
    }

    private static long lastInput(final JournalDirectory directory) {
        try (JournalReader reader = directory.readInputFrom(Long.MAX_VALUE)) {
            boolean isRecord = reader.next();
            while (isRecord) {
                isRecord = reader.next();
            }
            return reader.lastSequence();
        }
    }

    /** First sequence that the retention alone would keep. */
    private long firstKept(final JournalInventory inventory) {
        long first = Long.MAX_VALUE;
        final List<SegmentStatus> inputs = inventory.inputs();
        if (keptNs.isPresent()) {
            final TimeSpan times = inputs.stream()
                    .flatMap(segment -> segment.extent().stream())
                    .map(SegmentExtent::times)
                    .reduce(TimeSpan.NONE, TimeSpan::with);
            final long firstKeptNs = times.isKnown() ? times.highestNs() - keptNs.getAsLong() : Long.MIN_VALUE;
            first = Math.min(first, firstNewer(inputs, firstKeptNs));
        }
        if (keptBytes.isPresent()) {
            first = Math.min(first, firstWithin(inputs, inventory.outputs(), keptBytes.getAsLong()));
        }
        return first;
    }

    /** First sequence of the first segment with a record that is to be kept. */
    private static long firstNewer(final List<SegmentStatus> segments, final long firstKeptNs) {
        long first = RecordDescriptor.BEFORE_FIRST_SEQUENCE + 1;
        for (final SegmentStatus segment : segments) {
            final Optional<SegmentExtent> extent = segment.extent();
            if (extent.isEmpty() || extent.get().times().highestNs() >= firstKeptNs) {
                return first;
            }
            first = extent.get().lastSequence() + 1;
        }
        return first;
    }

    /** First sequence such that the files from it on, of both journals, have no more than so many bytes. */
    private static long firstWithin(
            final List<SegmentStatus> inputs, final List<SegmentStatus> outputs, final long keptBytes) {
        long first = RecordDescriptor.BEFORE_FIRST_SEQUENCE + 1;
        for (final SegmentStatus segment : inputs) {
            if (bytesFrom(inputs, first) + bytesFrom(outputs, first) <= keptBytes
                    || segment.extent().isEmpty()) {
                return first;
            }
            first = segment.extent().get().lastSequence() + 1;
        }
        return first;
    }

    /** Bytes of the segments that stay when records from a sequence on are kept; the last one always does. */
    private static long bytesFrom(final List<SegmentStatus> segments, final long firstKept) {
        long bytes = 0;
        for (int i = 0; i < segments.size(); i++) {
            final Optional<SegmentExtent> extent = segments.get(i).extent();
            final boolean isKept =
                    i == segments.size() - 1 || extent.isEmpty() || extent.get().lastSequence() >= firstKept;
            bytes += isKept ? segments.get(i).bytes() : 0;
        }
        return bytes;
    }

    private static PrunedSegments planned(
            final List<SegmentStatus> segments, final long firstKept, final long firstNow) {
        int count = 0;
        long records = 0;
        long bytes = 0;
        long first = firstNow;
        for (int i = 0; i < segments.size() - 1; i++) {
            final Optional<SegmentExtent> extent = segments.get(i).extent();
            if (extent.isEmpty() || extent.get().lastSequence() >= firstKept) {
                break;
            }
            count++;
            records += extent.get().records();
            bytes += segments.get(i).bytes();
            first = extent.get().lastSequence() + 1;
        }
        return new PrunedSegments(count, records, bytes, first);
    }
}
