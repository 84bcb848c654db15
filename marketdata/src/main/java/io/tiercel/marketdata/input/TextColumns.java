package io.tiercel.marketdata.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows of a file of comma-separated columns, numbered from 0 in the code and from 1 in messages; spaces and double quotes around a column are no
 * part of it.
 * <p>
 * Owned by one thread; reading a row and its plain numbers allocates nothing.
 */
public final class TextColumns implements AutoCloseable {
    /** Most columns of a row. */
    public static final int MAX_COLUMNS = 1024;

    /** Returned by {@link #find} where there is no such column. */
    public static final int NO_COLUMN = -1;

    /** Numbers are below this in units of their scale, so that sums and products of theirs with small numbers fit. */
    public static final long NUMBER_LIMIT = 1_000_000_000_000_000_000L;

    /** A price may be this far from its tick for the noise of a floating point number, in ticks. */
    private static final BigDecimal NOISE = new BigDecimal("0.001");

    private final TextLines lines;
    private final int[] starts = new int[MAX_COLUMNS];
    private final int[] ends = new int[MAX_COLUMNS];
    private List<String> names = List.of();
    private int columns;
    private long rounded;

    /**
     * @param path of the file.
     * @throws BadInputException when it cannot be opened.
     */
    public TextColumns(final Path path) {
        lines = new TextLines(path);
    }

    /**
     * Takes the next row for the names of the columns.
     *
     * @throws BadInputException when there is none.
     */
    public void readHeader() {
        if (!next()) {
            throw new BadInputException(lines.name() + ": line 1: no text, expected the names of the columns");
        }
        final List<String> header = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            header.add(text(i));
        }
        names = List.copyOf(header);
    }

    /**
     * @param name of a column, in any case.
     * @return its place or {@link #NO_COLUMN}.
     */
    public int find(final String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return NO_COLUMN;
    }

    /**
     * @param name of a column.
     * @return its place.
     * @throws BadInputException when the header lacks it.
     */
    public int require(final String name) {
        final int column = find(name);
        if (column == NO_COLUMN) {
            throw new BadInputException(lines.name() + ": line 1: no column " + name + ", expected it in the header");
        }
        return column;
    }

    /**
     * Moves to the next row.
     *
     * @return false at the end.
     * @throws BadInputException when the file is damaged here, or the row has other than the header's number of columns.
     */
    public boolean next() {
        if (!lines.next()) {
            return false;
        }
        split();
        if (!names.isEmpty() && columns != names.size()) {
            throw lines.bad(columns + " columns, expected " + names.size() + " as in the header");
        }
        return true;
    }

    private void split() {
        final byte[] bytes = lines.bytes();
        final int to = lines.to();
        int from = lines.from();
        if (lines.number() == 1 && to - from >= 3 && bytes[from] == (byte) 0xef && bytes[from + 1] == (byte) 0xbb) {
            from += 3;
        }
        columns = 0;
        boolean isQuoted = false;
        for (int i = from; i <= to; i++) {
            if (i < to && bytes[i] == '"') {
                isQuoted = !isQuoted;
            } else if (i == to || (bytes[i] == ',' && !isQuoted)) {
                if (columns == MAX_COLUMNS) {
                    throw lines.bad("more than " + MAX_COLUMNS + " columns, expected fewer");
                }
                strip(bytes, from, i);
                from = i + 1;
            }
        }
        if (isQuoted) {
            throw lines.bad("a quote is not closed, expected \" at the end of its column");
        }
    }

    private void strip(final byte[] bytes, final int first, final int end) {
        int from = first;
        int to = end;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        starts[columns] = from;
        ends[columns] = to;
        columns++;
    }

    private static boolean isBlank(final byte character) {
        return character == ' ' || character == '"';
    }

    /**
     * @return columns of the row.
     */
    public int columns() {
        return columns;
    }

    /**
     * @param expected columns.
     * @param layout   what they are, for the message.
     * @throws BadInputException when the row has another number of them.
     */
    public void requireColumns(final int expected, final String layout) {
        if (columns != expected) {
            throw lines.bad(
                    columns + (columns == 1 ? " column" : " columns") + ", expected " + expected + ": " + layout);
        }
    }

    /**
     * @param column 0 to {@link #columns} - 1.
     * @return first byte of the column in {@link #bytes}.
     */
    public int from(final int column) {
        return starts[column];
    }

    /**
     * @param column 0 to {@link #columns} - 1.
     * @return end of the column, exclusive.
     */
    public int to(final int column) {
        return ends[column];
    }

    /**
     * @return holder of the row; valid until the next one.
     */
    public byte[] bytes() {
        return lines.bytes();
    }

    /**
     * @param column 0 to {@link #columns} - 1.
     * @return true when nothing stands there.
     */
    public boolean isEmpty(final int column) {
        return starts[column] == ends[column];
    }

    /**
     * @param column 0 to {@link #columns} - 1.
     * @param text   ASCII.
     * @return true when the column says just that, in this case.
     */
    public boolean is(final int column, final String text) {
        final int length = ends[column] - starts[column];
        if (length != text.length()) {
            return false;
        }
        final byte[] bytes = lines.bytes();
        for (int i = 0; i < length; i++) {
            if (bytes[starts[column] + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param column 0 to {@link #columns} - 1.
     * @return its text; cold.
     */
    public String text(final int column) {
        return new String(lines.bytes(), starts[column], ends[column] - starts[column], StandardCharsets.UTF_8).strip();
    }

    /**
     * A number, exact or refused.
     *
     * @param column 0 to {@link #columns} - 1.
     * @param scale  decimals of the result.
     * @return in units of 10^-scale, below {@link #NUMBER_LIMIT} in magnitude.
     * @throws BadInputException when there is none or it has more decimals.
     */
    public long decimal(final int column, final int scale) {
        final long value;
        try {
            value = Decimals.parse(lines.bytes(), starts[column], ends[column], scale);
        } catch (final BadInputException e) {
            throw bad(column, e);
        }
        return limited(column, value);
    }

    private long limited(final int column, final long value) {
        if (value <= -NUMBER_LIMIT || value >= NUMBER_LIMIT) {
            throw bad(column, "a number below 10^18 in units of its last decimal");
        }
        return value;
    }

    /**
     * @param column 0 to {@link #columns} - 1.
     * @return whole number, not negative, below {@link #NUMBER_LIMIT}.
     * @throws BadInputException when it is another.
     */
    public long count(final int column) {
        final long value = decimal(column, 0);
        if (value < 0) {
            throw bad(column, "0 or more");
        }
        return value;
    }

    /**
     * A number, rounded half-even where it has more decimals than the scale; roundings are counted.
     *
     * @param column  0 to {@link #columns} - 1.
     * @param scale   decimals of the result.
     * @param isNoise true when nothing but the noise of a floating point number may be rounded away, at most 0.001 of the last decimal.
     * @return in units of 10^-scale, below {@link #NUMBER_LIMIT} in magnitude.
     * @throws BadInputException when there is no number, or one further off.
     */
    public long rounded(final int column, final int scale, final boolean isNoise) {
        final byte[] bytes = lines.bytes();
        if (decimalsOf(bytes, starts[column], ends[column]) <= scale) {
            return decimal(column, scale);
        }
        return isShort(bytes, starts[column], ends[column])
                ? roundedShort(column, scale, isNoise)
                : roundedLong(column, scale, isNoise);
    }

    /** True for digits with a point among them that all fit a long; nothing else. */
    private static boolean isShort(final byte[] bytes, final int from, final int to) {
        int points = 0;
        for (int i = from; i < to; i++) {
            points += bytes[i] == '.' ? 1 : 0;
            if (bytes[i] != '.' && (bytes[i] < '0' || bytes[i] > '9')) {
                return false;
            }
        }
        return points == 1 && to - from <= Decimals.MAX_SCALE && to - from > 1;
    }

    private long roundedShort(final int column, final int scale, final boolean isNoise) {
        final byte[] bytes = lines.bytes();
        final int from = starts[column];
        final int to = ends[column];
        long digits = 0;
        for (int i = from; i < to; i++) {
            digits = bytes[i] == '.' ? digits : digits * 10 + bytes[i] - '0';
        }
        final long unit = Decimals.powerOfTen(decimalsOf(bytes, from, to) - scale);
        final long floor = digits / unit;
        final long rest = digits % unit;
        final boolean isUp = 2 * rest > unit || (2 * rest == unit && (floor & 1) != 0);
        if (isNoise && Math.min(rest, unit - rest) > unit / 1000) {
            throw offTick(column, scale);
        }
        rounded += rest == 0 ? 0 : 1;
        return isUp ? floor + 1 : floor;
    }

    private BadInputException offTick(final int column, final int scale) {
        return bad(
                column, "a multiple of " + BigDecimal.ONE.movePointLeft(scale).toPlainString());
    }

    private long roundedLong(final int column, final int scale, final boolean isNoise) {
        final BigDecimal exact = number(column);
        final BigDecimal result = exact.setScale(scale, RoundingMode.HALF_EVEN);
        if (result.precision() > Decimals.MAX_SCALE) {
            throw bad(column, "a number below 10^18 in units of its last decimal");
        }
        if (result.compareTo(exact) != 0) {
            if (isNoise && exact.subtract(result).movePointRight(scale).abs().compareTo(NOISE) > 0) {
                throw bad(
                        column,
                        "a multiple of " + BigDecimal.ONE.movePointLeft(scale).toPlainString());
            }
            rounded++;
        }
        return result.unscaledValue().longValueExact();
    }

    /**
     * A price freed of the noise of a floating point number, see {@link #rounded}.
     *
     * @param column    0 to {@link #columns} - 1.
     * @param tickScale decimals of the source's tick.
     * @param scale     decimals of the result.
     * @return in units of 10^-scale, below {@link #NUMBER_LIMIT} in magnitude.
     * @throws BadInputException when there is no number, or none on the tick, or the scale does not hold it.
     */
    public long ticked(final int column, final int tickScale, final int scale) {
        final long price = rounded(column, tickScale, true);
        if (scale == tickScale) {
            return price;
        }
        try {
            return limited(column, Decimals.rescale(price, tickScale, scale));
        } catch (final BadInputException e) {
            throw bad(column, e);
        }
    }

    /** Digits behind the point of a plain number; one that is not plain has too many for any scale. */
    private static int decimalsOf(final byte[] bytes, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                return to - i - 1;
            }
            if (bytes[i] == 'e' || bytes[i] == 'E') {
                return Integer.MAX_VALUE;
            }
        }
        return 0;
    }

    /**
     * @param column 0 to {@link #columns} - 1.
     * @return its number as it is spelled, exponent of at most 64; cold.
     * @throws BadInputException when there is none.
     */
    public BigDecimal number(final int column) {
        final String text = text(column);
        final BigDecimal exact;
        try {
            exact = new BigDecimal(text);
        } catch (final NumberFormatException e) {
            throw bad(column, "a decimal number");
        }
        // an exponent of many digits would take all memory
        if (Math.abs((long) exact.scale()) > 64 || exact.precision() > 64) {
            throw bad(column, "a number of at most 64 digits");
        }
        return exact;
    }

    /**
     * @return numbers that {@link #rounded} had to round so far.
     */
    public long roundings() {
        return rounded;
    }

    /**
     * @return number of the line, from 1.
     */
    public long line() {
        return lines.number();
    }

    /**
     * @return share of the file read so far, 0 to 1; NaN for a pipe.
     */
    public double progress() {
        return lines.progress();
    }

    /**
     * @return the path as it was given.
     */
    public String name() {
        return lines.name();
    }

    /**
     * Tells what is wrong with a column of this row. Cold.
     *
     * @param column   0 to {@link #columns} - 1.
     * @param expected what should stand there.
     * @return file, line, column, what was found, what was expected.
     */
    public BadInputException bad(final int column, final String expected) {
        final String found = text(column).replaceAll("[^ -~]", "?");
        final String shown = found.length() > 40 ? found.substring(0, 40) + "..." : found;
        return lines.bad(place(column) + "'" + shown + "', expected " + expected);
    }

    /**
     * Tells that a column holds no number that can be taken. Cold.
     *
     * @param column  0 to {@link #columns} - 1.
     * @param problem found and expected, without a place.
     * @return file, line, column, problem.
     */
    public BadInputException bad(final int column, final BadInputException problem) {
        return lines.bad(place(column) + problem.getMessage());
    }

    private String place(final int column) {
        final Optional<String> name = column < names.size() ? Optional.of(names.get(column)) : Optional.empty();
        return "column " + (column + 1)
                + name.map(n -> " (" + n.replaceAll("[^ -~]", "?").toLowerCase(Locale.ROOT) + ")")
                        .orElse("") + ": ";
    }

    /**
     * Tells what is wrong with this row. Cold.
     *
     * @param problem what is wrong and what was expected.
     * @return file, line, problem.
     */
    public BadInputException bad(final String problem) {
        return lines.bad(problem);
    }

    /** Releases the file; idempotent. */
    @Override
    public void close() {
        lines.close();
    }
}
