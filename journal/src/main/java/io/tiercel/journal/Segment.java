package io.tiercel.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

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
    /** Room kept behind the last record: a terminating zero word and the index pages that Chronicle adds between records. */
    private static final int MARGIN_BYTES = 128 << 10;

    private static final int PAGE_BYTES = 4096;
    private static final int ZEROS_BYTES = 1 << 20;
    private static final long MIN_FREE_BYTES = 1L << 20;

    private final SegmentFolder folder;
    private final long endOfRoom;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<?> position;
    private final FileChannel channel;
    private final Arena arena;
    private final MappedByteBuffer mapping;
    private long records;
    private volatile long writtenPosition;
    private long lastSequence;
    private long forcedPosition;
    private boolean closed;

    private Segment(final SegmentFolder folder, final long segmentBytes) throws IOException {
        this.folder = folder;
        endOfRoom = segmentBytes - MARGIN_BYTES;
        queue = SingleChronicleQueueBuilder.binary(folder.path().toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> 0L)
                .blockSize(segmentBytes)
                .build();
        // Makes the file's header and first index now; the appender below would leave that to the first record.
        queue.closeStore(queue.storeForCycle(0, 0L, true, null));
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        position = appender.wire().bytes();
        channel = FileChannel.open(folder.records(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        arena = Arena.ofShared();
        mapping = (MappedByteBuffer) channel.map(FileChannel.MapMode.READ_WRITE, 0L, segmentBytes, arena)
                .asByteBuffer();
        writtenPosition = position.writePosition();
        touch(segmentBytes);
    }

    /**
     * Allocates a segment on disk. Cold: takes as long as writing the segment once.
     *
     * @throws IOException if the disk has no room; whatever was allocated is given back.
     */
    static Segment create(final SegmentFolder folder, final long segmentBytes) throws IOException {
        try {
            folder.delete();
            Files.createDirectories(folder.path());
            Files.write(folder.preparingMark(), new byte[0]);
            writeZeros(folder.records(), segmentBytes);
            final long freeBytes = Files.getFileStore(folder.path()).getUsableSpace();
            if (freeBytes < MIN_FREE_BYTES) {
                throw new IOException("No space left on device");
            }
            final Segment segment = new Segment(folder, segmentBytes);
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

    /** Appends a record whose checksum is already in place. */
    void append(final PointerBytesStore record) {
        appender.writeBytes(record);
        records++;
        writtenPosition = position.writePosition();
    }

    /** Forces what was appended before the call to the disk; calls exclude each other by the caller's lock. */
    void force() {
        final long end = writtenPosition;
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
    void close() throws IOException {
        if (!closed) {
            closed = true;
            appender.close();
            queue.close();
            arena.close();
            channel.close();
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
        final long keptBytes = (endPosition + Long.BYTES + PAGE_BYTES - 1) & -PAGE_BYTES;
        try (FileChannel file = FileChannel.open(records, StandardOpenOption.WRITE)) {
            file.truncate(keptBytes);
            file.force(true);
        }
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

    private void touch(final long segmentBytes) {
        final BytesStore<?, ?> store = position.bytesStore();
        for (long page = writtenPosition & -PAGE_BYTES; page < segmentBytes; page += PAGE_BYTES) {
            final int word = store.readVolatileInt(page);
            store.compareAndSwapInt(page, word, word);
        }
    }
}
