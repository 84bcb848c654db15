package io.tiercel.engine.session;

import io.tiercel.engine.pipeline.Ingress;

/**
 * Lets time go on while a live feed is silent: every so often an input whose event time is that of the feed's last event plus the time that has passed
 * since, by a clock that never steps. Owned by the ingress thread; allocates on a tick only.
 */
final class IdleClock {
    private static final long NS_PER_MS = 1_000_000L;

    private final Ingress ingress;
    private final SessionInputs session;
    private final long intervalNs;
    private long lastEventAtNs;
    private long lastEventTimeNs = Long.MIN_VALUE;
    private long nextTickAtNs;

    /**
     * @param ingress    of the session.
     * @param session    writes the input.
     * @param intervalMs of silence before a tick, and between two; 0 = never.
     */
    IdleClock(final Ingress ingress, final SessionInputs session, final long intervalMs) {
        this.ingress = ingress;
        this.session = session;
        intervalNs = intervalMs * NS_PER_MS;
    }

    /**
     * After each poll of the feed.
     *
     * @param polled messages that came.
     * @param nowNs  {@code System.nanoTime()}.
     */
    void polled(final int polled, final long nowNs) {
        if (intervalNs == 0) {
            return;
        }
        if (polled > 0 || lastEventTimeNs == Long.MIN_VALUE) {
            lastEventAtNs = nowNs;
            lastEventTimeNs = ingress.lastEventTimeNs();
            nextTickAtNs = nowNs + intervalNs;
        } else if (nowNs - nextTickAtNs >= 0) {
            final long idleNs = nowNs - lastEventAtNs;
            nextTickAtNs = nowNs + intervalNs;
            session.tick(lastEventTimeNs + idleNs, idleNs);
        }
    }
}
