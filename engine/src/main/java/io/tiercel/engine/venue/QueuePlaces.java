package io.tiercel.engine.venue;

/**
 * Where own resting orders of one instrument stand in the queues of the historical book.
 * <p>
 * Core's thread only; allocates nothing after construction.
 */
interface QueuePlaces {
    /** Quantity in front of an order of whose level nobody knows what it holds. */
    long UNKNOWN = Long.MAX_VALUE;

    /** While the book is stale nobody knows what is in a level. */
    void bookStale(boolean isStale);

    /** The order stands behind everything that is in its level now; of a stale book, behind everything that the next whole one holds there. */
    void joinTail(OwnOrder order);

    /** All own orders join the tails of their levels anew, in price-time order: a new session's book is built. */
    void rejoinTails();
}
