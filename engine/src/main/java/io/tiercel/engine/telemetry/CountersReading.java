package io.tiercel.engine.telemetry;

import java.util.Map;

/**
 * The counters of a session at one moment. Immutable, cold. They are read one after the other from an engine at work, so one may be ahead of another.
 *
 * @param state          the session's own word.
 * @param pid            number of its process.
 * @param isAlive        whether that process lives on this machine.
 * @param sessionStartMs when the session began, milliseconds since 1970.
 * @param signOfLifeMs   last sign of life, milliseconds since 1970.
 * @param values         of every counter.
 */
public record CountersReading(
        SessionState state,
        long pid,
        boolean isAlive,
        long sessionStartMs,
        long signOfLifeMs,
        Map<SessionCounter, Long> values) {
    /** Makes the map immutable. */
    public CountersReading {
        values = Map.copyOf(values);
    }

    /**
     * @param counter asked for.
     * @return its value.
     */
    public long value(final SessionCounter counter) {
        return values.get(counter);
    }

    /**
     * @return inputs published that are not in the journal yet, 0 or more.
     */
    public long journalLag() {
        return Math.max(0, value(SessionCounter.PUBLISHED) - value(SessionCounter.JOURNALED));
    }

    /**
     * @return inputs published that the core has not worked off yet, 0 or more: what the input ring holds.
     */
    public long inputRing() {
        return Math.max(0, value(SessionCounter.PUBLISHED) - value(SessionCounter.WORKED));
    }

    /**
     * @return inputs journaled that are not known to be on disk, 0 or more.
     */
    public long notDurable() {
        return Math.max(0, value(SessionCounter.JOURNALED) - value(SessionCounter.DURABLE));
    }

    /**
     * @return true when the session calls itself running and its process is gone.
     */
    public boolean isDead() {
        return state == SessionState.RUNNING && !isAlive;
    }
}
