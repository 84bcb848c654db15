package io.tiercel.engine.conversion;

import org.agrona.concurrent.UnsafeBuffer;

/** Where the events of a conversion go. One thread, but for {@link #stop}; cold. */
interface EventSink extends AutoCloseable {
    /**
     * @param table  of the event.
     * @param buffer over a direct byte buffer, holds the event at its start.
     */
    void append(EventTable table, UnsafeBuffer buffer);

    /**
     * Completes the output: without this it is none.
     *
     * @param feed what the events are of.
     */
    void finish(RecordedFeed feed);

    /** Ends a call under way early, if it would take long, by letting it fail. Any thread. */
    default void stop() {
        // no call takes long
    }

    @Override
    void close();
}
