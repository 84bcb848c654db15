package io.tiercel.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One fully allocated file of a journal being written: a Chronicle queue of a single cycle, to which records are appended through a mapping.
 * <p>
 * Made by one thread, then handed over (by a release and acquire of the reference) to the thread that appends, then handed back to be
 * sealed. {@link #append} allocates nothing and makes no system call. {@link #force} may be called from any thread as long as the segment is
 * not closed.
 * <p>
 * The file is written with zeros and forced before it is mapped, then each page is touched: a store into it finds a page that is allocated on
 * disk, in the page cache and in the page table. So it cannot fail for want of space, which on a sparse mapped file would be a bus error, and it
 * does not wait for the file system to allocate.
 */
final class Segment {
    /** Room kept behind the last record, so that a zero word always ends the records, and for {@link #fetch}. */
    private static final int MARGIN_BYTES = 64 << 10;

    /** Most room that is entered only when the next segment is allocated, or known to be refused. */
    private static final long MAX_RESERVE_BYTES = 1L << 20;

    /** Chronicle's word before each record: its length, 0 while there is none. */
    private static final int WORD_BYTES = Integer.BYTES;

    private static final int PAGE_BYTES = 4096;
    private static final int LINE_BYTES = 64;

    /** Two to three records ahead: about what a record takes from memory, at full rate. */
    private static final int AHEAD_BYTES = 256;

    private static final VarHandle WRITTEN_POSITION;

    static {
        try {
            WRITTEN_POSITION = MethodHandles.lookup().findVarHandle(Segment.class, "writtenPosition", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SegmentFolder folder;
    private final long endOfRoom;
    private final long startOfReserve;
    private final Arena arena;
    private final MappedByteBuffer mapping;
    private final UnsafeBuffer file;
    private long records;
    private long lowestTimeNs = Long.MAX_VALUE;
    private long highestTimeNs = Long.MIN_VALUE;
    // Written by the appending thread; others see it as fresh as the sequence that the journal publishes after it.
    private long writtenPosition;
    private long lastSequence;
    private long forcedPosition;
    private boolean closed;

    private Segment(final SegmentFolder folder, final long segmentBytes, final long startOfRecords) throws IOException {
        this.folder = folder;
        endOfRoom = segmentBytes - MARGIN_BYTES;
        startOfReserve = endOfRoom - Math.min(segmentBytes / 4, MAX_RESERVE_BYTES);
        writtenPosition = startOfRecords;
        arena = Arena.ofShared();
        // The mapping outlives the channel.
        try (FileChannel channel =
                FileChannel.open(folder.records(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < segmentBytes) {
                throw new IOException(
                        "the file has " + channel.size() + " bytes, expected " + segmentBytes + " as allocated");
            }
            mapping = (MappedByteBuffer) channel.map(FileChannel.MapMode.READ_WRITE, 0L, segmentBytes, arena)
                    .asByteBuffer();
        }
        file = new UnsafeBuffer(mapping);
        touch();
    }

    /**
     * Allocates a segment on disk. Cold: takes as long as writing the segment once.
     *
     * @throws IOException if the folder exists, or the disk has no room; whatever was allocated is given back.
     */
    static Segment create(final SegmentFolder folder, final long segmentBytes) throws IOException {
        folder.create();
        try {
            final Segment segment = new Segment(folder, segmentBytes, SegmentFile.create(folder, segmentBytes));
            Files.delete(folder.preparingMark());
            AtomicFile.forceDirectory(folder.path());
            AtomicFile.forceDirectory(folder.path().getParent());
            return segment;
        } catch (final IOException | RuntimeException | InternalError e) {
            folder.delete();
            throw e;
        }
    }

    /** Whether one more record fits, with the margin behind it. */
    boolean hasRoomFor(final int length) {
        return writtenPosition + length < endOfRoom;
    }

    /** Whether only the room is left that is kept for the case that there is no next segment. */
    boolean isInReserve() {
        return writtenPosition >= startOfReserve;
    }

    /**
     * Appends a record whose checksum is already in place, as Chronicle's appender lays it out: a word at a multiple of four with the length, which is
     * stored last, then the bytes. Chronicle's lock between writers, its index and its own end position are left out: a segment has one writer,
     * held by the journal's lock, and is read from its start.
     *
     * @param buffer holds the record.
     * @param offset of the record.
     * @param length of the record, bytes.
     * @param timeNs event time of the record.
     */
    void append(final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        final int word = (int) (writtenPosition + WORD_BYTES - 1) & -WORD_BYTES;
        final int start = word + WORD_BYTES;
        file.putBytes(start, buffer, offset, length);
        file.putIntRelease(word, length);
        final int end = start + length;
        records++;
        lowestTimeNs = Math.min(lowestTimeNs, timeNs);
        highestTimeNs = Math.max(highestTimeNs, timeNs);
        WRITTEN_POSITION.setOpaque(this, end);
        fetch(end);
    }

    /**
     * Asks for the cache lines to which the next records will be written, by storing the zero that is there: such a store does not wait for its line,
     * and the record's own stores find it.
     */
    private void fetch(final int end) {
        final int line = (end + AHEAD_BYTES) & -LINE_BYTES;
        file.putLong(line, 0L);
        file.putLong(line + LINE_BYTES, 0L);
    }

    /** Forces what was appended before the call to the disk; calls exclude each other by the caller's lock. */
    void force() {
        final long end = (long) WRITTEN_POSITION.getOpaque(this);
        if (end > forcedPosition) {
            // From the page of the last forced byte: it may have been extended since.
            final long start = forcedPosition & -PAGE_BYTES;
            mapping.force((int) start, (int) (end - start));
            forcedPosition = end;
        }
    }

    /** Says where the journal stands behind the last record of this segment; the last act of the appending thread. */
    void finish(final long sequence) {
        lastSequence = sequence;
    }

    /**
     * Closes a full segment and forces it to the disk, in this order: forcing a page that is still mapped interrupts every processor that runs a
     * thread of this process, once a page, which costs the appending thread a sixth of its time at full rate. Cold.
     *
     * @throws UncheckedIOException if the disk refuses.
     */
    void retire() {
        // opened before the mapping goes, so that no failure to write it back falls between the two
        try (FileChannel channel = FileChannel.open(folder.records(), StandardOpenOption.WRITE)) {
            close();
            channel.force(false);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        forcedPosition = writtenPosition;
    }

    /**
     * Closes a forced segment, gives back the room behind the last record and leaves the seal. Cold.
     *
     * @throws IOException if the seal cannot be written.
     */
    void seal(final boolean isLast) throws IOException {
        final TimeSpan times = records == 0 ? TimeSpan.NONE : new TimeSpan(lowestTimeNs, highestTimeNs);
        final SegmentSeal seal = new SegmentSeal(records, lastSequence, writtenPosition, times, isLast);
        close();
        trim(folder.records(), seal.endPosition());
        seal.store(folder.seal());
    }

    /** Closes without a seal. Cold; idempotent. */
    void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }

    SegmentFolder folder() {
        return folder;
    }

    long records() {
        return records;
    }

    /** Of a segment that is {@link #finish finished}. */
    long lastSequence() {
        return lastSequence;
    }

    /** Cuts a finished file to whole pages behind its last record; a page is kept, so that its end still reads as a zero word. */
    static void trim(final Path records, final long endPosition) throws IOException {
        try (FileChannel file = FileChannel.open(records, StandardOpenOption.WRITE)) {
            file.truncate(trimmedLength(endPosition));
            file.force(true);
        }
    }

    /** Length that {@link #trim} leaves: whole pages with room for a zero word. */
    static long trimmedLength(final long endPosition) {
        return (endPosition + Long.BYTES + PAGE_BYTES - 1) & -PAGE_BYTES;
    }

    private void touch() {
        for (int page = (int) writtenPosition & -PAGE_BYTES; page < file.capacity(); page += PAGE_BYTES) {
            // writes what is there: a read before it would map the page for reading and fault a second time
            file.compareAndSetInt(page, 0, 0);
        }
    }
}
