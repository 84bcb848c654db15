package io.tiercel.engine.venue;

import io.tiercel.strategy.order.OrderStatus;
import java.util.Arrays;

/**
 * Every order the venue has seen, by id: whose it was and, when it is over, how it ended. Eight bytes an order.
 * <p>
 * Core's thread only. Order ids are a counter of the session, so they index an array; it doubles as the counter passes its length (once per
 * doubling) and else allocates nothing.
 * <pre>
 *  63          32 31          16 15    8 7     0
 *  | instrument  | strategy     | side  | state |   state 0 = never seen, 1 = live, 2 + ordinal of the final status
 * </pre>
 */
final class OrderHistory {
    private static final int INITIAL_LENGTH = 1 << 16;
    private static final int LIVE = 1;
    private static final int FINAL = 2;
    private static final OrderStatus[] STATUSES = OrderStatus.values();

    private long[] entries = new long[INITIAL_LENGTH];

    OrderHistory() {}

    boolean hasSeen(final long orderId) {
        return orderId >= 0 && orderId < entries.length && entries[(int) orderId] != 0;
    }

    /**
     * @param orderId of an order that was seen and is over.
     * @return its final state.
     */
    OrderStatus finalStatus(final long orderId) {
        return STATUSES[(int) (entries[(int) orderId] & 0xFF) - FINAL];
    }

    /**
     * @param orderId of an order that was seen.
     * @return its side.
     */
    int side(final long orderId) {
        return (int) (entries[(int) orderId] >>> 8) & 0xFF;
    }

    /**
     * @param orderId of an order that was seen.
     * @return its strategy, 0 to 0xFFFF.
     */
    int strategyId(final long orderId) {
        return (int) (entries[(int) orderId] >>> 16) & 0xFFFF;
    }

    /**
     * @param orderId of an order that was seen.
     * @return its instrument.
     */
    int instrumentId(final long orderId) {
        return (int) (entries[(int) orderId] >>> 32);
    }

    /** An order arrived; its id is 0 to 2^31 - 9. */
    void arrived(final CommandLine.Command command) {
        if (command.orderId >= entries.length) {
            grow(command.orderId);
        }
        entries[(int) command.orderId] = ((long) command.instrumentId << 32)
                | ((command.strategyId & 0xFFFFL) << 16)
                | ((command.side & 0xFFL) << 8)
                | LIVE;
    }

    void ended(final long orderId, final OrderStatus status) {
        entries[(int) orderId] = (entries[(int) orderId] & ~0xFFL) | (FINAL + status.ordinal());
    }

    private void grow(final long orderId) {
        final long wanted = Math.max(orderId + 1, Math.min(2L * entries.length, Integer.MAX_VALUE - 8L));
        entries = Arrays.copyOf(entries, Math.toIntExact(wanted));
    }
}
