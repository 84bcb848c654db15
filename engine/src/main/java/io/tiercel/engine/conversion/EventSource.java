package io.tiercel.engine.conversion;

import org.agrona.concurrent.UnsafeBuffer;

/** The stored events of a feed in their order. One thread; cold. */
interface EventSource extends AutoCloseable {
    /**
     * Moves to the next event.
     *
     * @return its table, null at the end.
     * @throws io.tiercel.marketdata.input.BadInputException when what is stored is damaged.
     */
    EventTable next();

    /**
     * @return a slot with the current event at its start; the same object for each event.
     */
    UnsafeBuffer event();

    @Override
    void close();
}
