package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.input.BadInputException;

/**
 * How patient a {@link LineArbitrator} is. Immutable.
 *
 * @param windowMessages    messages kept that came before their turn, a power of two from 2 to 2^20.
 * @param holdNs            how long the other line may take to bring a missing message before it is asked for, 0 or more.
 * @param requestIntervalNs between two requests for the same message, positive.
 * @param messagesPerRequest most messages of one request, 1 to 65534.
 * @param requests          requests without an answer after which a message is given up, positive.
 */
public record ArbitratorConfig(
        int windowMessages, long holdNs, long requestIntervalNs, int messagesPerRequest, int requests) {
    /** 65,536 messages, 1 ms, 20 ms, 200 messages, 50 requests. */
    public static final ArbitratorConfig DEFAULT = new ArbitratorConfig(1 << 16, 1_000_000, 20_000_000, 200, 50);

    private static final int MAX_WINDOW = 1 << 20;

    /**
     * @throws BadInputException naming the value and the allowed range.
     */
    public ArbitratorConfig {
        require(
                windowMessages >= 2 && windowMessages <= MAX_WINDOW && Integer.bitCount(windowMessages) == 1,
                "windowMessages",
                windowMessages,
                "a power of two from 2 to " + MAX_WINDOW);
        require(holdNs >= 0, "holdNs", holdNs, "0 or more");
        require(requestIntervalNs > 0, "requestIntervalNs", requestIntervalNs, "a positive number");
        require(
                messagesPerRequest > 0 && messagesPerRequest < MoldDescriptor.END_OF_SESSION,
                "messagesPerRequest",
                messagesPerRequest,
                "1 to 65534");
        require(requests > 0, "requests", requests, "a positive number");
    }

    private static void require(final boolean holds, final String name, final long value, final String expected) {
        if (!holds) {
            throw new BadInputException(name + " = " + value + ", expected " + expected);
        }
    }
}
