package io.tiercel.marketdata.transport.aeron;

/**
 * Told when a publisher has to stop reading its feed because the engine does not keep up, and when it goes on.
 * <p>
 * Called on the publishing thread.
 */
public interface BackPressure {
    /** Nobody listens; the publication counts all the same. */
    BackPressure NONE = new BackPressure() {
        @Override
        public void began(final long sequence, final long waitedNs) {
            // nobody listens
        }

        @Override
        public void ended(final long sequence, final long waitedNs) {
            // nobody listens
        }
    };

    /**
     * There has been no room for longer than the patience; the feed is not read until there is.
     *
     * @param sequence of the event that waits.
     * @param waitedNs so far.
     */
    void began(long sequence, long waitedNs);

    /**
     * There is room again, or the wait ended with an exception.
     *
     * @param sequence of the event that waited.
     * @param waitedNs in all.
     */
    void ended(long sequence, long waitedNs);
}
