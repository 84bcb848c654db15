package io.tiercel.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.concurrent.UnsafeBuffer;

/** A process of its own that asks the platform what it does: it may die of the answer. */
final class PlatformProbe {
    private static final int RECORDS = 256;
    private static final int RECORD_BYTES = 4000;
    private static final int SYNCS = 2000;
    private static final int PAGE_BYTES = 4096;

    private PlatformProbe() {}

    /** Arguments: mode, folder and, for "sync", the mode of syncing. */
    public static void main(final String[] arguments) throws IOException {
        ChronicleSettings.apply();
        final Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "sync" -> syncChronicle(folder, SyncMode.valueOf(arguments[2]));
            case "sync-default" -> syncChronicle(folder, null);
            case "sync-ours" -> syncOurs(folder);
            case "full" -> fill(folder);
            case "cut" -> readCut(folder);
            case "times" -> timeSyncs(folder);
            case "append" -> append(folder);
            case "tail" -> System.out.println(unfinishedBytes(folder));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Appends a MiB to a bare queue and syncs it. */
    private static void syncChronicle(final Path folder, final SyncMode mode) {
        final SingleChronicleQueueBuilder builder = SingleChronicleQueueBuilder.binary(folder.toFile());
        if (mode != null) {
            builder.syncMode(mode);
        }
        try (SingleChronicleQueue queue = builder.build();
                ExcerptAppender appender = queue.createAppender()) {
            append(appender);
            appender.sync();
        }
    }

    private static void syncOurs(final Path folder) {
        final UnsafeBuffer record = record();
        try (JournalDirectory directory = JournalDirectory.create(folder, 1, Map.of());
                Journal journal = directory.openInput(new JournalConfig(16L << 20, 1))) {
            for (int sequence = 1; sequence <= RECORDS; sequence++) {
                record.putLong(RecordDescriptor.SEQUENCE_OFFSET, sequence, RecordDescriptor.BYTE_ORDER);
                journal.append(record, 0, RECORD_BYTES);
            }
            journal.sync();
        }
    }

    /** Appends to a bare queue until that ends somehow; tells the count now and then. */
    private static void fill(final Path folder) {
        try (SingleChronicleQueue queue =
                        SingleChronicleQueueBuilder.binary(folder.toFile()).build();
                ExcerptAppender appender = queue.createAppender()) {
            for (int i = 1; i <= 100; i++) {
                append(appender);
                System.out.println(i * RECORDS);
            }
        }
    }

    /** Reads a queue of which the file is cut meanwhile. */
    private static void readCut(final Path folder) throws IOException {
        try (SingleChronicleQueue queue =
                SingleChronicleQueueBuilder.binary(folder.toFile()).build()) {
            try (ExcerptAppender appender = queue.createAppender()) {
                append(appender);
            }
            final Path file;
            try (Stream<Path> files = Files.list(folder)) {
                file = files.filter(path -> path.toString().endsWith(".cq4"))
                        .findFirst()
                        .orElseThrow();
            }
            try (ExcerptTailer tailer = queue.createTailer();
                    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                final Bytes<?> bytes = Bytes.allocateElasticDirect(RECORD_BYTES);
                tailer.readBytes(bytes);
                channel.truncate(RECORD_BYTES * 10L);
                int read = 1;
                while (tailer.readBytes(bytes.clear())) {
                    read++;
                    System.out.println(read);
                }
                System.out.println("end");
            }
        }
    }

    private static void append(final ExcerptAppender appender) {
        final Bytes<?> bytes = Bytes.allocateElasticDirect(RECORD_BYTES);
        for (int i = 0; i < RECORDS; i++) {
            bytes.clear().writePosition(RECORD_BYTES);
            appender.writeBytes(bytes);
        }
        bytes.releaseLast();
    }

    /** Times a sync behind each record, in turns with a bare one of a page of a file that is allocated: prints microseconds. */
    private static void timeSyncs(final Path folder) throws IOException {
        final long[] ours = new long[SYNCS];
        final long[] bare = new long[SYNCS];
        final UnsafeBuffer record = record();
        final ByteBuffer page = ByteBuffer.allocateDirect(PAGE_BYTES);
        try (JournalDirectory directory = JournalDirectory.create(folder, 1, Map.of());
                Journal journal = directory.openInput(JournalConfig.defaults());
                FileChannel file = FileChannel.open(
                        folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                file.write(page.clear());
            }
            file.force(true);
            for (int i = 0; i < SYNCS; i++) {
                page.clear().putLong(0, i);
                final long startNs = System.nanoTime();
                file.write(page, (long) i * PAGE_BYTES);
                file.force(false);
                bare[i] = System.nanoTime() - startNs;
                record.putLong(RecordDescriptor.SEQUENCE_OFFSET, i + 1L, RecordDescriptor.BYTE_ORDER);
                final long startOursNs = System.nanoTime();
                journal.append(record, 0, RECORD_BYTES);
                journal.sync();
                ours[i] = System.nanoTime() - startOursNs;
            }
        }
        System.out.println("bare " + percentiles(bare) + ", ours " + percentiles(ours));
    }

    private static String percentiles(final long[] timesNs) {
        Arrays.sort(timesNs);
        return "p50 " + timesNs[timesNs.length / 2] / 1000 + " p99 " + timesNs[timesNs.length * 99 / 100] / 1000
                + " max " + timesNs[timesNs.length - 1] / 1000;
    }

    /** Appends to a journal of ours at full speed until it is killed. */
    private static void append(final Path folder) {
        final UnsafeBuffer record = record();
        try (JournalDirectory directory = JournalDirectory.create(folder, 1, Map.of());
                Journal journal = directory.openInput(JournalConfig.smallest())) {
            System.out.println("appending");
            while (true) {
                record.putLong(
                        RecordDescriptor.SEQUENCE_OFFSET, journal.lastSequence() + 1, RecordDescriptor.BYTE_ORDER);
                journal.append(record, 0, RECORD_BYTES);
            }
        }
    }

    private static UnsafeBuffer record() {
        final UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(RECORD_BYTES));
        record.setMemory(0, RECORD_BYTES, (byte) 7);
        record.putShort(RecordDescriptor.LENGTH_OFFSET, (short) RECORD_BYTES, RecordDescriptor.BYTE_ORDER);
        return record;
    }

    /** Bytes behind the last record of a killed journal that are not zero: what there is of a record that was never completed. */
    private static long unfinishedBytes(final Path folder) throws IOException {
        final SegmentFolder last = last(folder.resolve("input"));
        final long end;
        try (SegmentReader reader = new SegmentReader(SequenceRule.NON_DECREASING)) {
            reader.openUnsealed(last, RecordDescriptor.BEFORE_FIRST_SEQUENCE);
            boolean isRecord = reader.next();
            while (isRecord) {
                isRecord = reader.next();
            }
            reader.checkNothingFollows();
            end = reader.endPosition();
        }
        final byte[] bytes = Files.readAllBytes(last.records());
        long count = 0;
        for (int i = (int) end; i < bytes.length; i++) {
            count += bytes[i] == 0 ? 0 : 1;
        }
        return count;
    }

    /** The last segment that a record was written to. */
    private static SegmentFolder last(final Path input) {
        SegmentFolder last = null;
        for (final SegmentFolder folder : SegmentFolder.list(input)) {
            try (SegmentReader reader = new SegmentReader(SequenceRule.NON_DECREASING)) {
                reader.openUnsealed(folder, RecordDescriptor.BEFORE_FIRST_SEQUENCE);
                last = last == null || reader.next() ? folder : last;
            }
        }
        return last;
    }
}
