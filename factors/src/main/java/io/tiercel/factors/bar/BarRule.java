package io.tiercel.factors.bar;

/**
 * When a bar ends. One per instrument.
 * <p>
 * Owned by the core's thread; implementations allocate nothing after construction.
 */
public interface BarRule {
    /**
     * Asked before the bar takes a trade, or when time passes without one.
     *
     * @param bar         the bar so far, with a trade or more.
     * @param eventTimeNs of the trade, or now; never before the bar's last trade.
     * @return true when the bar ends without it.
     */
    boolean endsBefore(Bar bar, long eventTimeNs);

    /**
     * Asked after the bar has taken a trade.
     *
     * @param bar the bar with the trade.
     * @return true when the bar ends with it.
     */
    boolean endsWith(Bar bar);
}
