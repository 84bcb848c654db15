package io.tiercel.bench.dbn;

import io.tiercel.bench.book.BookPass;
import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.ReferenceOrderBook;
import io.tiercel.marketdata.dbn.DbnFormat;
import io.tiercel.marketdata.dbn.DbnScanner;
import io.tiercel.marketdata.dbn.DbnVisitor;
import io.tiercel.marketdata.dbn.MboRecord;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.SourceFile;
import io.tiercel.marketdata.instrument.OpenListing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A recorded day of order-by-order data: all fields of its records read in place, its bytes decompressed, its events made from the file, and its
 * events taken through the order books, ten levels kept after every event. One invocation is the whole day; the counter {@code events} gives the time
 * of one record (of one event for the books).
 * <p>
 * Answer: the sum of the fields read is that of a first pass, both books show the same levels after every event, and each timed pass ends with those.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class DbnBenchmark {
    private DbnDay day;
    private DbnScanner scanner;
    private final FieldSum sum = new FieldSum();
    private final LastSlot slot = new LastSlot();
    private final byte[] block = new byte[1 << 17];
    private BookPass fast;
    private BookPass reference;
    private long endHash;
    private long expectedSum;
    private long records;

    /** Made by JMH. */
    public DbnBenchmark() {}

    /** Loads the day and lets both books run it, compared after every event. */
    @Setup(Level.Trial)
    public void load() {
        day = DbnDay.load();
        scanner = new DbnScanner(day.version(), false);
        scan();
        records = scanner.records();
        expectedSum = sum.value;
        fast = new BookPass(day.stream(), ArrayOrderBook::new);
        reference = new BookPass(day.stream(), ReferenceOrderBook::new);
        if (fast.runHashed() != reference.runHashed()) {
            throw new IllegalStateException("fast and reference book differ on " + day.file());
        }
        endHash = reference.hash();
    }

    /** Empty books. */
    @Setup(Level.Invocation)
    public void clear() {
        fast.clear();
        reference.clear();
    }

    private void scan() {
        sum.value = 0;
        scanner.scan(day.content(), day.records(), day.content().length, sum);
    }

    /**
     * Every field of every record, read in place.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void decode(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        scan();
        cost.end(records);
        events.events += records;
        if (sum.value != expectedSum) {
            throw new IllegalStateException("wrong sum of the fields");
        }
    }

    /**
     * The file's bytes alone.
     *
     * @param events counted.
     * @param cost   counted.
     * @throws IOException never, the file has been read before.
     */
    @Benchmark
    public void decompress(final EventCounter events, final CostCounter cost) throws IOException {
        cost.beginThisThread();
        long length = 0;
        try (SourceFile file = new SourceFile(day.file())) {
            int count = 0;
            while (count >= 0) {
                length += count;
                count = file.read(block, 0, block.length);
            }
        }
        cost.end(records);
        events.events += records;
        if (length != day.content().length) {
            throw new IllegalStateException("wrong length of the content");
        }
    }

    /**
     * From the file to normalised events.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void feed(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        slot.published = 0;
        final EventWriter writer = new EventWriter(slot);
        try (Feed feed =
                DbnFormat.ORDERS.open(List.of(day.file()), new OpenListing(), FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(writer, 4096) != Feed.END_OF_FEED) {
                // the slot counts
            }
        }
        cost.end(records);
        events.events += records;
        if (slot.published != day.stream().tape().size()) {
            throw new IllegalStateException("wrong number of events");
        }
    }

    /**
     * The engine's book.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void book(final EventCounter events, final CostCounter cost) {
        pass(fast, events, cost);
    }

    /**
     * The book that is written to be read.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void referenceBook(final EventCounter events, final CostCounter cost) {
        pass(reference, events, cost);
    }

    private void pass(final BookPass pass, final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        pass.run();
        cost.end(pass.events());
        events.events += pass.events();
        if (pass.hash() != endHash) {
            throw new IllegalStateException("wrong levels at the end of the day");
        }
    }

    /** Reads every field that the decoder reads. */
    private static final class FieldSum implements DbnVisitor {
        private final MboRecord record = new MboRecord();
        private long value;

        @Override
        public boolean onRecord(final byte[] buffer, final int offset, final int rtype) {
            record.wrap(buffer, offset);
            value += record.orderId()
                    + record.price()
                    + record.size()
                    + record.eventTimestampNs()
                    + record.receiveTimestampNs()
                    + record.instrumentId()
                    + record.publisherId()
                    + record.flags()
                    + record.action()
                    + record.side();
            return true;
        }
    }

    private static final class LastSlot implements EventSlots {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private int published;

        @Override
        public UnsafeBuffer buffer() {
            return buffer;
        }

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public void publish(final int offset) {
            published++;
        }
    }
}
