package io.tiercel.marketdata.lobster;

import io.tiercel.marketdata.feed.NasdaqUnits;
import java.nio.charset.StandardCharsets;

/**
 * One parsed line of a LOBSTER message file: time, type, order id, size, price, direction.
 * <p>
 * Owned by the feed's thread, overwritten by every line. Allocates nothing while lines are sound. Times are rounded half up to
 * nanoseconds on the decimal text, never on a {@code double}.
 */
final class LobsterLine {
    static final int ADD = 1;
    static final int PARTIAL_CANCEL = 2;
    static final int DELETE = 3;
    static final int EXECUTION = 4;
    static final int HIDDEN_EXECUTION = 5;
    static final int CROSS = 6;
    static final int HALT = 7;

    private static final int COLUMNS = 6;
    private static final int TIME = 0;
    private static final int TYPE = 1;
    private static final int ORDER_ID = 2;
    private static final int SIZE = 3;
    private static final int PRICE = 4;
    private static final int DIRECTION = 5;

    private static final int MAX_DIGITS = 18;
    private static final int MAX_SECOND_DIGITS = 5;
    private static final int NS_DIGITS = 9;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long NS_PER_DAY = 86_400 * NS_PER_SECOND;
    private static final long NOT_A_NUMBER = Long.MIN_VALUE;

    /** Start of each column; the element behind the last one closes the line. */
    private final int[] starts = new int[COLUMNS + 1];

    private byte[] bytes;
    private long timeNs;
    private int type;
    private long orderId;
    private long size;
    private long price;
    private int direction;
    private String problem = "";

    /**
     * @param line holder of the bytes.
     * @param from first byte.
     * @param to   end, exclusive, without line feed.
     * @return false when the line is bad: {@link #problem} tells, the fields mean nothing.
     */
    boolean parse(final byte[] line, final int from, final int to) {
        bytes = line;
        if (!split(from, to)) {
            return false;
        }
        timeNs = time(starts[TIME], starts[TIME + 1] - 1);
        if (timeNs < 0) {
            return refuse("time", TIME, "seconds after midnight such as 34200.004241176, below 86400");
        }
        type = (int) number(TYPE);
        if (type < ADD || type > HALT || number(TYPE) != type) {
            return refuse("type", TYPE, "1 to 7");
        }
        orderId = number(ORDER_ID);
        if (orderId == NOT_A_NUMBER || (orderId <= 0 && type <= EXECUTION)) {
            return refuse("order id", ORDER_ID, type <= EXECUTION ? "a positive whole number" : "a whole number");
        }
        size = number(SIZE);
        if (size < 0 || (size == 0 && type <= HIDDEN_EXECUTION)) {
            return refuse("size", SIZE, type <= HIDDEN_EXECUTION ? "a positive whole number" : "a whole number");
        }
        price = number(PRICE);
        if (!isPriceGood()) {
            return refuse("price", PRICE, type == HALT ? "-1 halt, 0 quoting or 1 trading" : "10^-4 USD, positive");
        }
        direction = (int) number(DIRECTION);
        if ((direction != 1 && direction != -1) || number(DIRECTION) != direction) {
            return refuse("direction", DIRECTION, "1 or -1");
        }
        return true;
    }

    private boolean split(final int from, final int to) {
        int columns = 0;
        starts[0] = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == ',') {
                columns++;
                if (columns < COLUMNS) {
                    starts[columns] = i + 1;
                }
            }
        }
        starts[COLUMNS] = to + 1;
        if (columns + 1 != COLUMNS) {
            problem = (columns + 1) + (columns == 0 ? " column" : " columns") + ", expected " + COLUMNS
                    + ": time,type,order id,size,price,direction";
            return false;
        }
        return true;
    }

    private boolean isPriceGood() {
        return switch (type) {
            case HALT -> price >= -1 && price <= 1;
            case CROSS -> price >= 0 && price < NasdaqUnits.MAX_PRICE;
            default -> price > 0 && price < NasdaqUnits.MAX_PRICE;
        };
    }

    private boolean refuse(final String field, final int column, final String expected) {
        final int from = starts[column];
        final int length = starts[column + 1] - 1 - from;
        final String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
        problem = field + " '" + text + "', expected " + expected;
        return false;
    }

    private long time(final int from, final int to) {
        int i = from;
        long seconds = 0;
        while (i < to && isDigit(bytes[i])) {
            seconds = seconds * 10 + (bytes[i] - '0');
            i++;
            if (i - from > MAX_SECOND_DIGITS) {
                return NOT_A_NUMBER;
            }
        }
        if (i == from) {
            return NOT_A_NUMBER;
        }
        final long fraction = i < to ? fraction(i, to) : 0;
        final long ns = seconds * NS_PER_SECOND + fraction;
        return fraction == NOT_A_NUMBER || ns >= NS_PER_DAY ? NOT_A_NUMBER : ns;
    }

    /** From the decimal point on. The tenth digit alone decides the rounding: 5 or more is half or more. */
    private long fraction(final int point, final int to) {
        if (bytes[point] != '.' || point + 1 == to) {
            return NOT_A_NUMBER;
        }
        long ns = 0;
        int digits = 0;
        for (int i = point + 1; i < to; i++, digits++) {
            if (!isDigit(bytes[i])) {
                return NOT_A_NUMBER;
            }
            if (digits < NS_DIGITS) {
                ns = ns * 10 + (bytes[i] - '0');
            } else if (digits == NS_DIGITS && bytes[i] >= '5') {
                ns++;
            }
        }
        for (; digits < NS_DIGITS; digits++) {
            ns *= 10;
        }
        return ns;
    }

    private long number(final int column) {
        return number(bytes, starts[column], starts[column + 1] - 1);
    }

    /**
     * @return the whole number between the two places, or {@link Long#MIN_VALUE} when there is none of at most 18 digits.
     */
    static long number(final byte[] bytes, final int from, final int to) {
        final boolean isNegative = from < to && bytes[from] == '-';
        final int first = isNegative ? from + 1 : from;
        if (first >= to || to - first > MAX_DIGITS) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (int i = first; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return NOT_A_NUMBER;
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return isNegative ? -value : value;
    }

    private static boolean isDigit(final byte character) {
        return character >= '0' && character <= '9';
    }

    /** Nanoseconds since midnight. */
    long timeNs() {
        return timeNs;
    }

    /** 1 to 7. */
    int type() {
        return type;
    }

    /** Positive for types 1 to 4. */
    long orderId() {
        return orderId;
    }

    /** Shares; positive for types 1 to 5. */
    long size() {
        return size;
    }

    /** 10^-4 USD; for a halt -1, 0 or 1. */
    long price() {
        return price;
    }

    /** 1 bid, -1 ask: side of the resting order. */
    int direction() {
        return direction;
    }

    /** What is wrong with the last line that {@link #parse} refused. */
    String problem() {
        return problem;
    }

    /** The time as the file spells it; cold. */
    String timeText() {
        return new String(bytes, starts[TIME], starts[TIME + 1] - 1 - starts[TIME], StandardCharsets.ISO_8859_1);
    }
}
