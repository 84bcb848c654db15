package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextLines;
import io.tiercel.marketdata.instrument.Prices;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The lines of a capture: {@code stamp JSON}, {@code stamp: JSON}, bare JSON; {@code URL <- stamp: JSON} sent, {@code URL -> stamp: JSON} an answer over
 * HTTP, {@code URL <-> stamp} connected. Stamps are seconds with decimals, or whole numbers of s, ms, us or ns, since the epoch.
 * <p>
 * Owned by the ingress thread; allocates nothing per frame once the buffer holds the longest line.
 */
final class CaptureLines implements AutoCloseable {
    /** What a line is. */
    enum Kind {
        FRAME,
        SENT,
        ANSWER,
        CONNECTED
    }

    private static final int LONGEST_LINE = 1 << 26;
    private static final int NS_DIGITS = 19;
    private static final int MAX_FRACTION = 9;
    private static final int[] WHOLE_STAMPS = {10, 13, 16, NS_DIGITS};

    private final TextLines lines;
    private Kind kind = Kind.FRAME;
    private int urlTo;
    private int from;
    private int at;
    private long timeNs = Prices.NO_TIMESTAMP;

    CaptureLines(final Path path) {
        lines = new TextLines(path, LONGEST_LINE);
    }

    /** Moves to the next line that is not empty; false at the end. */
    boolean next() {
        do {
            if (!lines.next()) {
                return false;
            }
        } while (lines.from() == lines.to());
        parse();
        return true;
    }

    private void parse() {
        final byte[] bytes = lines.bytes();
        final int to = lines.to();
        at = lines.from();
        kind = Kind.FRAME;
        urlTo = at;
        if (bytes[at] == '{' || bytes[at] == '[') {
            timeNs = Prices.NO_TIMESTAMP;
            from = at;
            return;
        }
        if (bytes[at] < '0' || bytes[at] > '9') {
            parseUrl(bytes, to);
        }
        timeNs = stamp(bytes, to);
        if (kind == Kind.CONNECTED) {
            from = at;
        } else if (at + 1 < to && bytes[at] == ':' && bytes[at + 1] == ' ') {
            from = at + 2;
        } else if (at < to && bytes[at] == ' ') {
            from = at + 1;
        } else {
            throw lines.bad("expected ': ' or a space behind the time stamp");
        }
    }

    private void parseUrl(final byte[] bytes, final int to) {
        while (urlTo < to && bytes[urlTo] != ' ') {
            urlTo++;
        }
        at = urlTo;
        if (isArrow(bytes, to, " <-> ")) {
            kind = Kind.CONNECTED;
        } else if (isArrow(bytes, to, " <- ")) {
            kind = Kind.SENT;
        } else if (isArrow(bytes, to, " -> ")) {
            kind = Kind.ANSWER;
        } else {
            throw lines.bad(
                    "expected a line of a capture: a time stamp and JSON, or an address, an arrow and a time stamp");
        }
    }

    private boolean isArrow(final byte[] bytes, final int to, final String arrow) {
        if (to - at < arrow.length()) {
            return false;
        }
        for (int i = 0; i < arrow.length(); i++) {
            if (bytes[at + i] != arrow.charAt(i)) {
                return false;
            }
        }
        at += arrow.length();
        return true;
    }

    private long stamp(final byte[] bytes, final int to) {
        final int first = at;
        long value = 0;
        while (at < to && isDigit(bytes[at]) && at - first < NS_DIGITS) {
            value = value * 10 + bytes[at++] - '0';
        }
        final int digits = at - first;
        int missing = MAX_FRACTION;
        if (digits == WHOLE_STAMPS[0] && at < to && bytes[at] == '.') {
            at++;
            while (at < to && isDigit(bytes[at])) {
                if (missing > 0) {
                    value = value * 10 + bytes[at] - '0';
                    missing--;
                }
                at++;
            }
        } else {
            missing = NS_DIGITS - digits;
        }
        boolean isKnown = value > 0;
        int wholes = 0;
        for (final int length : WHOLE_STAMPS) {
            wholes += length == digits ? 1 : 0;
        }
        isKnown &= wholes > 0;
        for (int i = 0; i < missing; i++) {
            isKnown &= value <= Long.MAX_VALUE / 10;
            value *= 10;
        }
        if (!isKnown) {
            throw lines.bad(
                    "expected a time stamp: seconds since 1970, with decimals, or a whole number of ms, us or ns");
        }
        return value;
    }

    private static boolean isDigit(final byte character) {
        return character >= '0' && character <= '9';
    }

    Kind kind() {
        return kind;
    }

    /** Address of an answer; cold. */
    String url() {
        return new String(lines.bytes(), lines.from(), urlTo - lines.from(), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return lines.bytes();
    }

    /** First byte of the frame. */
    int from() {
        return from;
    }

    /** Behind its last byte. */
    int to() {
        return lines.to();
    }

    /** When it was received; {@code Prices.NO_TIMESTAMP} where the line does not tell. */
    long timeNs() {
        return timeNs;
    }

    double progress() {
        return lines.progress();
    }

    BadInputException bad(final String problem) {
        return lines.bad(problem);
    }

    @Override
    public void close() {
        lines.close();
    }
}
