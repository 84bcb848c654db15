package io.tiercel.engine.replay;

import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.util.Optional;

/**
 * Which inputs of a journal are looked at. Immutable.
 *
 * @param first sequence of the first.
 * @param last  sequence of the last; {@code Long.MAX_VALUE} = to the end of the journal.
 */
record ReplayRange(long first, long last) {
    /** The whole journal. */
    static final ReplayRange ALL = new ReplayRange(1, Long.MAX_VALUE);

    /**
     * Looks two places up. Times cost a reading of the journal up to the later one.
     *
     * @param journal of the session.
     * @param from    first input: of that sequence, or the first not before that time.
     * @param to      last input: of that sequence, or the last not after that time.
     * @throws BadInputException when no input lies between them.
     */
    static ReplayRange of(
            final JournalDirectory journal, final Optional<ReplayPoint> from, final Optional<ReplayPoint> to) {
        long first = 1;
        if (from.isPresent()) {
            first = switch (from.get()) {
                case ReplayPoint.Sequence(long sequence) -> sequence;
                default -> lastBefore(journal, timeNs(journal, from.get())) + 1;
            };
        }
        long last = Long.MAX_VALUE;
        if (to.isPresent()) {
            last = switch (to.get()) {
                case ReplayPoint.Sequence(long sequence) -> sequence;
                default -> lastBefore(journal, timeNs(journal, to.get()) + 1);
            };
        }
        if (first > last) {
            throw new BadInputException(
                    "replay from " + from.map(Object::toString).orElse("the beginning") + " to "
                            + to.map(Object::toString).orElse("the end") + " holds no input of " + journal.path()
                            + ", expected a first place at or before the last");
        }
        return new ReplayRange(first, last);
    }

    /** This range from another's first input on. */
    ReplayRange from(final ReplayRange other) {
        return new ReplayRange(other.first, last);
    }

    /**
     * @param journal of the session.
     * @param point   any place.
     * @return the same; a time of the day on the day of the journal's first input.
     */
    static ReplayPoint resolve(final JournalDirectory journal, final ReplayPoint point) {
        return point instanceof ReplayPoint.TimeOfDay ? new ReplayPoint.Time(timeNs(journal, point)) : point;
    }

    private static long timeNs(final JournalDirectory journal, final ReplayPoint point) {
        return switch (point) {
            case ReplayPoint.Time(long timeNs) -> timeNs;
            case ReplayPoint.TimeOfDay ofDay -> ofDay.on(firstTimeNs(journal)).timeNs();
            case ReplayPoint.Sequence _ -> throw new IllegalArgumentException("a sequence is no time");
        };
    }

    private static long firstTimeNs(final JournalDirectory journal) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader inputs = journal.readInput()) {
            return inputs.next() ? header.wrap(inputs.buffer(), inputs.offset()).eventTimeNs() : 0;
        }
    }

    /** Sequence of the last input before a time; event times never run back. */
    private static long lastBefore(final JournalDirectory journal, final long timeNs) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        long last = journal.firstInputSequence() - 1;
        try (JournalReader inputs = journal.readInput()) {
            while (inputs.next()
                    && header.wrap(inputs.buffer(), inputs.offset()).eventTimeNs() < timeNs) {
                last = header.sequence();
            }
        }
        return last;
    }
}
