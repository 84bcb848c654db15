package io.tiercel.strategy;

import io.tiercel.marketdata.input.BadInputException;

/** Checks of a strategy's parameters, one line for each that fails: key, value, what was expected. NaN is in no range. Stateless; cold. */
public final class ParameterRange {
    /** A day in nanoseconds, the most that times and pauses may be. */
    public static final long ONE_DAY_NS = 86_400_000_000_000L;

    private ParameterRange() {}

    /**
     * @param key   of the parameter.
     * @param value given.
     * @param least allowed.
     * @param most  allowed.
     * @throws BadInputException if the value lies outside.
     */
    public static void between(final String key, final long value, final long least, final long most) {
        require(value >= least && value <= most, key, value, least + " to " + most);
    }

    /**
     * @param key   of the parameter.
     * @param value given.
     * @param least allowed.
     * @param most  allowed.
     * @throws BadInputException if the value lies outside or is NaN.
     */
    public static void between(final String key, final double value, final double least, final double most) {
        require(value >= least && value <= most, key, value, text(least) + " to " + text(most));
    }

    /**
     * @param key   of the parameter.
     * @param value given.
     * @param limit not allowed itself.
     * @param most  allowed.
     * @throws BadInputException if the value lies outside or is NaN.
     */
    public static void above(final String key, final double value, final double limit, final double most) {
        require(value > limit && value <= most, key, value, "above " + text(limit) + " and at most " + text(most));
    }

    /**
     * @param holds    whether the parameter is as it should be.
     * @param key      of the parameter.
     * @param value    given.
     * @param expected in words.
     * @throws BadInputException if it does not hold.
     */
    public static void require(final boolean holds, final String key, final Object value, final String expected) {
        if (!holds) {
            throw new BadInputException(key + " = " + value + ", expected " + expected);
        }
    }

    private static String text(final double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? String.valueOf((long) bound)
                : String.valueOf(bound);
    }
}
