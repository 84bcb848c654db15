package io.tiercel.engine.replay;

import io.tiercel.engine.inspection.NamedRecord;
import io.tiercel.marketdata.input.BadInputException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/** A place in a journal, as a person names it: by sequence or by event time. Immutable. */
public sealed interface ReplayPoint {
    /**
     * The input of a sequence.
     *
     * @param sequence 1 or more.
     */
    record Sequence(long sequence) implements ReplayPoint {
        @Override
        public String toString() {
            return "input " + sequence;
        }
    }

    /**
     * The inputs of an event time.
     *
     * @param timeNs ns since the epoch.
     */
    record Time(long timeNs) implements ReplayPoint {
        @Override
        public String toString() {
            return NamedRecord.time(timeNs);
        }
    }

    /**
     * The inputs of a time of the day, UTC, of the journal's first input.
     *
     * @param ofDayNs ns since midnight.
     */
    record TimeOfDay(long ofDayNs) implements ReplayPoint {
        private static final long NS_PER_DAY = 86_400_000_000_000L;

        /**
         * @param firstTimeNs event time of the journal's first input.
         * @return the time.
         */
        Time on(final long firstTimeNs) {
            return new Time(firstTimeNs - Math.floorMod(firstTimeNs, NS_PER_DAY) + ofDayNs);
        }

        @Override
        public String toString() {
            return LocalTime.ofNanoOfDay(ofDayNs).toString();
        }
    }

    /**
     * @param text a sequence such as {@code 120000}, a time such as {@code 2026-01-02T14:30:00Z}, or a time of the first input's day, UTC, such as
     *             {@code 14:30:00.5}.
     * @return the place.
     * @throws BadInputException if it is none of them.
     */
    static ReplayPoint parse(final String text) {
        try {
            if (text.matches("\\d{1,18}") && !text.matches("0+")) {
                return new Sequence(Long.parseLong(text));
            }
            if (text.contains("T")) {
                final Instant instant = Instant.parse(text);
                return new Time(
                        Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
            }
            return new TimeOfDay(LocalTime.parse(text).toNanoOfDay());
        } catch (final DateTimeParseException | ArithmeticException garbled) {
            throw new BadInputException(
                    "place " + text + " is unusable, expected a sequence such as 120000, a time such as"
                            + " 2026-01-02T14:30:00Z or a time of the first input's day, UTC, such as 14:30:00",
                    garbled);
        }
    }
}
