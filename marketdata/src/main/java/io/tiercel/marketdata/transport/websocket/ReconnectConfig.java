package io.tiercel.marketdata.transport.websocket;

import io.tiercel.marketdata.input.BadInputException;

/**
 * How long to wait before trying again. Immutable.
 *
 * @param firstDelayMs   longest wait before the first new attempt, positive; it doubles with every further one.
 * @param longestDelayMs what it grows to, {@code firstDelayMs} or more, up to an hour.
 * @param stableAfterMs  a connection that lasted so long makes the next wait a first one again, 0 or more.
 * @param seed           of the jitter; engines that share a venue should differ.
 */
public record ReconnectConfig(int firstDelayMs, int longestDelayMs, int stableAfterMs, long seed) {
    private static final int HOUR_MS = 3_600_000;

    /**
     * @throws BadInputException naming the value and the allowed range.
     */
    public ReconnectConfig {
        if (firstDelayMs <= 0) {
            throw new BadInputException("firstDelayMs = " + firstDelayMs + ", expected a positive number");
        }
        if (longestDelayMs < firstDelayMs || longestDelayMs > HOUR_MS) {
            throw new BadInputException(
                    "longestDelayMs = " + longestDelayMs + ", expected " + firstDelayMs + " to " + HOUR_MS);
        }
        if (stableAfterMs < 0) {
            throw new BadInputException("stableAfterMs = " + stableAfterMs + ", expected 0 or more");
        }
    }
}
