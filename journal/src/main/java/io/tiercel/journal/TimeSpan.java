package io.tiercel.journal;

/**
 * Lowest and highest event time of some records; they need not run forward. Immutable.
 *
 * @param lowestNs  nanoseconds since the epoch, {@link RecordDescriptor#NO_EVENT_TIME_NS} of no records.
 * @param highestNs nanoseconds since the epoch, {@link RecordDescriptor#NO_EVENT_TIME_NS} of no records.
 */
public record TimeSpan(long lowestNs, long highestNs) {
    /** Of no records. */
    public static final TimeSpan NONE =
            new TimeSpan(RecordDescriptor.NO_EVENT_TIME_NS, RecordDescriptor.NO_EVENT_TIME_NS);

    /**
     * Whether there are records.
     *
     * @return false of no records.
     */
    public boolean isKnown() {
        return highestNs != RecordDescriptor.NO_EVENT_TIME_NS;
    }

    /**
     * The span of these records and more.
     *
     * @param more of other records.
     * @return the span of both.
     */
    public TimeSpan with(final TimeSpan more) {
        if (!isKnown()) {
            return more;
        }
        return more.isKnown()
                ? new TimeSpan(Math.min(lowestNs, more.lowestNs), Math.max(highestNs, more.highestNs))
                : this;
    }
}
