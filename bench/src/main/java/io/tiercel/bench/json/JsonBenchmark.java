package io.tiercel.bench.json;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.marketdata.crypto.BybitSession;
import io.tiercel.marketdata.crypto.CoinbaseSession;
import io.tiercel.marketdata.crypto.KrakenSession;
import io.tiercel.marketdata.crypto.OkxSession;
import io.tiercel.marketdata.crypto.VenueSession;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.OpenListing;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
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
 * Recorded sessions of crypto venues from memory on one thread: frames scanned, the session's own book kept and its checksum taken where the venue sends
 * one, events encoded into a slot. One invocation is a whole session from nothing; the counter {@code events} gives the time of one byte.
 * <p>
 * Answer: every pass makes as many events as the first one, and at least one for every other frame.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class JsonBenchmark {
    private static final long RECEIVE_TIME_NS = 1;

    private final OneSlot slot = new OneSlot();
    private Recorded kraken;
    private Recorded okx;
    private Recorded coinbase;
    private Recorded bybit;

    /** Made by JMH. */
    public JsonBenchmark() {}

    /** Loads the sessions. */
    @Setup(Level.Trial)
    public void load() {
        kraken = new Recorded("KRAKEN.ws.50.0.gz", KrakenSession::new);
        okx = new Recorded("OKX.ws.1.0.gz", OkxSession::new);
        coinbase = new Recorded("COINBASE.ws.28.0.gz", CoinbaseSession::new);
        bybit = new Recorded("BYBIT.ws.25.0.gz", BybitSession::new);
    }

    /**
     * Books with a checksum in each frame.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void kraken(final EventCounter events, final CostCounter cost) {
        pass(kraken, events, cost);
    }

    /**
     * Books with a checksum in each frame, tickers and trades.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void okx(final EventCounter events, final CostCounter cost) {
        pass(okx, events, cost);
    }

    /**
     * Books and trades.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void coinbase(final EventCounter events, final CostCounter cost) {
        pass(coinbase, events, cost);
    }

    /**
     * Books and trades.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void bybit(final EventCounter events, final CostCounter cost) {
        pass(bybit, events, cost);
    }

    private void pass(final Recorded recorded, final EventCounter events, final CostCounter cost) {
        slot.published = 0;
        final EventWriter writer = new EventWriter(slot);
        final VenueSession session = recorded.newSession.apply(new OpenListing(), FeedAudit.NONE);
        cost.beginThisThread();
        final RecordedFrames frames = recorded.frames;
        for (int i = 0; i < frames.size(); i++) {
            final byte[] frame = frames.frame(i);
            session.onFrame(frame, 0, frame.length, RECEIVE_TIME_NS, writer);
        }
        cost.end(frames.bytes());
        events.events += frames.bytes();
        recorded.check(slot.published);
    }

    private static final class Recorded {
        private final String name;
        private final RecordedFrames frames;
        private final BiFunction<Listing, FeedAudit, VenueSession> newSession;
        private long expected;

        private Recorded(final String name, final BiFunction<Listing, FeedAudit, VenueSession> newSession) {
            this.name = name;
            this.newSession = newSession;
            frames = RecordedFrames.load(name);
        }

        private void check(final long published) {
            if (expected == 0) {
                expected = published;
            }
            if (published != expected || published < frames.size() / 2) {
                throw new IllegalStateException(name + ": " + published + " events, expected " + expected);
            }
        }
    }

    private static final class OneSlot implements EventSlots {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private long published;

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
