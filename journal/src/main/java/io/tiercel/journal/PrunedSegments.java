package io.tiercel.journal;

/**
 * What a pruning removed from a journal. Immutable.
 *
 * @param segments      number of segments, 0 or more.
 * @param records       records in them.
 * @param bytes         of their files.
 * @param firstSequence first sequence whose records are all in the journal now.
 */
public record PrunedSegments(int segments, long records, long bytes, long firstSequence) {}
