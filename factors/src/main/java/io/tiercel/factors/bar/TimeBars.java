package io.tiercel.factors.bar;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Bars of equal time (2.3.1.1): the trades with the same {@code floor(t / d)}, t ns since the epoch. Immutable.
 */
public final class TimeBars implements BarRule {
    private final long durationNs;

    /**
     * @param durationNs d, 1 ns or more.
     * @throws BadInputException if it is less.
     */
    public TimeBars(final long durationNs) {
        if (durationNs < 1) {
            throw new BadInputException("time bars of " + durationNs + " ns, expected 1 or more");
        }
        this.durationNs = durationNs;
    }

    @Override
    public boolean endsBefore(final Bar bar, final long eventTimeNs) {
        return Math.floorDiv(eventTimeNs, durationNs) != Math.floorDiv(bar.openTimeNs(), durationNs);
    }

    @Override
    public boolean endsWith(final Bar bar) {
        return false;
    }
}
