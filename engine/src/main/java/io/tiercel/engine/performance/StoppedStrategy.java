package io.tiercel.engine.performance;

/**
 * A strategy threw and is not called any more.
 *
 * @param timeNs     core's time, ns since the epoch.
 * @param strategyId of the strategy.
 * @param reasonCode {@code TripReason} code.
 * @param fault      class of what was thrown.
 */
public record StoppedStrategy(long timeNs, int strategyId, int reasonCode, String fault) {}
