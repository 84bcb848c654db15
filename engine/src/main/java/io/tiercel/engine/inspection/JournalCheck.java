package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.RecordSchemas;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import io.tiercel.journal.SegmentExtent;
import io.tiercel.journal.SegmentStatus;
import io.tiercel.journal.Snapshot;
import io.tiercel.journal.Snapshots;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;

/**
 * What a check found in a journal: structure, checksums, gaps, schemas, causes, snapshots. Immutable.
 *
 * @param sides          of the input journal, then of the output journal.
 * @param outputsBeyond  outputs whose cause is not in the input journal: a crash leaves them, a restart sets them aside.
 * @param unknownRecord  the first record that no schema tells; empty when there is none.
 * @param artifacts      what is wrong with files that a replay needs, such as the model; empty when nothing is.
 * @param snapshots      the newest first.
 * @param writer         process that writes the journal; empty if nobody does.
 */
public record JournalCheck(
        List<SideCheck> sides,
        long outputsBeyond,
        Optional<String> unknownRecord,
        List<String> artifacts,
        List<SnapshotCheck> snapshots,
        OptionalLong writer) {
    private static final int RECORDS_PER_TELL = 1 << 14;

    /** Copies the lists. */
    public JournalCheck {
        sides = List.copyOf(sides);
        artifacts = List.copyOf(artifacts);
        snapshots = List.copyOf(snapshots);
    }

    /**
     * @return whether everything is as it has to be. A journal that a killed session left is, even with outputs beyond its inputs.
     */
    public boolean isWhole() {
        return sides.stream().allMatch(side -> side.damage().isEmpty())
                && unknownRecord.isEmpty()
                && artifacts.isEmpty()
                && snapshots.stream().allMatch(snapshot -> snapshot.fault().isEmpty());
    }

    /**
     * Reads a journal to its end.
     *
     * @param journal  to read.
     * @param progress told the share that has been read, now and then.
     * @return what was found; damage is told, not thrown.
     */
    public static JournalCheck of(final InspectedJournal journal, final DoubleConsumer progress) {
        return new Run(journal, progress).check();
    }

    /** One reading of a journal. */
    private static final class Run {
        private final InspectedJournal journal;
        private final DoubleConsumer progress;
        private long bytes;
        private long bytesRead;
        private long outputsBeyond;
        private String unknownRecord;

        Run(final InspectedJournal journal, final DoubleConsumer progress) {
            this.journal = journal;
            this.progress = progress;
        }

        JournalCheck check() {
            for (final JournalSide side : JournalSide.values()) {
                try {
                    bytes += journal.bytes(side);
                } catch (final JournalException damaged) {
                    // told when the side is read
                    bytes++;
                }
            }
            final SideCheck inputs = read(JournalSide.INPUT, Long.MAX_VALUE);
            // what a writer appends between the two readings has its causes behind the end that was seen
            final long lastInput = journal.writer().isPresent() ? Long.MAX_VALUE : inputs.lastSequence();
            final SideCheck outputs = read(JournalSide.OUTPUT, lastInput);
            return new JournalCheck(
                    List.of(inputs, outputs),
                    outputsBeyond,
                    Optional.ofNullable(unknownRecord),
                    artifacts(),
                    snapshots(),
                    journal.writer());
        }

        private SideCheck read(final JournalSide side, final long lastCause) {
            JournalException damage = null;
            long records = 0;
            long last = 0;
            try (JournalReader reader = journal.read(side)) {
                try {
                    while (reader.next()) {
                        records++;
                        last = reader.lastSequence();
                        outputsBeyond += last > lastCause ? 1 : 0;
                        look(reader);
                    }
                } catch (final JournalException found) {
                    damage = found;
                }
            }
            return side(side, records, last, damage);
        }

        private void look(final JournalReader reader) {
            bytesRead += reader.length();
            if (reader.recordCount() % RECORDS_PER_TELL == 0) {
                progress.accept((double) bytesRead / Math.max(1, bytes));
            }
            if (unknownRecord == null) {
                try {
                    RecordSchemas.table(journal.path(), reader.buffer(), reader.offset(), reader.length());
                } catch (final BadInputException unknown) {
                    unknownRecord = unknown.getMessage();
                }
            }
        }

        private SideCheck side(
                final JournalSide side, final long records, final long last, final JournalException damage) {
            List<SegmentStatus> segments = List.of();
            JournalException fault = damage;
            try {
                segments = journal.segments(side);
            } catch (final JournalException missing) {
                fault = damage == null ? missing : damage;
            }
            final boolean isClosed = segments.isEmpty()
                    || segments.getLast().extent().map(SegmentExtent::isClosed).orElse(false);
            return new SideCheck(
                    side,
                    records,
                    last,
                    segments.size(),
                    (int) segments.stream()
                            .filter(segment -> segment.extent().isEmpty())
                            .count(),
                    isClosed,
                    Optional.ofNullable(fault));
        }

        private List<String> artifacts() {
            final List<String> faults = new ArrayList<>();
            for (final String name : journal.directory().artifactNames()) {
                try {
                    journal.directory().artifact(name);
                } catch (final JournalException damaged) {
                    faults.add(damaged.getMessage());
                }
            }
            return faults;
        }

        private List<SnapshotCheck> snapshots() {
            final Snapshots snapshots = new Snapshots(journal.path());
            final List<SnapshotCheck> checks = new ArrayList<>();
            for (final long sequence : snapshots.sequences()) {
                try {
                    final Snapshot snapshot = snapshots.read(sequence);
                    checks.add(new SnapshotCheck(sequence, snapshot.state().length, Optional.empty()));
                } catch (final JournalException damaged) {
                    checks.add(new SnapshotCheck(sequence, 0, Optional.of(damaged.getMessage())));
                }
            }
            return checks;
        }
    }
}
