package io.tiercel.journal;

import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Sequential reader of a journal, from its first record on, across segments and restarts.
 * <p>
 * Owned by one thread, any thread. Allocates nothing per record (opening a segment does). Needs no lock: a journal may be read while it is
 * written. Each record is checked: frame, length, CRC-32C, sequence. Good records before damage are delivered first, then
 * {@link #next} throws.
 */
public final class JournalReader implements AutoCloseable {
    private final Path journal;
    private final boolean isTailing;
    private SegmentReader segment;
    private SegmentReader following;
    private long records;

    /**
     * Opens a reader.
     *
     * @param journal   folder of the segments.
     * @param rule      rule the sequences keep.
     * @param isTailing true: the end of what is written so far is only "not yet", a later {@link #next} may find more; false: it is the end
     *                  of a journal that nobody writes, and is checked to be one.
     */
    JournalReader(final Path journal, final SequenceRule rule, final boolean isTailing) {
        this.journal = journal;
        this.isTailing = isTailing;
        segment = new SegmentReader(rule);
        following = new SegmentReader(rule);
    }

    /**
     * Moves to the next record.
     *
     * @return false if there is none: at the end, or, tailing, not yet.
     * @throws JournalException if a record is damaged, the journal is cut or a segment is missing; the message names the file, the byte,
     *                          the last good sequence and what was expected.
     */
    public boolean next() {
        if (!segment.isOpen() && !openFirst()) {
            return false;
        }
        while (!segment.next()) {
            if (!segment.wasSealed() && !advance()) {
                return false;
            }
        }
        records++;
        return true;
    }

    /**
     * Bytes around the current record; the same object for each record, valid until the next call of {@link #next}. Not to be written.
     *
     * @return a reused buffer.
     */
    public DirectBuffer buffer() {
        return segment.buffer();
    }

    /**
     * Where the current record's header starts in {@link #buffer}.
     *
     * @return bytes.
     */
    public int offset() {
        return segment.recordOffset();
    }

    /**
     * Length of the current record, header and body.
     *
     * @return bytes, {@link RecordDescriptor#HEADER_LENGTH} to {@link RecordDescriptor#MAX_RECORD_LENGTH}.
     */
    public int length() {
        return segment.recordLength();
    }

    /**
     * Sequence of the last record that was delivered.
     *
     * @return the sequence, or {@link RecordDescriptor#BEFORE_FIRST_SEQUENCE} before the first.
     */
    public long lastSequence() {
        return segment.lastSequence();
    }

    /**
     * Records delivered so far.
     *
     * @return a count, 0 or more.
     */
    public long recordCount() {
        return records;
    }

    /** Closes the files. Idempotent. */
    @Override
    public void close() {
        segment.close();
        following.close();
    }

    private boolean openFirst() {
        SegmentFolder.list(journal);
        final SegmentFolder first = SegmentFolder.of(journal, SegmentFolder.FIRST_ORDINAL);
        if (!first.isPrepared()) {
            return false;
        }
        segment.open(first, RecordDescriptor.BEFORE_FIRST_SEQUENCE);
        return true;
    }

    /** At the end of a segment: goes on to the next one if the journal does. */
    private boolean advance() {
        if (segment.isSealed()) {
            // By name again: what was ahead when it was opened may have been given up since, and made anew by a later
            // session.
            following.close();
        }
        if (!openFollowing()) {
            if (segment.isSealed() && !segment.isClosedSeal()) {
                throw JournalEnd.missing(journal, segment.folder().ordinal() + 1, segment.lastSequence());
            }
            return endHere();
        }
        if (!segment.isSealed()) {
            if (!following.hasRecord()) {
                return endHere();
            }
            // The writer went on to the next segment before its record: whatever this one got is in it by now.
            if (segment.hasRecord()) {
                return true;
            }
        }
        following.continueAfter(segment.lastSequence());
        final SegmentReader finished = segment;
        finished.close();
        segment = following;
        following = finished;
        return true;
    }

    private boolean openFollowing() {
        if (following.isOpen()) {
            return true;
        }
        final SegmentFolder next = SegmentFolder.of(journal, segment.folder().ordinal() + 1);
        if (!next.isPrepared()) {
            return false;
        }
        try {
            following.open(next, segment.lastSequence());
            return true;
        } catch (final JournalException e) {
            following.close();
            if (next.isPrepared()) {
                throw e;
            }
            // Allocated ahead and given up between the two looks.
            return false;
        }
    }

    private boolean endHere() {
        if (!isTailing) {
            segment.checkNothingFollows();
        }
        return false;
    }
}
