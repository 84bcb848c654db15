package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Not a byte per event, over every kind of event. */
class FactorEngineAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int EVENTS = 4_000;

    private final List<FactorEvent> events = new ArrayList<>();
    private final boolean[] isDepthChanged = new boolean[EVENTS];
    private double sum;

    FactorEngineAllocationTest() {
        final RandomMarket market = new RandomMarket(3);
        for (int i = 0; i < EVENTS; i++) {
            events.add(market.next());
            isDepthChanged[i] = market.isDepthChanged();
        }
    }

    private static FactorEngine engine() {
        return engine(Settings.ALL);
    }

    private static FactorEngine engine(final FactorsConfig config) {
        final Instrument instrument = new Instrument(0, "AAPL", 4, 0, RandomMarket.TICK, 1, 1);
        return new FactorEngine(new InstrumentRegistry(List.of(instrument)), config);
    }

    private void feed(final FactorEngine engine) {
        for (int i = 0; i < EVENTS; i++) {
            events.get(i).feed(engine, 0, isDepthChanged[i]);
            for (int f = 0; f < engine.vector(0).size(); f++) {
                sum += engine.vector(0).bits(f);
            }
        }
    }

    private long allocatedBytes(final Runnable work) {
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void shouldAllocateNothingWhenWarm() {
        final FactorEngine engine = engine();
        for (int i = 0; i < 5; i++) {
            feed(engine);
        }

        // the least of several rounds: a round in which the JIT falls back allocates a few bytes once
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            bytes = Math.min(bytes, allocatedBytes(() -> feed(engine)));
        }

        assertEquals(0, bytes, "seed 3: least bytes over " + EVENTS + " events");
        assertTrue(Double.isFinite(sum));
    }

    @Test
    void shouldSeeAllocationWhenThereIsSome() {
        final FactorEngine engine = engine();
        final List<double[]> kept = new ArrayList<>(EVENTS);
        feed(engine);

        final long bytes = allocatedBytes(() -> {
            feed(engine);
            kept.add(new double[1]);
        });

        assertTrue(bytes >= 16, "the measurement missed an array: " + bytes + " bytes");
        assertEquals(1, kept.size());
    }

    @Test
    void shouldAllocateOnlyForTheMidHistoryWhenABurstExceedsIt() {
        final FactorEngine engine = engine(FactorsConfig.defaults());
        final ArrayBookView book = new ArrayBookView();
        // Two quotes in turn, a nanosecond apart: every event changes the mid, none leaves the second.
        final long[] high = {1_000, 5};
        final long[] low = {900, 5};
        book.asks(1_100, 5);
        for (int i = 0; i < 1_000; i++) {
            book.bids(i % 2 == 0 ? high : low);
            engine.onBook(0, i, book);
        }

        final long bytes = allocatedBytes(() -> {
            for (int i = 1_000; i < 2_000; i++) {
                book.bids(i % 2 == 0 ? high : low);
                engine.onBook(0, i, book);
            }
        });

        // 1024 places become 2048: two arrays of longs.
        assertEquals(2 * (16 + 8 * 2_048), bytes);
    }
}
