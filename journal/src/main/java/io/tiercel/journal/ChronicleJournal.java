package io.tiercel.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.MutableDirectBuffer;

/**
 * Journal in Chronicle Queue segments of equal size, each fully allocated before it is needed.
 * <p>
 * {@link #append} and {@link #close} belong to one thread; the rest may be called from any. Appending allocates nothing, reads no clock
 * and makes no system call, except once a segment to wake the thread that allocates ahead.
 * <p>
 * Segments end by size, never by the wall clock: Chronicle is given a clock that stands still, so a session that crosses midnight does
 * not stop to make a file, and equal records make equal segments.
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
    private final CRC32C crc = new CRC32C();
    // The memory of the last record, which is nearly always that of the next. The view keeps it alive, so that its
    // address stands for it.
    private ByteBuffer view;
    private int viewedAdjustment;
    private long viewedAddress;
    private int viewedCapacity;
    // Written by the appending thread; sync reads it before it looks at the keeper's retired segment.
    private volatile Segment current;
    // Written by the appending thread with release, read by others with acquire.
    private long lastSequence;
    private volatile long durableSequence;
    private volatile boolean isClosed;

    ChronicleJournal(final Path path, final SequenceRule rule, final JournalConfig config, final JournalEnd end)
            throws IOException {
        this.path = path;
        this.rule = rule;
        lastSequence = end.lastSequence();
        durableSequence = end.lastSequence();
        current = Segment.create(SegmentFolder.of(path, end.nextOrdinal()), config.segmentBytes());
        end.markContinued(path);
        keeper = new SegmentKeeper(path, config, end.nextOrdinal() + 1);
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

        Segment segment = current;
        if (!segment.hasRoomFor(length)) {
            segment = keeper.swap(segment, lastSequence);
            current = segment;
        } else if (segment.isInReserve()) {
            keeper.awaitVerdict();
        }
        try {
            segment.append(buffer, offset, length);
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
        return durableSequence;
    }

    @Override
    public synchronized long sync() {
        if (isClosed) {
            return durableSequence;
        }
        // The sequence first: whatever segment holds its record was written before it was published.
        final long sequence = lastSequence();
        keeper.force(current);
        durableSequence = sequence;
        return sequence;
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
            durableSequence = lastSequence;
        } catch (final IOException | RuntimeException e) {
            throw new JournalException(
                    "journal: cannot close " + path + " cleanly after sequence " + lastSequence + ": " + e.getMessage(),
                    e);
        }
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
