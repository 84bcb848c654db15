package io.tiercel.journal;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.threads.Pauser;
import net.openhft.chronicle.threads.TimingPauser;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The file of a segment before its first record: zeros on disk, on which Chronicle has laid the beginning of a queue of a single cycle.
 * <p>
 * Stateless; cold.
 */
final class SegmentFile {
    // Chronicle's index is for jumping to an excerpt, which nobody does here. The preamble is the one entry that it
    // gets; the spacing is more
    // than the records of the largest segment (1 GiB / 52 bytes = 20.6 million).
    private static final int INDEX_COUNT = 8;
    private static final int INDEX_SPACING = 1 << 25;

    private static final int ZEROS_BYTES = 1 << 20;
    private static final long MIN_FREE_BYTES = 1L << 20;

    private SegmentFile() {}

    /**
     * Takes as long as writing the segment once.
     *
     * @return position behind the preamble: where the first record's word goes, once it is rounded up.
     * @throws IOException if the disk has no room.
     */
    static long create(final SegmentFolder folder, final long segmentBytes) throws IOException {
        writeZeros(folder.records(), segmentBytes);
        final long freeBytes = Files.getFileStore(folder.path()).getUsableSpace();
        if (freeBytes < MIN_FREE_BYTES) {
            throw new IOException("No space left on device");
        }
        try (SingleChronicleQueue queue = buildQueue(folder, segmentBytes)) {
            // Makes the file's header and first index now; the appender below would leave that to the first record.
            queue.closeStore(queue.storeForCycle(0, 0L, true, null));
            return appendPreamble(queue, folder.ordinal());
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

    /** Chronicle sets up its first index with the first excerpt: here that is not a record. */
    private static long appendPreamble(final SingleChronicleQueue queue, final int ordinal) {
        final UnsafeBuffer preamble = new UnsafeBuffer(ByteBuffer.allocateDirect(SegmentPreamble.LENGTH));
        SegmentPreamble.encode(preamble, ordinal);
        final PointerBytesStore excerpt = new PointerBytesStore();
        excerpt.set(preamble.addressOffset(), SegmentPreamble.LENGTH);
        try (ExcerptAppender appender = queue.createAppender()) {
            appender.writeBytes(excerpt);
            return appender.wire().bytes().writePosition();
        } finally {
            // only its address is known from here on: a collection before the copy would give the memory to somebody
            // else
            Reference.reachabilityFence(preamble);
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
}
