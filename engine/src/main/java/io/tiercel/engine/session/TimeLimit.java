package io.tiercel.engine.session;

import io.tiercel.marketdata.input.BadInputException;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * How long a live feed is followed, in time that passes here; it begins when the feed is polled for the first time. Used by the ingress thread; cold but for the question,
 * which allocates nothing.
 */
public final class TimeLimit implements BooleanSupplier {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long MOST_SECONDS = 1_000_000_000L;

    private final long limitNs;
    private long startNs;

    /**
     * @param seconds 1 or more; empty = no end.
     * @throws BadInputException when it is less.
     */
    public TimeLimit(final OptionalLong seconds) {
        if (seconds.isPresent() && (seconds.getAsLong() < 1 || seconds.getAsLong() > MOST_SECONDS)) {
            throw new BadInputException(
                    "--seconds " + seconds.getAsLong() + ", expected a number from 1 to " + MOST_SECONDS);
        }
        limitNs = seconds.isPresent() ? seconds.getAsLong() * NS_PER_SECOND : Long.MAX_VALUE;
    }

    /** The time runs from now on. */
    public void start() {
        startNs = System.nanoTime();
    }

    /** Whether the time is over. */
    @Override
    public boolean getAsBoolean() {
        return System.nanoTime() - startNs >= limitNs;
    }
}
