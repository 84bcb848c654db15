package io.tiercel.journal;

/**
 * Settings of a journal's writer. Cold.
 *
 * @param segmentBytes size of one segment, bytes: a multiple of 64 KiB from 1 MiB to 1 GiB; default 64 MiB. The disk holds the segment
 *                     in use and the next one, both fully allocated, for each journal that is open for append.
 */
public record JournalConfig(long segmentBytes) {
    /** Smallest segment, bytes: holds the longest record and the index pages around it. */
    public static final long MIN_SEGMENT_BYTES = 1L << 20;

    /** Largest segment, bytes. */
    public static final long MAX_SEGMENT_BYTES = 1L << 30;

    /** Size of a segment where nothing else is said, bytes: about half a second at a million short records a second. */
    public static final long DEFAULT_SEGMENT_BYTES = 64L << 20;

    private static final long SEGMENT_STEP_BYTES = 64L << 10;

    /**
     * Checks the range.
     *
     * @throws JournalException if the size is out of range or not a multiple of 64 KiB.
     */
    public JournalConfig {
        if (segmentBytes < MIN_SEGMENT_BYTES
                || segmentBytes > MAX_SEGMENT_BYTES
                || segmentBytes % SEGMENT_STEP_BYTES != 0) {
            throw new JournalException("journal: segmentBytes=" + segmentBytes + ", expected a multiple of "
                    + SEGMENT_STEP_BYTES + " from " + MIN_SEGMENT_BYTES + " to " + MAX_SEGMENT_BYTES);
        }
    }

    /**
     * The defaults.
     *
     * @return segments of {@link #DEFAULT_SEGMENT_BYTES}.
     */
    public static JournalConfig defaults() {
        return new JournalConfig(DEFAULT_SEGMENT_BYTES);
    }
}
