package io.tiercel.engine.inspection;

import io.tiercel.marketdata.input.BadInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** First or last record that is wanted: by its sequence, or by its event time. Immutable. */
public sealed interface RecordBound {
    /**
     * @param text a sequence such as {@code 1200}, or a time such as {@code 2012-06-21T13:30:00.5Z} or {@code 2012-06-21}, UTC.
     * @return the bound.
     * @throws BadInputException when it is neither.
     */
    static RecordBound parse(final String text) {
        try {
            if (text.matches("\\d{1,18}")) {
                return new Sequence(Long.parseLong(text));
            }
            final Instant instant;
            if (!text.contains("T")) {
                instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } else if (text.endsWith("Z")) {
                instant = Instant.parse(text);
            } else {
                instant = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            }
            return new Time(
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
        } catch (final DateTimeParseException | ArithmeticException e) {
            throw new BadInputException(
                    "'" + text + "' is neither a sequence nor a time, expected such as 1200, 2012-06-21T13:30:00.5Z or"
                            + " 2012-06-21",
                    e);
        }
    }

    /** Whether the record lies at this bound or behind it. */
    boolean isAtOrBefore(RecordView record);

    /** Whether the record lies at this bound or in front of it. */
    boolean isAtOrAfter(RecordView record);

    /**
     * A sequence; of outputs that of the cause.
     *
     * @param sequence 0 or more.
     */
    record Sequence(long sequence) implements RecordBound {
        @Override
        public boolean isAtOrBefore(final RecordView record) {
            return record.sequence() >= sequence;
        }

        @Override
        public boolean isAtOrAfter(final RecordView record) {
            return record.sequence() <= sequence;
        }
    }

    /**
     * An event time.
     *
     * @param timeNs since the epoch.
     */
    record Time(long timeNs) implements RecordBound {
        @Override
        public boolean isAtOrBefore(final RecordView record) {
            return record.eventTimeNs() >= timeNs;
        }

        @Override
        public boolean isAtOrAfter(final RecordView record) {
            return record.eventTimeNs() <= timeNs;
        }
    }
}
