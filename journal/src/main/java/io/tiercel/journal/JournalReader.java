package io.tiercel.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * Sequential reader of a journal, from its first record or one in the middle on, across segments and restarts.
 * <p>
 * Owned by one thread, any thread. Allocates nothing per record (opening a segment does). Needs no lock: a journal may be read while it is
 * written. Each record is checked: frame, length, CRC-32C, sequence. Good records before damage are delivered first, then
 * {@link #next} throws. A reader that starts in the middle does not open the segments that end before, by their seals; the rest is checked all the
 * same.
 */
public final class JournalReader implements AutoCloseable {
    /** Instead of a sequence to start from: the first record that there is. */
    static final long FROM_START = Long.MIN_VALUE;

    private final Path journal;
    private final boolean isTailing;
    private final long wantedSequence;
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
     * @param wanted    records of lower sequences are not delivered; {@link #FROM_START} = from the first record that there is.
     */
    JournalReader(final Path journal, final SequenceRule rule, final boolean isTailing, final long wanted) {
        this.journal = journal;
        this.isTailing = isTailing;
        wantedSequence = wanted;
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
        do {
            while (!segment.next()) {
                if (!segment.wasSealed() && !advance()) {
                    return false;
                }
            }
        } while (segment.lastSequence() < wantedSequence);
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
     * Sequence of the last record that was delivered or passed over.
     *
     * @return the sequence; before the first record, that of the record before it or {@link RecordDescriptor#BEFORE_FIRST_SEQUENCE}.
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

    /**
     * First sequence whose records are all in the journal: above 1 where older segments were removed.
     *
     * @return the sequence, 1 or more.
     * @throws JournalException if the journal does not tell where it begins.
     */
    public long firstSequence() {
        return JournalStart.load(journal).firstSequence();
    }

    /** Closes the files. Idempotent. */
    @Override
    public void close() {
        segment.close();
        following.close();
    }

    private boolean openFirst() {
        final JournalStart start = JournalStart.load(journal);
        try {
            return openFirst(start);
        } catch (final JournalException e) {
            final boolean isGone = segment.isOpen() && !segment.folder().isPrepared();
            segment.close();
            final JournalStart now = JournalStart.load(journal);
            if (now.equals(start) && !isGone) {
                throw e;
            }
            // Segments were removed, or given up that were allocated ahead, between the two looks.
            return openFirst(now);
        }
    }

    private boolean openFirst(final JournalStart start) {
        if (start.isPruned() && wantedSequence != FROM_START && wantedSequence < start.firstSequence()) {
            throw new JournalException("journal: " + journal + " begins at sequence " + start.firstSequence()
                    + ", what came before was removed; sequence " + wantedSequence + " is asked for");
        }
        final List<SegmentFolder> folders = SegmentFolder.list(journal, start);
        if (folders.isEmpty()) {
            return false;
        }
        int first = 0;
        long sequenceBefore = start.sequenceBefore();
        long sequenceOneBefore = sequenceBefore;
        while (first < folders.size() - 1 && wantedSequence != FROM_START) {
            final Optional<SegmentSeal> seal = folders.get(first).loadSeal();
            if (seal.isEmpty() || seal.get().lastSequence() >= wantedSequence) {
                break;
            }
            sequenceOneBefore = sequenceBefore;
            sequenceBefore = seal.get().lastSequence();
            first++;
        }
        segment.open(folders.get(first), sequenceBefore);
        if (first > 0 && !segment.isSealed() && !segment.hasRecord()) {
            // Only allocated ahead so far, and perhaps given up later: it is turned to when it has a record.
            segment.open(folders.get(first - 1), sequenceOneBefore);
        }
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
