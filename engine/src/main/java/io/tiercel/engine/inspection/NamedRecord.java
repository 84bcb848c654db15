package io.tiercel.engine.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record of a journal by its names. Immutable.
 *
 * @param name        of its message; {@code template N} when no schema of this version knows it.
 * @param templateId  number of its message.
 * @param sequence    of the input, or of the input that caused it.
 * @param eventTimeNs ns since the epoch.
 * @param instrument  symbol, if it is about one that the session lists.
 * @param header      fields of the header that say something about the event, in order.
 * @param fields      of the message; groups are spread, entry by entry.
 */
public record NamedRecord(
        String name,
        int templateId,
        long sequence,
        long eventTimeNs,
        Optional<String> instrument,
        List<NamedField> header,
        List<NamedField> fields) {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /**
     * @param timeNs ns since the epoch.
     * @return as ISO 8601 in UTC, with as many digits of the second as it needs.
     */
    public static String time(final long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND))
                .toString();
    }

    /**
     * @return all fields, the header's first.
     */
    public List<NamedField> all() {
        return Stream.concat(header.stream(), fields.stream()).toList();
    }

    /** One line: {@code OrderBookEvent TIER at 2026-01-05T14:30:00.000120Z: action ADD, side BUY, price 187.23, qty 100}; fields without a value left out. */
    @Override
    public String toString() {
        final String told = fields.stream()
                .filter(field -> field.value().isPresent())
                .map(NamedField::toString)
                .collect(Collectors.joining(", "));
        return name + instrument.map(symbol -> " " + symbol).orElse("") + " at " + time(eventTimeNs)
                + (told.isEmpty() ? "" : ": " + told);
    }
}
