package io.tiercel.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known of a segment without a look at its records. Immutable.
 *
 * @param ordinal number of the segment.
 * @param file    of its records.
 * @param bytes   of that file on disk; of a segment in use, its whole room.
 * @param extent  what it holds, once nothing more will be written; empty before.
 */
public record SegmentStatus(int ordinal, Path file, long bytes, Optional<SegmentExtent> extent) {}
