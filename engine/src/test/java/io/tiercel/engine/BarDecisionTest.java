package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.BarView;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A strategy on bars decides once for all bars of a time, and what it decides fills on the next ones. */
class BarDecisionTest {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long FIRST_NS = 1_767_312_000_000_000_000L;

    private static final String SETTINGS = """
            risk: {maxDataAgeNs: 1000000000000000, maxOrderUnits: 1000000, maxPositionUnits: 1000000}
            strategy:
              strategies:
                - type: topk
                  name: rotation
                  instruments: ["*"]
                  parameters: {topK: 1, dropN: 1, lookbackBars: 2, skipBars: 0, everyBars: 1, profile: AGGRESSIVE, volatilityBars: 10}
            """;

    private final Watching watching = new Watching();
    private final ScriptedCore scripted = new ScriptedCore(
            TestConfiguration.with(SETTINGS), List.of("TIER", "CELL", "MEWS"), Optional.empty(), List.of(watching));
    private long row;

    /** The three bars of a day, MEWS last. */
    private void day(final int day, final long tier, final long cell, final long mews) {
        final long[] closes = {tier, cell, mews};
        for (int id = 0; id < closes.length; id++) {
            scripted.writer.bar(
                    id,
                    ++row,
                    FIRST_NS + day * DAY_NS,
                    DAY_NS,
                    Side.NONE,
                    closes[id],
                    closes[id],
                    closes[id],
                    closes[id],
                    1_000_000);
        }
    }

    @Test
    void shouldDecideWhenAllBarsOfATimeHaveCome() {
        // the name that will win by its last bar: whoever decides on the first bar of a time buys CELL
        for (int day = 0; day < 10; day++) {
            day(day, 1_000_000, 500_000 + 100 * day, 200_000);
        }
        assertEquals(0, scripted.statistics.orders(), "no volatility yet");
        day(10, 1_000_000, 501_000, 210_000);
        // the timer of a time fires with the first input after it
        day(11, 1_000_000, 501_100, 210_000);

        assertEquals(1, scripted.statistics.orders());
        assertEquals(1, scripted.statistics.fills());
        assertTrue(watching.held > 0, "MEWS is held: " + watching.held);
        assertEquals(List.of("3 bars", "3 bars"), watching.told.subList(0, 2));
        assertTrue(watching.told.stream().allMatch(line -> line.equals("3 bars")), watching.told.toString());
        assertEquals(11, watching.told.size(), "the twelfth time is not over");
        assertEquals(210_000, watching.lastCloseAtTimer[10], "the last bar of the eleventh time was there");
    }

    /** Does what the strategies on bars do, and counts. */
    private static final class Watching implements Strategy {
        private final List<String> told = new ArrayList<>();
        private final long[] lastCloseAtTimer = new long[16];
        private long roundNs = Long.MIN_VALUE;
        private int bars;
        private long lastClose;
        private long held;

        @Override
        public String name() {
            return "watching";
        }

        @Override
        public void onBar(final MarketView market, final BarView bar, final OrderIntents out) {
            if (roundNs != market.nowNs()) {
                roundNs = market.nowNs();
                out.schedule(roundNs, 0);
            }
            bars++;
            lastClose = bar.close();
            held = market.positions().position(bar.instrument().id());
        }

        @Override
        public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
            assertEquals(roundNs, nowNs);
            lastCloseAtTimer[told.size()] = lastClose;
            told.add(bars + " bars");
            bars = 0;
        }

        @Override
        public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
            assertTrue(report.execType != ExecType.REJECTED);
        }

        @Override
        public long stateDigest() {
            return 0;
        }
    }
}
