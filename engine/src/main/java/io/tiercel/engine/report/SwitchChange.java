package io.tiercel.engine.report;

/**
 * The kill switch tripped or was reset. Immutable, cold.
 *
 * @param timeNs    nanoseconds since the epoch.
 * @param isTripped its state from then on.
 * @param reason    number and name of the reason.
 */
record SwitchChange(long timeNs, boolean isTripped, String reason) {}
