package io.tiercel.engine.schedule;

/**
 * The only time the core knows: the event time of its inputs and the due time of what they make due. Never runs back.
 * <p>
 * Owned by the core's thread.
 */
public final class CoreClock {
    private long nowNs = Long.MIN_VALUE;

    /**
     * @return ns since the epoch; {@code Long.MIN_VALUE} before the first input.
     */
    public long nowNs() {
        return nowNs;
    }

    /**
     * @param timeNs of an input or a due time; an earlier one leaves the clock as it is.
     */
    public void advanceTo(final long timeNs) {
        nowNs = Math.max(nowNs, timeNs);
    }
}
