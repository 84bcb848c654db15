package io.tiercel.engine.computation;

/** Takes the rows of a table. One thread, but for {@link #stop}; cold. */
interface RowSink extends AutoCloseable {
    /**
     * @param instrumentId dense id.
     * @param timeNs       of the row, ns since the epoch.
     * @param values       by column; finite or NaN; only read.
     */
    void append(int instrumentId, long timeNs, double[] values);

    /** Completes the table: without this it is none. */
    void finish();

    /** Ends a call under way early, if it would take long, by letting it fail. Any thread. */
    default void stop() {
        // no call takes long
    }

    @Override
    void close();
}
