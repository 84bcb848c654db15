package io.tiercel.engine.inspection;

import io.tiercel.journal.SegmentExtent;
import io.tiercel.journal.SegmentStatus;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which records of a journal are wanted. Immutable.
 *
 * @param sides       journals.
 * @param from        first one, if not all.
 * @param to          last one, if not all.
 * @param types       names of tables or of messages, as {@code order_book_event} or {@code OrderBookEvent}; empty = all.
 * @param instruments symbols; empty = all.
 * @param limit       most records, 0 = all.
 */
public record RecordQuery(
        Set<JournalSide> sides,
        Optional<RecordBound> from,
        Optional<RecordBound> to,
        Set<String> types,
        Set<String> instruments,
        long limit) {
    /**
     * Copies the sets.
     *
     * @throws BadInputException when the limit is below 0.
     */
    public RecordQuery {
        sides = Set.copyOf(sides);
        types = Set.copyOf(types);
        instruments = Set.copyOf(instruments);
        if (limit < 0) {
            throw new BadInputException("limit = " + limit + ", expected 0 or more");
        }
    }

    /** Sequence to start reading at: what lies in front is known not to be wanted. */
    long firstSequence(final InspectedJournal journal, final JournalSide side) {
        final long begin = journal.firstSequence(side);
        // outputs may have a cause of 0
        final long first = begin == 1 ? 0 : begin;
        if (from.isEmpty()) {
            return first;
        }
        return switch (from.get()) {
            case RecordBound.Sequence(final long sequence) -> sequence;
            case RecordBound.Time(final long timeNs) -> Math.max(first, firstInTime(journal.segments(side), timeNs));
        };
    }

    private static long firstInTime(final List<SegmentStatus> segments, final long timeNs) {
        long first = 0;
        for (final SegmentStatus segment : segments) {
            final Optional<SegmentExtent> extent = segment.extent();
            if (extent.isEmpty() || extent.get().times().highestNs() >= timeNs) {
                return first;
            }
            first = extent.get().lastSequence() + 1;
        }
        return first;
    }

    /** Whether no record behind this one can be wanted: event times may run back, so only a sequence can end it. */
    boolean isBehind(final RecordView record) {
        return to.isPresent()
                && to.get() instanceof RecordBound.Sequence(final long sequence)
                && record.sequence() > sequence;
    }

    boolean isWanted(final RecordView record, final RecordText text) {
        if (from.isPresent() && !from.get().isAtOrBefore(record)) {
            return false;
        }
        if (to.isPresent() && !to.get().isAtOrAfter(record)) {
            return false;
        }
        if (!types.isEmpty()
                && !types.contains(record.table().name())
                && !types.contains(record.table().message())) {
            return false;
        }
        return instruments.isEmpty() || instruments.contains(text.symbol(record.instrumentId()));
    }
}
