package io.tiercel.engine.performance;

/**
 * The kill switch tripped or was reset.
 *
 * @param timeNs     core's time, ns since the epoch.
 * @param isTripped  its state from then on.
 * @param reasonCode {@code TripReason} code.
 */
public record SwitchChange(long timeNs, boolean isTripped, int reasonCode) {}
