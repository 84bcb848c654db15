package io.tiercel.engine.performance;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Values at times, ascending, each time once. Immutable; cold.
 *
 * @param labels  the times as the source spells them.
 * @param timesNs the same, ns since the epoch; a date is its midnight in UTC.
 * @param values  finite.
 */
public record EquitySeries(List<String> labels, List<Long> timesNs, List<Double> values) {
    private static final String EXPECTED = ", expected a header with date or timestamp, and value";
    private static final long NS_PER_SECOND = 1_000_000_000L;

    public EquitySeries {
        labels = List.copyOf(labels);
        timesNs = List.copyOf(timesNs);
        values = List.copyOf(values);
    }

    /**
     * Reads a file of comma-separated values with a header. Columns are {@code date} (2024-05-31) or {@code timestamp} (ISO 8601, in UTC unless it says
     * otherwise, or whole ns since the epoch), and {@code value}; further ones are left alone.
     *
     * @param file in UTF-8.
     * @return its rows.
     * @throws BadInputException in one line: file, line, what is wrong, what was expected.
     */
    public static EquitySeries read(final Path file) {
        final List<String> lines = lines(file);
        if (lines.isEmpty() || lines.getFirst().isBlank()) {
            throw new BadInputException(file + ": is empty" + EXPECTED);
        }
        final List<String> header = Arrays.stream(cells(lines.getFirst().replace("\uFEFF", "")))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        final int dateColumn = header.indexOf("date");
        final int timestampColumn = header.indexOf("timestamp");
        final int valueColumn = header.indexOf("value");
        final int duplicate = header.size() - (int) header.stream().distinct().count();
        if (valueColumn < 0 || (dateColumn < 0) == (timestampColumn < 0) || duplicate > 0) {
            throw new BadInputException(
                    file + ", line 1: columns are " + String.join(",", header) + EXPECTED + ", each once");
        }
        final String[] labels = new String[lines.size() - 1];
        final Long[] times = new Long[labels.length];
        final Double[] values = new Double[labels.length];
        final boolean isDated = dateColumn >= 0;
        for (int i = 0; i < labels.length; i++) {
            final String where = file + ", line " + (i + 2) + ": ";
            final String[] cells = cells(lines.get(i + 1));
            if (cells.length != header.size()) {
                throw new BadInputException(
                        where + "has " + cells.length + " columns, expected " + header.size() + " as in the header");
            }
            labels[i] = cells[isDated ? dateColumn : timestampColumn];
            times[i] = isDated ? date(where, labels[i]) : timestamp(where, labels[i]);
            values[i] = value(where, cells[valueColumn]);
            if (i > 0 && times[i] <= times[i - 1]) {
                throw new BadInputException(where + labels[i]
                        + (Objects.equals(times[i], times[i - 1]) ? " is there twice" : " is before " + labels[i - 1])
                        + ", expected ascending times, each once");
            }
        }
        if (labels.length == 0) {
            throw new BadInputException(file + ": has no rows, expected at least one below the header");
        }
        return new EquitySeries(List.of(labels), List.of(times), List.of(values));
    }

    private static List<String> lines(final Path file) {
        try {
            final List<String> lines = Files.readAllLines(file);
            int size = lines.size();
            while (size > 1 && lines.get(size - 1).isBlank()) {
                size--;
            }
            return lines.subList(0, size);
        } catch (final CharacterCodingException e) {
            throw new BadInputException(file + ": is no text in UTF-8" + EXPECTED, e);
        } catch (final IOException e) {
            throw new BadInputException(file + ": cannot be read, expected a file of comma-separated values: " + e, e);
        }
    }

    private static String[] cells(final String line) {
        final String[] cells = line.split(",", -1);
        for (int i = 0; i < cells.length; i++) {
            final String cell = cells[i].strip();
            cells[i] = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                    ? cell.substring(1, cell.length() - 1)
                    : cell;
        }
        return cells;
    }

    private static long date(final String where, final String text) {
        try {
            return Math.multiplyExact(LocalDate.parse(text).toEpochDay(), EquityPeriod.DAY_NS);
        } catch (final DateTimeException | ArithmeticException e) {
            throw new BadInputException(where + "date is \"" + text + "\", expected one such as 2024-05-31", e);
        }
    }

    private static long timestamp(final String where, final String text) {
        try {
            if (text.matches("-?\\d{1,19}")) {
                return Long.parseLong(text);
            }
            final String iso = text.replace(' ', 'T');
            final OffsetDateTime time = iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(iso)
                    : (iso.contains("T")
                                    ? LocalDateTime.parse(iso)
                                    : LocalDate.parse(iso).atStartOfDay())
                            .atOffset(ZoneOffset.UTC);
            return Math.addExact(Math.multiplyExact(time.toEpochSecond(), NS_PER_SECOND), time.getNano());
        } catch (final DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new BadInputException(
                    where + "timestamp is \"" + text
                            + "\", expected one such as 2024-05-31T16:00:00Z, or ns since the epoch",
                    e);
        }
    }

    private static double value(final String where, final String text) {
        double value = Double.NaN;
        try {
            value = text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?") ? Double.parseDouble(text) : Double.NaN;
        } catch (final NumberFormatException e) {
            // told below, as everything that is no finite number
        }
        if (!Double.isFinite(value)) {
            throw new BadInputException(where + "value is \"" + text + "\", expected a number");
        }
        return value;
    }

    /**
     * @param other a second series.
     * @return the rows of this whose times the other has too.
     */
    public EquitySeries within(final EquitySeries other) {
        final Set<Long> known = new HashSet<>(other.timesNs);
        final List<Integer> kept = IntStream.range(0, size())
                .filter(i -> known.contains(timesNs.get(i)))
                .boxed()
                .toList();
        return new EquitySeries(
                kept.stream().map(labels::get).toList(),
                kept.stream().map(timesNs::get).toList(),
                kept.stream().map(values::get).toList());
    }

    /**
     * @return rows.
     */
    public int size() {
        return labels.size();
    }

    /**
     * @return the values, in the order of time.
     */
    public double[] toArray() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
