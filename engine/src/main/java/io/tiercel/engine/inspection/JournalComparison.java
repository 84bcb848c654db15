package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.EventColumn;
import io.tiercel.engine.conversion.EventGroup;
import io.tiercel.engine.conversion.EventTable;
import io.tiercel.journal.JournalReader;
import io.tiercel.journal.RecordDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.agrona.DirectBuffer;

/** Compares two journals record by record, in bounded memory. One thread; cold. */
public final class JournalComparison {
    private static final int RECORDS_PER_TELL = 1 << 14;

    private final InspectedJournal a;
    private final InspectedJournal b;
    private final RecordText textA;
    private final RecordText textB;
    private final DoubleConsumer progress;
    private long bytesRead;
    private long bytes;

    /**
     * @param a        one journal.
     * @param b        the other.
     * @param progress told the share that has been read, now and then.
     */
    public JournalComparison(final InspectedJournal a, final InspectedJournal b, final DoubleConsumer progress) {
        this.a = a;
        this.b = b;
        this.progress = progress;
        textA = new RecordText(a.instruments());
        textB = new RecordText(b.instruments());
    }

    /**
     * @return how the inputs differ, then how the outputs do.
     * @throws io.tiercel.journal.JournalException when one is damaged.
     */
    public List<SideDifference> run() {
        final List<SideDifference> sides = new ArrayList<>();
        for (final JournalSide side : JournalSide.values()) {
            bytes += a.bytes(side);
        }
        for (final JournalSide side : JournalSide.values()) {
            sides.add(compare(side));
        }
        return sides;
    }

    private SideDifference compare(final JournalSide side) {
        final long first = Math.max(a.firstSequence(side), b.firstSequence(side));
        // outputs may have a cause of 0
        final long from = first == 1 ? 0 : first;
        try (JournalReader readerA = a.read(side, from);
                JournalReader readerB = b.read(side, from)) {
            final RecordView recordA = new RecordView(a.path(), side, readerA);
            final RecordView recordB = new RecordView(b.path(), side, readerB);
            return new Run(side, first, recordA, recordB).run();
        }
    }

    /** The comparison of one side. */
    private final class Run {
        private final JournalSide side;
        private final long from;
        private final RecordView recordA;
        private final RecordView recordB;
        private long equal;
        private long unlike;
        private long onlyA;
        private long onlyB;
        private SideDifference.First first;

        Run(final JournalSide side, final long from, final RecordView recordA, final RecordView recordB) {
            this.side = side;
            this.from = from;
            this.recordA = recordA;
            this.recordB = recordB;
        }

        SideDifference run() {
            boolean hasA = recordA.next();
            boolean hasB = recordB.next();
            while (hasA || hasB) {
                final int order = hasA && hasB ? order() : hasA ? -1 : 1;
                if (order == 0) {
                    comparePair();
                } else if (order < 0) {
                    onlyA++;
                    note(recordA, Optional.of(textA.line(recordA)), Optional.empty(), List.of());
                } else {
                    onlyB++;
                    note(recordB, Optional.empty(), Optional.of(textB.line(recordB)), List.of());
                }
                if (order <= 0) {
                    tell(recordA);
                    hasA = recordA.next();
                }
                if (order >= 0) {
                    hasB = recordB.next();
                }
            }
            return new SideDifference(side, from, equal, unlike, onlyA, onlyB, Optional.ofNullable(first));
        }

        private int order() {
            final int bySequence = Long.compare(recordA.sequence(), recordB.sequence());
            return bySequence != 0 || side == JournalSide.INPUT
                    ? bySequence
                    : Long.compare(recordA.sourceSequence(), recordB.sourceSequence());
        }

        private void comparePair() {
            if (isEqual()) {
                equal++;
                return;
            }
            unlike++;
            if (first == null) {
                final boolean isSameKind = recordA.table().equals(recordB.table());
                note(
                        recordA,
                        Optional.of(recordA.table().message() + " " + textA.line(recordA)),
                        Optional.of(recordB.table().message() + " " + textB.line(recordB)),
                        isSameKind ? fields() : List.of());
            }
        }

        private void note(
                final RecordView record,
                final Optional<String> lineA,
                final Optional<String> lineB,
                final List<FieldDifference> fields) {
            if (first == null) {
                first = new SideDifference.First(record.sequence(), record.sourceSequence(), lineA, lineB, fields);
            }
        }

        /** All bytes but those of the checksum, which follows from them. */
        private boolean isEqual() {
            if (recordA.length() != recordB.length()) {
                return false;
            }
            final int behind = RecordDescriptor.CRC32C_OFFSET + Integer.BYTES;
            return isEqual(0, RecordDescriptor.CRC32C_OFFSET) && isEqual(behind, recordA.length());
        }

        private boolean isEqual(final int start, final int end) {
            final DirectBuffer bytesA = recordA.buffer();
            final DirectBuffer bytesB = recordB.buffer();
            final int atA = recordA.offset();
            final int atB = recordB.offset();
            int i = start;
            while (i + Long.BYTES <= end) {
                if (bytesA.getLong(atA + i) != bytesB.getLong(atB + i)) {
                    return false;
                }
                i += Long.BYTES;
            }
            while (i < end) {
                if (bytesA.getByte(atA + i) != bytesB.getByte(atB + i)) {
                    return false;
                }
                i++;
            }
            return true;
        }

        private List<FieldDifference> fields() {
            final List<FieldDifference> differences = new ArrayList<>();
            final EventTable table = recordA.table();
            addFields("", table.columns(), recordA.offset(), recordB.offset(), recordA.instrumentId(), differences);
            for (int i = 0; i < table.groups().size(); i++) {
                addGroup(i, differences);
            }
            return differences;
        }

        private void addGroup(final int index, final List<FieldDifference> differences) {
            final EventTable table = recordA.table();
            final EventGroup group = table.groups().get(index);
            final int startA = table.group(recordA.buffer(), recordA.offset(), index);
            final int startB = table.group(recordB.buffer(), recordB.offset(), index);
            final int countA = EventGroup.count(recordA.buffer(), startA);
            final int countB = EventGroup.count(recordB.buffer(), startB);
            if (countA != countB) {
                differences.add(new FieldDifference(
                        group.field() + ".length", Integer.toString(countA), Integer.toString(countB)));
            }
            for (int i = 0; i < Math.min(countA, countB); i++) {
                addFields(
                        group.field() + "[" + i + "].",
                        group.columns(),
                        EventGroup.element(recordA.buffer(), startA, i),
                        EventGroup.element(recordB.buffer(), startB, i),
                        group.isByInstrument() ? i : recordA.instrumentId(),
                        differences);
            }
        }

        private void addFields(
                final String prefix,
                final List<EventColumn> columns,
                final int startA,
                final int startB,
                final int instrumentId,
                final List<FieldDifference> differences) {
            for (final EventColumn column : columns) {
                final String inA = textA.text(column, recordA.buffer(), startA, instrumentId);
                final String inB = textB.text(column, recordB.buffer(), startB, instrumentId);
                if (!inA.equals(inB)) {
                    differences.add(new FieldDifference(prefix + column.field(), inA, inB));
                }
            }
        }

        private void tell(final RecordView record) {
            bytesRead += record.length();
            if ((equal + unlike + onlyA) % RECORDS_PER_TELL == 0) {
                progress.accept((double) bytesRead / Math.max(1, bytes));
            }
        }
    }
}
