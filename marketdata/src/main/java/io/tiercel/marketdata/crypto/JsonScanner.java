package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.Decimals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over one JSON text in place, from its first byte to its last: no tree, no strings.
 * <p>
 * Owned by one thread; allocates nothing while the text is sound and its numbers are plain decimals of at most 18 digits. The caller asks for what it
 * expects; anything else is refused with the byte's place. Text with escapes is passed over right, but compared as it stands. Ours, because the frames
 * of a venue come one by one and a parser object for each costs several hundred bytes.
 */
final class JsonScanner {
    private static final int SAFE_DIGITS = 18;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_EXPONENT = 64;
    private static final int ISO_SECONDS_LENGTH = 19;
    private static final int ISO_MAX_FRACTION = 11;
    private static final long ISO_MAX_DAYS = 100_000;

    private byte[] bytes = {};
    private int start;
    private int end;
    private int at;
    private boolean isFresh;
    private int textFrom;
    private int textTo;
    private long mantissa;
    private int decimals;

    /** Name of a member as bytes, for {@link #isText}. */
    static byte[] name(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Starts with another text. */
    void wrap(final byte[] text, final int from, final int to) {
        bytes = text;
        start = from;
        end = to;
        at = from;
        isFresh = false;
    }

    /** Next byte that is no space, not taken; refuses the end. */
    int peek() {
        while (at < end) {
            final int next = bytes[at];
            if (next > ' ' || next < 0) {
                return next;
            }
            if (next != ' ' && next != '\t' && next != '\n' && next != '\r') {
                throw bad("a value");
            }
            at++;
        }
        throw bad("more: the text is cut short");
    }

    private void take(final int expected) {
        if (peek() != expected) {
            throw bad("'" + (char) expected + "'");
        }
        at++;
    }

    /** Takes the beginning of an object; {@link #nextMember} follows. */
    void openObject() {
        take('{');
        isFresh = true;
    }

    /** Takes the beginning of an array; {@link #nextElement} follows. */
    void openArray() {
        take('[');
        isFresh = true;
    }

    /** Takes the name of the next member, then its value is to be taken; false at the end of the object, which is taken. */
    boolean nextMember() {
        if (isAtEnd('}')) {
            return false;
        }
        text();
        take(':');
        return true;
    }

    /** Whether another element follows, to be taken; false at the end of the array, which is taken. */
    boolean nextElement() {
        return !isAtEnd(']');
    }

    private boolean isAtEnd(final int close) {
        final int next = peek();
        if (next == close) {
            at++;
            isFresh = false;
            return true;
        }
        if (isFresh) {
            isFresh = false;
        } else if (next == ',') {
            at++;
        } else {
            throw bad("',' or '" + (char) close + "'");
        }
        return false;
    }

    /** Takes a string: {@link #textFrom} to {@link #textTo}. */
    void text() {
        take('"');
        final byte[] text = bytes;
        final int limit = end;
        int next = at;
        textFrom = next;
        while (next < limit && text[next] != '"') {
            if (text[next] == '\\') {
                next++;
            } else if (text[next] >= 0 && text[next] < ' ') {
                at = next;
                throw bad("no control character inside of a text");
            }
            next++;
        }
        if (next >= limit) {
            at = limit;
            throw bad("more: the text is cut short");
        }
        textTo = next;
        at = next + 1;
    }

    /** Takes the value if it is a string, else passes over it: whether it was one. */
    boolean isTextTaken() {
        if (peek() == '"') {
            text();
            return true;
        }
        skip();
        return false;
    }

    /** First byte of the string taken last. */
    int textFrom() {
        return textFrom;
    }

    /** Behind the last byte of the string taken last. */
    int textTo() {
        return textTo;
    }

    /** Its length. */
    int textLength() {
        return textTo - textFrom;
    }

    /** First byte of the string taken last, 0 when it is empty. */
    int textStart() {
        return textTo > textFrom ? bytes[textFrom] : 0;
    }

    /** Whether the string taken last is the given one. */
    boolean isText(final byte[] expected) {
        return Arrays.equals(bytes, textFrom, textTo, expected, 0, expected.length);
    }

    /** Whether the string taken last begins with the given one. */
    boolean startsWith(final byte[] expected) {
        return textTo - textFrom >= expected.length
                && Arrays.equals(bytes, textFrom, textFrom + expected.length, expected, 0, expected.length);
    }

    /** The string taken last; cold. */
    String string() {
        return new String(bytes, textFrom, textTo - textFrom, StandardCharsets.ISO_8859_1);
    }

    /** The bytes scanned. */
    byte[] bytes() {
        return bytes;
    }

    /** Next byte to be taken. */
    int at() {
        return at;
    }

    /** Takes a decimal number, quoted or not: {@link #mantissa} x 10^-{@link #decimals}. */
    void decimal() {
        final boolean isQuoted = peek() == '"';
        final int first = isQuoted ? at + 1 : at;
        final byte[] text = bytes;
        final int limit = end;
        int next = first;
        final boolean isNegative = next < limit && text[next] == '-';
        if (isNegative) {
            next++;
        }
        final int firstDigit = next;
        int point = -1;
        long value = 0;
        for (; next < limit; next++) {
            final int digit = text[next] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = next;
            } else {
                break;
            }
        }
        final int digits = next - firstDigit - (point < 0 ? 0 : 1);
        mantissa = isNegative ? -value : value;
        decimals = point < 0 ? 0 : next - point - 1;
        if (digits == 0 || digits > SAFE_DIGITS || point == next - 1) {
            next = decimalCold(first, isQuoted);
        } else if (next < limit && (text[next] | 0x20) == 'e') {
            final int behind = smallNegativeExponent(next + 1);
            next = behind > 0 ? behind : decimalCold(first, isQuoted);
        }
        at = next;
        if (isQuoted) {
            if (next >= limit || text[next] != '"') {
                throw bad("'\"' behind a number");
            }
            at = next + 1;
        }
    }

    /** Takes a negative exponent of one digit, such as the -5 of 1.0e-5, into {@link #decimals}; 0 where it is another. */
    private int smallNegativeExponent(final int from) {
        final boolean isThere =
                from + 1 < end && bytes[from] == '-' && bytes[from + 1] >= '0' && bytes[from + 1] <= '9';
        if (!isThere || (from + 2 < end && isNumberPart(bytes[from + 2]))) {
            return 0;
        }
        decimals += bytes[from + 1] - '0';
        return from + 2;
    }

    private int decimalCold(final int from, final boolean isQuoted) {
        int to = from;
        while (to < end && isNumberPart(bytes[to])) {
            to++;
        }
        at = from;
        if (to == end && isQuoted) {
            at = end;
            throw bad("more: the text is cut short");
        }
        try {
            final BigDecimal exact = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            if (Math.abs((long) exact.scale()) > MAX_EXPONENT || exact.precision() > 2 * MAX_EXPONENT) {
                throw bad("a number of at most " + MAX_EXPONENT + " decimals");
            }
            BigDecimal shortest = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
            if (shortest.scale() < 0) {
                shortest = shortest.setScale(0);
            }
            mantissa = shortest.unscaledValue().longValueExact();
            decimals = shortest.scale();
            return to;
        } catch (final ArithmeticException | NumberFormatException e) {
            throw bad("a decimal number of at most 18 digits", e);
        }
    }

    private static boolean isNumberPart(final byte character) {
        return (character >= '0' && character <= '9')
                || character == '-'
                || character == '+'
                || character == '.'
                || (character | 0x20) == 'e';
    }

    /** Digits of the number taken last. */
    long mantissa() {
        return mantissa;
    }

    /** How many of them stand behind the point. */
    int decimals() {
        return decimals;
    }

    /** Takes a whole number, quoted or not. */
    long whole() {
        final int before = at;
        decimal();
        if (decimals != 0) {
            at = before;
            throw bad("a whole number");
        }
        return mantissa;
    }

    /** Takes a time in units of 10^exponent nanoseconds since the epoch, quoted or not; what is finer than a nanosecond is cut off. */
    long timeNs(final int exponent) {
        final int before = at;
        decimal();
        final int missing = exponent - decimals;
        final long factor = Decimals.powerOfTen(Math.max(0, missing));
        final long value =
                missing >= 0 ? mantissa : mantissa / Decimals.powerOfTen(Math.min(Decimals.MAX_SCALE, -missing));
        if (value < 0 || value > Long.MAX_VALUE / factor) {
            at = before;
            throw bad("a time since 1970");
        }
        return value * factor;
    }

    /** Takes a quoted time such as {@code 2021-04-17T16:43:37.075687Z}: nanoseconds since the epoch. */
    long isoTimeNs() {
        final int before = at;
        text();
        final int seconds = textFrom + ISO_SECONDS_LENGTH;
        boolean isGood = textTo > seconds && bytes[textTo - 1] == 'Z' && textTo - seconds <= ISO_MAX_FRACTION;
        long days = 0;
        long secondOfDay = 0;
        long fraction = 0;
        if (isGood) {
            final int month = digits(textFrom + 5, 2);
            final int day = digits(textFrom + 8, 2);
            isGood = month >= 1 && month <= 12 && day >= 1 && day <= 31;
            days = daysSinceEpoch(digits(textFrom, 4), month, day);
            secondOfDay = digits(textFrom + 11, 2) * 3600L + digits(textFrom + 14, 2) * 60L + digits(textFrom + 17, 2);
            int places = 0;
            for (int i = seconds + 1; i < textTo - 1; i++, places++) {
                fraction = fraction * 10 + digits(i, 1);
            }
            isGood &= days >= 0 && secondOfDay >= 0 && secondOfDay < 86_400 && fraction >= 0 && days < ISO_MAX_DAYS;
            fraction *= Decimals.powerOfTen(Math.max(0, 9 - places));
        }
        if (!isGood) {
            at = before;
            throw bad("a time such as 2021-04-17T16:43:37.075687Z");
        }
        return (days * 86_400 + secondOfDay) * 1_000_000_000L + fraction;
    }

    /** A large negative number where one is no digit. */
    private int digits(final int from, final int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            final int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1_000_000;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Civil calendar by eras of 400 years that begin in March (H. Hinnant, chrono-compatible low-level date algorithms, days_from_civil). */
    private static long daysSinceEpoch(final int year, final int month, final int day) {
        final long shifted = month <= 2 ? year - 1L : year;
        final long era = Math.floorDiv(shifted, 400L);
        final long yearOfEra = shifted - era * 400;
        final long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /** Whether an empty string follows. */
    boolean isEmptyTextNext() {
        return peek() == '"' && at + 1 < end && bytes[at + 1] == '"';
    }

    /** Takes {@code true} or {@code false}. */
    boolean truth() {
        final int first = peek();
        skip();
        return first == 't';
    }

    /** Takes any value. */
    void skip() {
        int depth = 0;
        do {
            final int next = peek();
            switch (next) {
                case '"' -> text();
                case '{', '[' -> {
                    depth++;
                    at++;
                    if (depth > MAX_DEPTH) {
                        throw bad("at most " + MAX_DEPTH + " levels");
                    }
                }
                case '}', ']' -> {
                    depth--;
                    if (depth < 0) {
                        throw bad("a value");
                    }
                    at++;
                }
                case ',', ':' -> {
                    if (depth == 0) {
                        throw bad("a value");
                    }
                    at++;
                }
                default -> skipWord();
            }
        } while (depth > 0);
        isFresh = false;
    }

    private void skipWord() {
        final int first = at;
        while (at < end && isWordPart(bytes[at])) {
            at++;
        }
        if (at == first) {
            throw bad("a value");
        }
    }

    private static boolean isWordPart(final byte character) {
        return isNumberPart(character) || (character >= 'a' && character <= 'z');
    }

    /** Refuses anything behind the value taken last. */
    void finish() {
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        if (at < end) {
            throw bad("the end of the text");
        }
    }

    /** Tells what stands at the place reached. Cold. */
    BadInputException bad(final String expected) {
        return bad(expected, null);
    }

    private BadInputException bad(final String expected, final Throwable cause) {
        final String found = at >= end
                ? "the end"
                : "'"
                        + new String(bytes, at, Math.min(end - at, 24), StandardCharsets.ISO_8859_1)
                                .replaceAll("[^ -~]", "?")
                        + "'";
        return new BadInputException("byte " + (at - start) + ": " + found + ", expected " + expected, cause);
    }
}
