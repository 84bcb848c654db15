package io.tiercel.engine.inspection;

import java.util.Optional;

/**
 * What a check found of a snapshot. Immutable.
 *
 * @param sequence of the snapshot.
 * @param bytes    of its state, 0 if it is damaged.
 * @param fault    why it cannot be used; empty when it can.
 */
public record SnapshotCheck(long sequence, long bytes, Optional<String> fault) {}
