package io.tiercel.journal;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.io.BackgroundResourceReleaser;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.threads.Pauser;
import net.openhft.chronicle.threads.TimingPauser;
import net.openhft.chronicle.wire.Wire;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One fully allocated file of a journal being written, as a Chronicle queue of a single cycle.
 * <p>
 * Made by one thread, then handed over (by a release and acquire of the reference) to the thread that appends, then handed back to be
 * sealed. {@link #append} allocates nothing. {@link #force} may be called from any thread as long as the segment is not closed.
 * <p>
 * The file is written with zeros and forced before Chronicle sees it, then each page is touched through Chronicle's own mapping: a store
 * into it finds a page that is allocated on disk, in the page cache and in the page table. So it cannot fail for want of space, which on a
 * sparse mapped file would be a bus error, and it does not wait for the file system to allocate.
 */
final class Segment {
    /** Room kept behind the last record, so that a zero word always ends the records. */
    private static final int MARGIN_BYTES = 64 << 10;

    /** Most room that is entered only when the next segment is allocated, or known to be refused. */
    private static final long MAX_RESERVE_BYTES = 1L << 20;

    // Chronicle's index is for jumping to an excerpt, which nobody does here. The preamble is the one entry that it
    // gets; the spacing is more
    // than the records of the largest segment (1 GiB / 52 bytes = 20.6 million).
    private static final int INDEX_COUNT = 8;
    private static final int INDEX_SPACING = 1 << 25;

    private static final int PAGE_BYTES = 4096;
    private static final int LINE_BYTES = 64;
    private static final int AHEAD_BYTES = 256;
    private static final int ZEROS_BYTES = 1 << 20;
    private static final long MIN_FREE_BYTES = 1L << 20;

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
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Wire wire;
    private final Bytes<?> position;
    private final BytesStore<?, ?> store;
    private final Arena arena;
    private final MappedByteBuffer mapping;
    private long records;
    // Written by the appending thread; others see it as fresh as the sequence that the journal publishes after it.
    private long writtenPosition;
    private long lastSequence;
    private long forcedPosition;
    private boolean closed;

    private Segment(final SegmentFolder folder, final long segmentBytes, final SingleChronicleQueue queue)
            throws IOException {
        this.folder = folder;
        this.queue = queue;
        endOfRoom = segmentBytes - MARGIN_BYTES;
        startOfReserve = endOfRoom - Math.min(segmentBytes / 4, MAX_RESERVE_BYTES);
        // Makes the file's header and first index now; the appender below would leave that to the first record.
        queue.closeStore(queue.storeForCycle(0, 0L, true, null));
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        appendPreamble();
        wire = appender.wire();
        position = wire.bytes();
        store = position.bytesStore();
        writtenPosition = position.writePosition();
        touch(segmentBytes);
        arena = Arena.ofShared();
        // The mapping outlives the channel.
        try (FileChannel channel =
                FileChannel.open(folder.records(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mapping = (MappedByteBuffer) channel.map(FileChannel.MapMode.READ_WRITE, 0L, segmentBytes, arena)
                    .asByteBuffer();
        }
    }

    /**
     * Allocates a segment on disk. Cold: takes as long as writing the segment once.
     *
     * @throws IOException if the folder exists, or the disk has no room; whatever was allocated is given back.
     */
    static Segment create(final SegmentFolder folder, final long segmentBytes) throws IOException {
        folder.create();
        SingleChronicleQueue queue = null;
        try {
            writeZeros(folder.records(), segmentBytes);
            final long freeBytes = Files.getFileStore(folder.path()).getUsableSpace();
            if (freeBytes < MIN_FREE_BYTES) {
                throw new IOException("No space left on device");
            }
            queue = buildQueue(folder, segmentBytes);
            final Segment segment = new Segment(folder, segmentBytes, queue);
            Files.delete(folder.preparingMark());
            AtomicFile.forceDirectory(folder.path());
            AtomicFile.forceDirectory(folder.path().getParent());
            return segment;
        } catch (final IOException | RuntimeException | InternalError e) {
            if (queue != null) {
                queue.close();
            }
            folder.delete();
            throw e;
        }
    }

    private static SingleChronicleQueue buildQueue(final SegmentFolder folder, final long segmentBytes) {
        // One pauser for all threads: nobody ever waits for a lock that has one user.
        final TimingPauser pauser = Pauser.sleepy();
        return SingleChronicleQueueBuilder.binary(folder.path().toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> 0L)
                .pauserSupplier(() -> pauser)
                .blockSize(segmentBytes)
                .indexCount(INDEX_COUNT)
                .indexSpacing(INDEX_SPACING)
                .build();
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
     * Appends a record whose checksum is already in place, as Chronicle's appender does, but for its lock between writers and its index: a segment has one
     * writer, held by the journal's lock, and is read from its start.
     *
     * @throws IllegalStateException if Chronicle finds the end of the records occupied.
     */
    void append(final PointerBytesStore record) {
        final long header = wire.enterHeader(record.readRemaining());
        position.write(record);
        try {
            wire.updateHeader(header, false, 0);
        } catch (final StreamCorruptedException e) {
            throw new IllegalStateException(e);
        }
        records++;
        final long end = position.writePosition();
        WRITTEN_POSITION.setOpaque(this, end);
        fetch(end + AHEAD_BYTES);
    }

    /**
     * Asks for the cache lines that the next records will be written to, by storing the zero that is there: a plain store does not wait for its line, the
     * compare-and-set with which Chronicle publishes a record does.
     */
    private void fetch(final long ahead) {
        final long line = ahead & -LINE_BYTES;
        store.writeLong(line, 0L);
        store.writeLong(line + LINE_BYTES, 0L);
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
     * thread of this process, once a page, which costs the appending thread a twelfth of its time at full rate. Cold.
     *
     * @throws UncheckedIOException if the disk refuses.
     */
    void retire() {
        close();
        // Chronicle leaves the unmapping to a thread of its own.
        BackgroundResourceReleaser.releasePendingResources();
        try (FileChannel file = FileChannel.open(folder.records(), StandardOpenOption.WRITE)) {
            file.force(false);
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
        final SegmentSeal seal = new SegmentSeal(records, lastSequence, writtenPosition, isLast);
        close();
        trim(folder.records(), seal.endPosition());
        seal.store(folder.seal());
    }

    /** Closes without a seal. Cold; idempotent. */
    void close() {
        if (!closed) {
            closed = true;
            appender.close();
            queue.close();
            arena.close();
        }
    }

    SegmentFolder folder() {
        return folder;
    }

    long records() {
        return records;
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

    private static void writeZeros(final Path file, final long lengthBytes) throws IOException {
        final ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS_BYTES);
        try (FileChannel target = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long written = 0;
            while (written < lengthBytes) {
                zeros.clear().limit((int) Math.min(ZEROS_BYTES, lengthBytes - written));
                written += target.write(zeros);
            }
            target.force(true);
        }
    }

    /** Chronicle sets up its first index with the first excerpt: here that is not a record, and not on the thread that appends. */
    private void appendPreamble() {
        final UnsafeBuffer preamble = new UnsafeBuffer(ByteBuffer.allocateDirect(SegmentPreamble.LENGTH));
        SegmentPreamble.encode(preamble, folder.ordinal());
        final PointerBytesStore excerpt = new PointerBytesStore();
        excerpt.set(preamble.addressOffset(), SegmentPreamble.LENGTH);
        appender.writeBytes(excerpt);
    }

    private void touch(final long segmentBytes) {
        for (long page = writtenPosition & -PAGE_BYTES; page < segmentBytes; page += PAGE_BYTES) {
            // writes what is there: a read before it would map the page for reading and fault a second time
            store.compareAndSwapInt(page, 0, 0);
        }
    }
}
