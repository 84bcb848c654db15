package io.tiercel.journal;

/**
 * What a full segment holds, by its seal. Immutable.
 *
 * @param records      number of records.
 * @param lastSequence sequence of the last record of the journal up to the end of this segment.
 * @param times        event times of its records.
 * @param isClosed     whether the journal was closed here, so that no further segment has to follow.
 */
public record SegmentExtent(long records, long lastSequence, TimeSpan times, boolean isClosed) {}
