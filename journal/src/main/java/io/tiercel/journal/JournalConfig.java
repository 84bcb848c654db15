package io.tiercel.journal;

/**
 * Settings of a journal's writer. Cold. For each journal that is open for append the disk holds the segment in use and those ahead, all fully
 * allocated.
 *
 * @param segmentBytes  size of one segment, bytes: a multiple of 64 KiB from 1 MiB to 1 GiB; default 32 MiB.
 * @param segmentsAhead segments allocated before they are needed, 1 to 16; default 3: with the default size, about 0.7 seconds of a million
 *                      short records a second.
 * @param rollEveryNs   also begin a new segment when the event time of a record enters a later period of this length, counted from the epoch, than that
 *                      of the segment's first record; 1 s to 366 days, {@link #NEVER} = by size only. No clock is read: equal records make equal
 *                      segments, and records whose time runs back stay where they are.
 */
public record JournalConfig(long segmentBytes, int segmentsAhead, long rollEveryNs) {
    /** {@link #rollEveryNs} of a journal whose segments end by size only. */
    public static final long NEVER = 0L;

    /** Shortest period, ns. */
    public static final long MIN_ROLL_EVERY_NS = 1_000_000_000L;

    /** Longest period, ns. */
    public static final long MAX_ROLL_EVERY_NS = 366L * 86_400L * 1_000_000_000L;

    /** Smallest segment, bytes: holds the longest record and the index pages around it. */
    public static final long MIN_SEGMENT_BYTES = 1L << 20;

    /** Largest segment, bytes. */
    public static final long MAX_SEGMENT_BYTES = 1L << 30;

    /** Size of a segment where nothing else is said, bytes. */
    public static final long DEFAULT_SEGMENT_BYTES = 32L << 20;

    /** Most segments that can be asked for ahead. */
    public static final int MAX_SEGMENTS_AHEAD = 16;

    /** Segments ahead where nothing else is said. */
    public static final int DEFAULT_SEGMENTS_AHEAD = 3;

    private static final long SEGMENT_STEP_BYTES = 64L << 10;

    /**
     * Checks the ranges.
     *
     * @throws JournalException if a value is out of its range.
     */
    public JournalConfig {
        if (segmentBytes < MIN_SEGMENT_BYTES
                || segmentBytes > MAX_SEGMENT_BYTES
                || segmentBytes % SEGMENT_STEP_BYTES != 0) {
            throw new JournalException("journal: segmentBytes=" + segmentBytes + ", expected a multiple of "
                    + SEGMENT_STEP_BYTES + " from " + MIN_SEGMENT_BYTES + " to " + MAX_SEGMENT_BYTES);
        }
        if (segmentsAhead < 1 || segmentsAhead > MAX_SEGMENTS_AHEAD) {
            throw new JournalException(
                    "journal: segmentsAhead=" + segmentsAhead + ", expected 1 to " + MAX_SEGMENTS_AHEAD);
        }
        if (rollEveryNs != NEVER && (rollEveryNs < MIN_ROLL_EVERY_NS || rollEveryNs > MAX_ROLL_EVERY_NS)) {
            throw new JournalException("journal: rollEveryNs=" + rollEveryNs + ", expected " + NEVER + " or "
                    + MIN_ROLL_EVERY_NS + " to " + MAX_ROLL_EVERY_NS);
        }
    }

    /**
     * Settings of a journal whose segments end by size only.
     *
     * @param segmentBytes  size of one segment, bytes.
     * @param segmentsAhead segments allocated before they are needed.
     */
    public JournalConfig(final long segmentBytes, final int segmentsAhead) {
        this(segmentBytes, segmentsAhead, NEVER);
    }

    /**
     * The defaults.
     *
     * @return {@link #DEFAULT_SEGMENTS_AHEAD} segments of {@link #DEFAULT_SEGMENT_BYTES} ahead.
     */
    public static JournalConfig defaults() {
        return new JournalConfig(DEFAULT_SEGMENT_BYTES, DEFAULT_SEGMENTS_AHEAD);
    }

    /**
     * The smallest, for tests and short runs: one segment of {@link #MIN_SEGMENT_BYTES} ahead.
     *
     * @return the smallest settings.
     */
    public static JournalConfig smallest() {
        return new JournalConfig(MIN_SEGMENT_BYTES, 1);
    }
}
