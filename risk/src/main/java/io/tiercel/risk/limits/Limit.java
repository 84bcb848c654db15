package io.tiercel.risk.limits;

import io.tiercel.marketdata.input.BadInputException;

/**
 * A limit that may be switched off in as many words: {@code OFF} in a configuration, never a number that happens to bind nothing. Immutable; cold.
 *
 * @param isOn  false when the check is not made.
 * @param value in the unit of its key; 0 and without meaning when it is off.
 */
public record Limit(boolean isOn, long value) {
    /** The check is not made. */
    public static final Limit OFF = new Limit(false, 0);

    private static final String OFF_WORD = "OFF";

    /**
     * @param value in the unit of its key.
     * @return a limit that binds.
     */
    public static Limit of(final long value) {
        return new Limit(true, value);
    }

    /**
     * @param text {@code OFF} or an integer.
     * @return the limit.
     * @throws BadInputException if it is neither.
     */
    public static Limit parse(final String text) {
        if (OFF_WORD.equals(text)) {
            return OFF;
        }
        try {
            return of(Long.parseLong(text));
        } catch (final NumberFormatException e) {
            throw new BadInputException("limit \"" + text + "\", expected an integer or " + OFF_WORD, e);
        }
    }

    /**
     * @return as {@link #parse} reads it.
     */
    @Override
    public String toString() {
        return isOn ? Long.toString(value) : OFF_WORD;
    }

    /** Throws unless it is off or within the range. */
    void require(final String key, final long least, final long most) {
        if (isOn && (value < least || value > most)) {
            throw new BadInputException(
                    "risk: " + key + " = " + value + ", expected " + OFF_WORD + " or " + least + " to " + most);
        }
    }
}
