package io.tiercel.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.BacktestConfiguration;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MonthMemoryTest {
    private static final int DAYS = 30;
    private static final long SLACK_BYTES = 16L << 20;

    @TempDir
    private Path folder;

    @Test
    void shouldTakeNoMoreMemoryForAMonthThanForAWeek() throws IOException {
        final Path file = Files.writeString(folder.resolve("month.yaml"), """
                name: month
                feeds: [{format: sim, seed: 1, events: 1000000, days: %d}]
                model: none
                strategies: [{type: avellaneda-stoikov, name: maker, instruments: ["*"], parameters: {orderLots: 100, maxPositionLots: 500}}]
                risk: {maxDrawdownBps: 9999, dailyLossBps: 9999}
                """.formatted(DAYS));
        final BacktestConfiguration backtest = BacktestConfiguration.load(file);
        final BacktestMarket market = BacktestMarket.of(backtest, folder, share -> {});
        final List<Long> byDay = new ArrayList<>();
        final Backtest run = new Backtest(backtest, market, folder, RunFiles.create(folder.resolve("run")))
                .progress(share -> {
                    if (share * DAYS >= byDay.size() + 1) {
                        byDay.add(usedBytes());
                    }
                });

        final BacktestOutcome outcome = run.run();

        assertTrue(outcome.events() > 30_000_000, outcome::toString);
        assertTrue(outcome.end().isEmpty(), outcome::toString);
        final long firstWeek =
                byDay.subList(1, 7).stream().mapToLong(Long::longValue).max().orElseThrow();
        final long lastWeek = byDay.subList(byDay.size() - 6, byDay.size()).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        assertTrue(lastWeek <= firstWeek + SLACK_BYTES, () -> "used bytes by day: " + byDay);
        assertTrue(lastWeek < (1L << 30), () -> "used bytes by day: " + byDay);
    }

    /** Heap after a collection, and direct buffers. */
    private static long usedBytes() {
        System.gc();
        long direct = 0;
        for (final BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            direct += pool.getName().equals("direct") ? pool.getMemoryUsed() : 0;
        }
        final Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() + direct;
    }
}
