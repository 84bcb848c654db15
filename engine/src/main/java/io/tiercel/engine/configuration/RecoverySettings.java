package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;

/**
 * What a session does for the day on which it is cut off, and then. Changes no digest but by {@link OpenOrders#CANCEL}.
 *
 * @param openOrders          of a session that is resumed.
 * @param follower            whether a second core follows the journal while the session runs, checks its digests and takes snapshots.
 * @param snapshotEveryInputs inputs between two snapshots, 1000 or more; a resume takes one too when it had to replay as many.
 * @param snapshotsKept       the newest that stay, 1 to 100.
 */
public record RecoverySettings(
        OpenOrders openOrders, FollowerMode follower, long snapshotEveryInputs, int snapshotsKept) {
    private static final int MIN_INPUTS = 1_000;
    private static final int MAX_KEPT = 100;

    /** What happens to the orders that were open when a session was cut off. */
    public enum OpenOrders {
        /** They go on as if nothing had happened. */
        READOPT,
        /** They are canceled before anything else is done. */
        CANCEL
    }

    /** When a second core follows. */
    public enum FollowerMode {
        /** Where four processors or more are to be had. */
        AUTO,
        /** Always. */
        ON,
        /** Never; {@code journal snapshot} does it afterwards, or from another process. */
        OFF
    }

    /**
     * @throws BadInputException naming key, value and allowed range.
     */
    public RecoverySettings {
        if (snapshotEveryInputs < MIN_INPUTS) {
            throw new BadInputException(
                    "recovery.snapshotEveryInputs = " + snapshotEveryInputs + ", expected " + MIN_INPUTS + " or more");
        }
        if (snapshotsKept < 1 || snapshotsKept > MAX_KEPT) {
            throw new BadInputException("recovery.snapshotsKept = " + snapshotsKept + ", expected 1 to " + MAX_KEPT);
        }
    }

    /**
     * @param processors that the process may use.
     * @return true when a second core follows.
     */
    public boolean isFollowed(final int processors) {
        final int enough = 4;
        return follower == FollowerMode.ON || (follower == FollowerMode.AUTO && processors >= enough);
    }
}
