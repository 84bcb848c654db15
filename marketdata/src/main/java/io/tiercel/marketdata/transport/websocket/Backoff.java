package io.tiercel.marketdata.transport.websocket;

import java.util.SplittableRandom;

/**
 * Waits that double from attempt to attempt, each drawn evenly from the upper half of what it may be at most, so that many clients of a venue do not come
 * back at the same moment. The same seed gives the same waits.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction.
 */
final class Backoff {
    private static final long NS_PER_MS = 1_000_000;

    private final ReconnectConfig config;
    private final SplittableRandom random;
    private long limitNs;

    Backoff(final ReconnectConfig config, final long stream) {
        this.config = config;
        random = new SplittableRandom(config.seed() + stream);
        reset();
    }

    /** The next wait is a first one again. */
    void reset() {
        limitNs = config.firstDelayMs() * NS_PER_MS;
    }

    /** How long to wait now. */
    long nextDelayNs() {
        final long half = limitNs / 2;
        final long delayNs = half + random.nextLong(limitNs - half + 1);
        limitNs = Math.min(2 * limitNs, config.longestDelayMs() * NS_PER_MS);
        return delayNs;
    }
}
