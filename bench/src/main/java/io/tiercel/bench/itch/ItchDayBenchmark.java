package io.tiercel.bench.itch;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.bench.tape.ItchTape;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.itch.ItchDecoder;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A simulated ITCH day of many symbols from memory on one thread: decoded, encoded into a slot, applied to a full per-order book with its ten best
 * levels kept; beside it the decoding into slots alone. One invocation is the whole day from empty books; the counter {@code events} gives the time of
 * one message.
 * <p>
 * Answer: every pass ends with the same levels, and the books hold orders.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class ItchDayBenchmark {
    private static final long SEED = 1;
    private static final double ORDERS_PER_SECOND = 2;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Messages of order flow. */
    @Param("10000000")
    int dayEvents;

    /** Instruments. */
    @Param("500")
    int symbols;

    private ItchTape tape;
    private long messages;
    private OrderBooks books;
    private OpenListing listing;
    private ItchDecoder decoder;
    private EventWriter toBooks;
    private EventWriter toNobody;
    private long endHash;
    private boolean isEndKnown;

    /** Made by JMH. */
    public ItchDayBenchmark() {}

    /** Simulates the day. */
    @Setup(Level.Trial)
    public void simulate() {
        final List<String> names =
                IntStream.range(0, symbols).mapToObj("S%04d"::formatted).toList();
        tape = ItchTape.simulate(
                new SimulationConfig(SEED, names, SimulationConfig.DEFAULT_OPEN_NS, dayEvents, ORDERS_PER_SECOND));
        messages = tape.messages();
    }

    /** A fresh decoder and empty books. */
    @Setup(Level.Invocation)
    public void open() {
        listing = new OpenListing();
        decoder = new ItchDecoder(listing, TradingDay.DEFAULT);
        books = new OrderBooks(symbols, ArrayOrderBook::new);
        final BookBuilder builder = new BookBuilder(books);
        toBooks = new EventWriter(new OneSlot() {
            @Override
            public void publish(final int offset) {
                builder.apply(buffer(), offset);
            }
        });
        toNobody = new EventWriter(new OneSlot() {
            @Override
            public void publish(final int offset) {
                // decoding alone
            }
        });
    }

    /**
     * Bytes to books.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void books(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        tape.decode(decoder, toBooks);
        cost.end(messages);
        events.events += messages;
        final long hash = hash();
        if (isEndKnown && hash != endHash) {
            throw new IllegalStateException("two passes end with different books");
        }
        if (books.book(0).orderCount() == 0) {
            throw new IllegalStateException("a book is empty at the end of the day");
        }
        endHash = hash;
        isEndKnown = true;
    }

    /**
     * Bytes to slots.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void decoding(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        tape.decode(decoder, toNobody);
        cost.end(messages);
        events.events += messages;
    }

    private long hash() {
        long hash = 0;
        for (int id = 0; id < listing.size(); id++) {
            final BookView book = books.book(id);
            for (int level = 0; level < BookView.DEPTH; level++) {
                for (int side = 0; side < 2; side++) {
                    hash = hash * MULTIPLIER + book.price(side, level);
                    hash = hash * MULTIPLIER + book.qty(side, level);
                }
            }
        }
        return hash;
    }

    private abstract static class OneSlot implements EventSlots {
        private final UnsafeBuffer slot = new UnsafeBuffer(BufferUtil.allocateDirectAligned(SLOT_LENGTH, 64));

        @Override
        public final UnsafeBuffer buffer() {
            return slot;
        }

        @Override
        public final int claim() {
            return 0;
        }
    }
}
