package io.tiercel.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.agrona.MutableDirectBuffer;

/**
 * Journal in Chronicle Queue segments of equal size, each fully allocated before it is needed.
 * <p>
 * {@link #append} and {@link #close} belong to one thread; the rest may be called from any. Appending allocates nothing, reads no clock
 * and makes no system call, except once a segment to wake the thread that allocates ahead.
 * <p>
 * Segments end by size, and by the event time of their records where that is asked for, never by the wall clock: Chronicle is given a clock that
 * stands still, so equal records make equal segments, and a clock that is set back opens no older file.
 */
public final class ChronicleJournal implements Journal {
    private static final VarHandle LAST_SEQUENCE;

    static {
        try {
            LAST_SEQUENCE = MethodHandles.lookup().findVarHandle(ChronicleJournal.class, "lastSequence", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Path path;
    private final SequenceRule rule;
    private final SegmentKeeper keeper;
    private final long rollEveryNs;
    private final CRC32C crc = new CRC32C();
    // The memory of the last record, which is nearly always that of the next. The view keeps it alive, so that its
    // address stands for it.
    private ByteBuffer view;
    private int viewedAdjustment;
    private long viewedAddress;
    private int viewedCapacity;
    // Last event time of the period that the current segment's first record lies in; owned by the appending thread.
    private long endOfPeriodNs = Long.MAX_VALUE;
    // Written by the appending thread; sync reads it before it looks at the keeper's retired segment.
    private volatile Segment current;
    // Written by the appending thread with release, read by others with acquire.
    private long lastSequence;
    private final AtomicLong durableSequence;
    private volatile boolean isClosed;

    ChronicleJournal(final Path path, final SequenceRule rule, final JournalConfig config, final JournalEnd end)
            throws IOException {
        this.path = path;
        this.rule = rule;
        rollEveryNs = config.rollEveryNs();
        lastSequence = end.lastSequence();
        durableSequence = new AtomicLong(end.lastSequence());
        current = Segment.create(SegmentFolder.of(path, end.nextOrdinal()), config.segmentBytes());
        end.markContinued(path);
        keeper = new SegmentKeeper(path, config, end.nextOrdinal() + 1, this::raiseDurable);
        keeper.start();
    }

    @Override
    public void append(final MutableDirectBuffer buffer, final int offset, final int length) {
        final long sequence = check(buffer, offset, length);
        if (buffer.addressOffset() != viewedAddress || buffer.capacity() != viewedCapacity) {
            view(buffer);
        }
        clearChecksum(buffer, offset);
        crc.reset();
        final int start = offset + viewedAdjustment;
        crc.update(view.limit(start + length).position(start));
        buffer.putInt(offset + RecordDescriptor.CRC32C_OFFSET, (int) crc.getValue(), RecordDescriptor.BYTE_ORDER);

        final long timeNs = buffer.getLong(offset + RecordDescriptor.EVENT_TIME_NS_OFFSET, RecordDescriptor.BYTE_ORDER);
        Segment segment = current;
        if (!segment.hasRoomFor(length) || (timeNs > endOfPeriodNs && mayRollEarly())) {
            segment = keeper.swap(segment, lastSequence);
            current = segment;
        } else if (segment.isInReserve()) {
            keeper.awaitVerdict();
        }
        if (rollEveryNs != JournalConfig.NEVER && segment.records() == 0) {
            endOfPeriodNs = endOfPeriodNs(timeNs);
        }
        try {
            segment.append(buffer, offset, length, timeNs);
        } catch (final RuntimeException | InternalError e) {
            throw new JournalException(
                    "journal: cannot append to " + segment.folder().path() + " after sequence " + lastSequence + ": "
                            + e.getMessage(),
                    e);
        }
        LAST_SEQUENCE.setRelease(this, sequence);
    }

    @Override
    public long lastSequence() {
        return (long) LAST_SEQUENCE.getAcquire(this);
    }

    @Override
    public long durableSequence() {
        return durableSequence.get();
    }

    @Override
    public synchronized long sync() {
        if (isClosed) {
            return durableSequence.get();
        }
        // The sequence first: whatever segment holds its record was written before it was published.
        final long sequence = lastSequence();
        keeper.force(current);
        raiseDurable(sequence);
        return durableSequence.get();
    }

    /** Any thread: one that syncs, or the keeper's, which forces full segments. */
    private void raiseDurable(final long sequence) {
        durableSequence.accumulateAndGet(sequence, Math::max);
    }

    @Override
    public boolean isRunningOutOfSpace() {
        return keeper.isRefused();
    }

    @Override
    public long stallCount() {
        return keeper.stallCount();
    }

    @Override
    public int segmentsAhead() {
        return keeper.segmentsAhead();
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            try {
                keeper.close();
            } finally {
                current.finish(lastSequence);
                keeper.force(current);
                current.seal(true);
            }
            raiseDurable(lastSequence);
        } catch (final IOException | RuntimeException e) {
            throw new JournalException(
                    "journal: cannot close " + path + " cleanly after sequence " + lastSequence + ": " + e.getMessage(),
                    e);
        }
    }

    /** With room left in the segment, a disk that is full is no reason to stop. */
    private boolean mayRollEarly() {
        keeper.awaitVerdict();
        return !keeper.isRefused();
    }

    private long endOfPeriodNs(final long timeNs) {
        final long intoPeriodNs = Math.floorMod(timeNs, rollEveryNs);
        final long leftNs = rollEveryNs - 1 - intoPeriodNs;
        return timeNs > Long.MAX_VALUE - leftNs ? Long.MAX_VALUE : timeNs + leftNs;
    }

    /** Stores the word that holds the field whole: the checksum reads it whole, and would wait for the halves to leave the store buffer. */
    private static void clearChecksum(final MutableDirectBuffer buffer, final int offset) {
        final int word = offset + RecordDescriptor.INSTRUMENT_ID_OFFSET;
        final long instrumentId = buffer.getInt(word, RecordDescriptor.BYTE_ORDER);
        buffer.putLong(word, instrumentId & 0xFFFF_FFFFL, RecordDescriptor.BYTE_ORDER);
    }

    private void view(final MutableDirectBuffer buffer) {
        final ByteBuffer bytes = buffer.byteBuffer();
        if (bytes == null || !bytes.isDirect()) {
            throw new IllegalArgumentException("journal: a record lies in a direct byte buffer, this one does not");
        }
        // a copy, because its limits are set for each record
        view = bytes.duplicate().clear();
        viewedAdjustment = buffer.wrapAdjustment();
        viewedAddress = buffer.addressOffset();
        viewedCapacity = buffer.capacity();
    }

    private long check(final MutableDirectBuffer buffer, final int offset, final int length) {
        if (length < RecordDescriptor.HEADER_LENGTH
                || length > RecordDescriptor.MAX_RECORD_LENGTH
                || (buffer.getShort(offset + RecordDescriptor.LENGTH_OFFSET, RecordDescriptor.BYTE_ORDER) & 0xFFFF)
                        != length) {
            throw badLength(length);
        }
        final long sequence = buffer.getLong(offset + RecordDescriptor.SEQUENCE_OFFSET, RecordDescriptor.BYTE_ORDER);
        if (!rule.isNext(lastSequence, sequence)) {
            throw badSequence(sequence);
        }
        if (isClosed) {
            throw new JournalException("journal: " + path + " is closed, last sequence " + lastSequence);
        }
        return sequence;
    }

    private JournalException badLength(final int length) {
        return new JournalException("journal: record of " + length + " bytes refused by " + path + ", expected "
                + RecordDescriptor.HEADER_LENGTH + " to " + RecordDescriptor.MAX_RECORD_LENGTH
                + " and the same in its header; last sequence " + lastSequence);
    }

    private JournalException badSequence(final long sequence) {
        return new JournalException("journal: sequence " + sequence + " refused by " + path + ", expected "
                + rule.expectation(lastSequence));
    }
}
