package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.agrona.collections.MutableLong;
import org.junit.jupiter.api.Test;

/** Level updates, snapshots, best prices and trades through the core: no garbage. */
class LevelFeedAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int GROUPS = 40_000;
    private static final int ROUNDS = 6;
    private static final long OPEN_NS = 1_767_364_200_000_000_000L;

    private ScriptedCore scripted = core(0);
    private final MutableLong message = new MutableLong();
    private Object garbage;

    private static ScriptedCore core(final long feedNs) {
        return new ScriptedCore(
                TestConfiguration.with(
                        "engine: {pipeline: {probeEvery: 0}, venue: {latency: {feedNs: " + feedNs + "}}}"),
                List.of("TIER", "CELL"),
                Optional.empty());
    }

    @Test
    void shouldAllocateNothingInTheSteadyState() {
        assertEquals(0, least());
    }

    @Test
    void shouldAllocateNothingWhileMarketDataAreUnderWay() {
        scripted = core(30_500_000);
        assertEquals(0, least());
    }

    private long least() {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            least = Math.min(least, allocated());
        }
        return least;
    }

    @Test
    void shouldSeeAnAllocation() {
        scripted.core.observer((instrumentId, nowNs, book) -> garbage = new Object());

        assertTrue(allocated() >= 16L * GROUPS && garbage != null);
    }

    private long allocated() {
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < GROUPS; i++) {
            final long number = message.incrementAndGet();
            final long timeNs = OPEN_NS + number * 1_000_000L;
            final long bid = 1_000_000L + 100L * (i % 7);
            if (i % 100 == 0) {
                scripted.writer.levelSnapshot(0, number, 0, false, timeNs, Side.BUY, bid, 10, 1);
                scripted.writer.levelSnapshot(0, number, 1, true, timeNs, Side.SELL, bid + 200, 10, 1);
            }
            scripted.writer.levelUpdate(0, number, 0, false, timeNs, Side.BUY, bid - 100L * (i % 13), i % 5, 1);
            scripted.writer.levelUpdate(0, number, 1, true, timeNs, Side.SELL, bid + 900 + 100L * (i % 11), i % 3, 1);
            scripted.writer.topOfBook(1, number, timeNs, bid, 5, bid + 100, 5);
            scripted.writer.orderBookEvent(
                    0, number, timeNs, BookAction.TRADE, Side.NONE, Prices.NO_ORDER_ID, Prices.NO_ORDER_ID, bid, 3);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
