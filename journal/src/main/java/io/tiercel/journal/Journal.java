package io.tiercel.journal;

import org.agrona.MutableDirectBuffer;

/**
 * Append-only writer of records.
 * <p>
 * {@link #append} and {@link #close} belong to one thread, the owner; {@link #sync}, {@link #lastSequence},
 * {@link #durableSequence}, {@link #segmentsAhead} and {@link #isRunningOutOfSpace} may be called from any. Nothing is allocated per record.
 */
public interface Journal extends AutoCloseable {
    /**
     * Appends one record. When the call returns, the record is in the page cache: it survives the death of the process, not of the
     * machine (see {@link #sync}).
     *
     * @param buffer over a direct byte buffer, holds the record; its crc32c field is written, nothing else changes.
     * @param offset where the record's header starts, bytes.
     * @param length header and body, bytes: {@link RecordDescriptor#HEADER_LENGTH} to {@link RecordDescriptor#MAX_RECORD_LENGTH},
     *               equal to the header's length field.
     * @throws IllegalArgumentException if the buffer is not over a direct byte buffer.
     * @throws JournalException if the length or the sequence is not what it has to be (the journal is unchanged), if the journal is
     *                          closed, or if there is no room left and none can be had (all records before are kept).
     */
    void append(MutableDirectBuffer buffer, int offset, int length);

    /**
     * Sequence of the last record appended, in this run or one before.
     *
     * @return the sequence, or {@link RecordDescriptor#BEFORE_FIRST_SEQUENCE} in an empty journal.
     */
    long lastSequence();

    /**
     * Sequence up to which records are known to have reached the disk: by {@link #sync}, or because their segment is full and was forced.
     *
     * @return the sequence, never above {@link #lastSequence}.
     */
    long durableSequence();

    /**
     * Forces all records that were appended before the call to the disk and raises {@link #durableSequence}. Blocks for as long as the
     * disk takes, typically 0.1 to 1 ms; appending goes on meanwhile if another thread calls it.
     *
     * @return the durable sequence after the call.
     * @throws JournalException if the disk refuses.
     */
    long sync();

    /**
     * Whether the disk refused the space for the next segment. That is known before the last part of the current segment (a quarter of it, at
     * most 1 MiB) is entered, so there is room left to journal that trading stops. The journal asks again once a second, and the
     * answer goes back to false when it succeeds.
     *
     * @return true while the next segment is refused.
     */
    boolean isRunningOutOfSpace();

    /**
     * How often {@link #append} had to wait because the next segment was not allocated ahead in time, or the disk was too far behind.
     *
     * @return a count since opening, 0 or more.
     */
    long stallCount();

    /**
     * How many segments are allocated and wait to be used. Any thread.
     *
     * @return a count, 0 or more.
     */
    int segmentsAhead();

    /** Seals the journal and gives up the space that was allocated ahead. Idempotent. */
    @Override
    void close();
}
