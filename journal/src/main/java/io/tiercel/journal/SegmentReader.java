package io.tiercel.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the records of one segment in their order and checks each: frame, length, checksum, sequence.
 * <p>
 * Owned by one thread. Allocates nothing per record.
 * <p>
 * It reads Chronicle's documented file format itself instead of using a Chronicle tailer, which extends a file that was cut, waits for
 * seconds where a header is missing, and writes to the folder that it reads:
 * <pre>
 *  each document, at a multiple of 4:
 *   0  4  frame word: 0 = nothing written yet; bit 31 = being written, or end of data with bit 30 (never in these files);
 *                     bit 30 = Chronicle's own (header, index); bits 0-29 = length of what follows
 *   4  n  content
 * </pre>
 */
final class SegmentReader implements AutoCloseable {
    private static final int FRAME_BYTES = 4;
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int META_DATA = 0x4000_0000;
    private static final int LENGTH_MASK = 0x3FFF_FFFF;

    private final RecordWindow window = new RecordWindow();
    private final SequenceRule rule;
    private final CRC32C crc = new CRC32C();
    private SegmentFolder folder;
    private FileChannel channel;
    private SegmentSeal seal;
    private long position;
    private long records;
    private long lastSequence;
    private long lowestTimeNs;
    private long highestTimeNs;
    private int recordOffset;
    private int recordLength;

    SegmentReader(final SequenceRule rule) {
        this.rule = rule;
    }

    /**
     * Turns to a segment. Cold.
     *
     * @throws JournalException if its file is missing, empty or has no header.
     */
    void open(final SegmentFolder segment, final long sequenceBefore) {
        openUnsealed(segment, sequenceBefore);
        seal = segment.loadSeal().orElse(null);
    }

    /** As {@link #open}, but without regard to a seal: records are delivered as long as they are good. */
    void openUnsealed(final SegmentFolder segment, final long sequenceBefore) {
        close();
        folder = segment;
        position = 0;
        records = 0;
        lowestTimeNs = Long.MAX_VALUE;
        highestTimeNs = Long.MIN_VALUE;
        lastSequence = sequenceBefore;
        seal = null;
        try {
            channel = FileChannel.open(segment.records(), StandardOpenOption.READ);
            window.wrap(channel);
            if (!window.has(0, FRAME_BYTES)) {
                throw damaged("the file is empty, expected a header and records");
            }
        } catch (final NoSuchFileException e) {
            throw new DamagedJournalException(
                    "journal: " + segment.records() + " is missing, expected records after sequence " + lastSequence,
                    segment.records(),
                    0,
                    lastSequence,
                    e);
        } catch (final IOException e) {
            throw unreadable(e);
        }
        final int word = frameWord();
        if ((word & (NOT_COMPLETE | META_DATA)) != META_DATA) {
            throw damaged("the file has no header (first word 0x" + Integer.toHexString(word) + ")");
        }
        skipPreamble();
    }

    boolean isOpen() {
        return channel != null;
    }

    /** Says what the last record before this segment was, once that is known. */
    void continueAfter(final long sequenceBefore) {
        lastSequence = sequenceBefore;
    }

    /**
     * Moves to the next record.
     *
     * @return false at the end of what is written so far.
     * @throws JournalException if the record is damaged or the file ends too early; all records before have been delivered.
     */
    boolean next() {
        if (!hasRecord()) {
            return false;
        }
        String fault = faultOfRecord();
        if (fault != null) {
            // Once more from the file: a record of a live writer may have been copied while it was completed.
            refill();
            fault = faultOfRecord();
        }
        if (fault != null) {
            throw damaged(fault);
        }
        lastSequence =
                window.buffer().getLong(recordOffset + RecordDescriptor.SEQUENCE_OFFSET, RecordDescriptor.BYTE_ORDER);
        final long timeNs = window.buffer()
                .getLong(recordOffset + RecordDescriptor.EVENT_TIME_NS_OFFSET, RecordDescriptor.BYTE_ORDER);
        lowestTimeNs = Math.min(lowestTimeNs, timeNs);
        highestTimeNs = Math.max(highestTimeNs, timeNs);
        position = align(position + FRAME_BYTES + recordLength);
        records++;
        return true;
    }

    /**
     * Whether a record follows, without moving past it.
     *
     * @throws JournalException if the file ends too early.
     */
    boolean hasRecord() {
        if (seal != null && position >= seal.endPosition()) {
            checkSeal();
            return false;
        }
        final boolean isFound = findExcerpt();
        if (!isFound && seal != null) {
            throw cut("zeros");
        }
        return isFound;
    }

    /**
     * Checks that an unsealed segment really ends where reading stopped: behind a zero word only the remains of a record that was never
     * completed may lie. Reads the rest of the file. Cold.
     *
     * @throws JournalException if something was written further on: a hole, made by a loss of power or by another hand.
     */
    void checkNothingFollows() {
        if (seal != null) {
            return;
        }
        try {
            final long unfinished = position + FRAME_BYTES;
            long from = unfinished;
            if (window.has(unfinished, Short.BYTES)) {
                from += window.buffer().getShort(window.offsetOf(unfinished), RecordDescriptor.BYTE_ORDER) & 0xFFFF;
            }
            from = align(from);
            while (window.has(from, 1)) {
                final int end = window.available();
                for (int i = window.offsetOf(from); i < end; i++) {
                    if (window.buffer().getByte(i) != 0) {
                        throw foundBehindEnd(from + i - window.offsetOf(from));
                    }
                }
                from += end - window.offsetOf(from);
            }
            window.refill(position);
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    /** Looks whether the segment was sealed since it was opened. Cold. */
    boolean wasSealed() {
        if (seal == null) {
            seal = folder.loadSeal().orElse(null);
            return seal != null;
        }
        return false;
    }

    boolean isSealed() {
        return seal != null;
    }

    /** Whether the journal was cleanly closed with this segment as its last, as far as was known when the seal was read. */
    boolean isClosedSeal() {
        return seal != null && seal.closed();
    }

    SegmentFolder folder() {
        return folder;
    }

    UnsafeBuffer buffer() {
        return window.buffer();
    }

    int recordOffset() {
        return recordOffset;
    }

    int recordLength() {
        return recordLength;
    }

    long records() {
        return records;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** What a seal behind the current record would say. Cold. */
    SegmentSeal extent() {
        final TimeSpan times = records == 0 ? TimeSpan.NONE : new TimeSpan(lowestTimeNs, highestTimeNs);
        return new SegmentSeal(records, lastSequence, position, times, false);
    }

    long endPosition() {
        return position;
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (final IOException e) {
                throw unreadable(e);
            } finally {
                channel = null;
            }
        }
    }

    /** Moves over Chronicle's own documents to the next excerpt; false where nothing is written yet. */
    private boolean findExcerpt() {
        boolean isFresh = false;
        while (true) {
            final int word = frameWord();
            if (word == 0 || (word & NOT_COMPLETE) != 0) {
                if (isFresh && word != 0) {
                    // the writer stores a length at once
                    throw damaged("a word of 0x" + Integer.toHexString(word) + ", expected the length of a record");
                }
                if (isFresh) {
                    return false;
                }
                refill();
                isFresh = true;
            } else if ((word & META_DATA) != 0) {
                position = align(position + FRAME_BYTES + (word & LENGTH_MASK));
            } else {
                return true;
            }
        }
    }

    private void skipPreamble() {
        if (!findExcerpt()
                || frameWord() != SegmentPreamble.LENGTH
                || !has(position, FRAME_BYTES + SegmentPreamble.LENGTH)
                || !SegmentPreamble.isPreamble(
                        window.buffer(), window.offsetOf(position) + FRAME_BYTES, folder.ordinal())) {
            throw damaged("expected the preamble of segment " + folder.ordinal());
        }
        position = align(position + FRAME_BYTES + SegmentPreamble.LENGTH);
    }

    private String faultOfRecord() {
        final int length = frameWord();
        if (length < RecordDescriptor.HEADER_LENGTH || length > RecordDescriptor.MAX_RECORD_LENGTH) {
            return "a record of " + length + " bytes, expected " + RecordDescriptor.HEADER_LENGTH + " to "
                    + RecordDescriptor.MAX_RECORD_LENGTH;
        }
        if (!has(position, FRAME_BYTES + length)) {
            throw cut("the end of the file");
        }
        final UnsafeBuffer buffer = window.buffer();
        final int offset = window.offsetOf(position) + FRAME_BYTES;
        final int told = buffer.getShort(offset + RecordDescriptor.LENGTH_OFFSET, RecordDescriptor.BYTE_ORDER) & 0xFFFF;
        if (told != length) {
            return "a record of " + length + " bytes whose header says " + told;
        }
        final int stored = buffer.getInt(offset + RecordDescriptor.CRC32C_OFFSET, RecordDescriptor.BYTE_ORDER);
        final int computed = checksum(offset, length, stored);
        if (stored != computed) {
            return "CRC32C 0x" + Integer.toHexString(stored) + " in the record, 0x" + Integer.toHexString(computed)
                    + " expected from its bytes";
        }
        final long sequence = buffer.getLong(offset + RecordDescriptor.SEQUENCE_OFFSET, RecordDescriptor.BYTE_ORDER);
        if (!rule.isNext(lastSequence, sequence)) {
            return "sequence " + sequence + ", expected " + rule.expectation(lastSequence);
        }
        recordOffset = offset;
        recordLength = length;
        return null;
    }

    private int checksum(final int offset, final int length, final int stored) {
        final UnsafeBuffer buffer = window.buffer();
        final ByteBuffer bytes = window.bytes();
        buffer.putInt(offset + RecordDescriptor.CRC32C_OFFSET, 0, RecordDescriptor.BYTE_ORDER);
        crc.reset();
        crc.update(bytes.limit(offset + length).position(offset));
        buffer.putInt(offset + RecordDescriptor.CRC32C_OFFSET, stored, RecordDescriptor.BYTE_ORDER);
        return (int) crc.getValue();
    }

    private int frameWord() {
        if (!has(position, FRAME_BYTES)) {
            throw cut("the end of the file");
        }
        return window.buffer().getInt(window.offsetOf(position), RecordDescriptor.BYTE_ORDER);
    }

    private boolean has(final long from, final int length) {
        try {
            return window.has(from, length);
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    private void refill() {
        try {
            window.refill(position);
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    private void checkSeal() {
        if (records != seal.records() || lastSequence != seal.lastSequence()) {
            throw damaged(records + " records up to sequence " + lastSequence + ", expected " + seal.records()
                    + " up to sequence " + seal.lastSequence());
        }
    }

    private JournalException cut(final String where) {
        final String expected = seal == null
                ? "expected more records or room for them"
                : "expected " + seal.records() + " records up to sequence " + seal.lastSequence();
        return damaged("cut: " + where + " comes here, " + expected);
    }

    private JournalException foundBehindEnd(final long at) {
        return damaged("a hole: nothing is written here, but byte " + at + " is");
    }

    private JournalException damaged(final String fault) {
        return new DamagedJournalException(
                "journal: " + folder.records() + " is damaged at byte " + position + " after sequence " + lastSequence
                        + ": " + fault,
                folder.records(),
                position,
                lastSequence,
                null);
    }

    private JournalException unreadable(final IOException cause) {
        return new JournalException(
                "journal: cannot read " + folder.records() + " at byte " + position + " after sequence " + lastSequence
                        + ": " + cause.getMessage(),
                cause);
    }

    private static long align(final long unaligned) {
        return (unaligned + FRAME_BYTES - 1) & -FRAME_BYTES;
    }
}
