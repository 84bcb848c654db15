package io.tiercel.engine.backtest;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Market data as the core takes it, pulled event by event: in order of time, whole groups together, with gapless sequences from 1.
 * <p>
 * Owned by one thread; allocates nothing in the steady state, unless the feed beneath does.
 */
public interface MarketTape extends AutoCloseable {
    /**
     * Goes to the next event.
     *
     * @return false when there is none.
     * @throws io.tiercel.marketdata.input.BadInputException when the source is damaged.
     */
    boolean next();

    /**
     * @return holds the current event; not to be written to.
     */
    UnsafeBuffer buffer();

    /**
     * @return of the current event's header.
     */
    int offset();

    /**
     * @return of the current event, ns since the epoch; never running back.
     */
    long eventTimeNs();

    /**
     * @return share that has been read, 0 to 1; NaN when nobody knows.
     */
    double progress();

    /** Releases the source; idempotent. */
    @Override
    void close();
}
