package io.tiercel.engine.venue;

import io.tiercel.strategy.order.OrderStatus;

/**
 * Every order the venue has seen, by id: whose it was and, when it is over, how it ended.
 * <p>
 * Core's thread only. Order ids are a counter of the session, so they index; nothing is ever dropped, because a request may name any order of the
 * session and its answer is part of the replay. Memory grows with the session: eight bytes an order, taken in chunks of {@value #CHUNK_LENGTH} orders
 * (64 KiB), and a directory of 1 to 2 MiB; 100 million orders take 800 MB. The first {@value #READY_CHUNKS} chunks, room for a million orders in
 * 7.7 MiB, are there from the start; after them the counter's entry into a chunk allocates it: 64 KiB are cleared then; nothing is ever copied and
 * nothing else is allocated.
 * <pre>
 *  63          32 31          16 15    8 7     0
 *  | instrument  | strategy     | side  | state |   state 0 = never seen, 1 = live, 2 + ordinal of the final status
 * </pre>
 */
final class OrderHistory {
    private static final int CHUNK_SHIFT = 13;
    private static final int CHUNK_LENGTH = 1 << CHUNK_SHIFT;
    private static final int CHUNK_MASK = CHUNK_LENGTH - 1;
    private static final int CHUNKS = 1 << (31 - CHUNK_SHIFT);
    private static final int READY_CHUNKS = 123;
    private static final int LIVE = 1;
    private static final int FINAL = 2;
    private static final OrderStatus[] STATUSES = OrderStatus.values();

    private final long[][] chunks = new long[CHUNKS][];

    OrderHistory() {
        for (int i = 0; i < READY_CHUNKS; i++) {
            chunks[i] = new long[CHUNK_LENGTH];
        }
    }

    boolean hasSeen(final long orderId) {
        if (orderId < 0 || orderId >= (long) CHUNKS * CHUNK_LENGTH) {
            return false;
        }
        final long[] chunk = chunks[(int) (orderId >>> CHUNK_SHIFT)];
        return chunk != null && chunk[(int) orderId & CHUNK_MASK] != 0;
    }

    /**
     * @param orderId of an order that was seen and is over.
     * @return its final state.
     */
    OrderStatus finalStatus(final long orderId) {
        return STATUSES[(int) (entry(orderId) & 0xFF) - FINAL];
    }

    /**
     * @param orderId of an order that was seen.
     * @return its side.
     */
    int side(final long orderId) {
        return (int) (entry(orderId) >>> 8) & 0xFF;
    }

    /**
     * @param orderId of an order that was seen.
     * @return its strategy, 0 to 0xFFFF.
     */
    int strategyId(final long orderId) {
        return (int) (entry(orderId) >>> 16) & 0xFFFF;
    }

    /**
     * @param orderId of an order that was seen.
     * @return its instrument.
     */
    int instrumentId(final long orderId) {
        return (int) (entry(orderId) >>> 32);
    }

    /** An order arrived; its id is 0 to 2^31 - 1. */
    void arrived(final CommandLine.Command command) {
        final int chunk = (int) (command.orderId >>> CHUNK_SHIFT);
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[CHUNK_LENGTH];
        }
        chunks[chunk][(int) command.orderId & CHUNK_MASK] = ((long) command.instrumentId << 32)
                | ((command.strategyId & 0xFFFFL) << 16)
                | ((command.side & 0xFFL) << 8)
                | LIVE;
    }

    void ended(final long orderId, final OrderStatus status) {
        chunks[(int) (orderId >>> CHUNK_SHIFT)][(int) orderId & CHUNK_MASK] =
                (entry(orderId) & ~0xFFL) | (FINAL + status.ordinal());
    }

    private long entry(final long orderId) {
        return chunks[(int) (orderId >>> CHUNK_SHIFT)][(int) orderId & CHUNK_MASK];
    }
}
