package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The daily loss counts from the start of the trading day, which changes in the midst of a session. 10,000.00 of cash, 1 % a day = 100.00; 100 shares
 * bought at 100.02, fee 0.30: mid 99.42 has lost 60.30, mid 98.82 another 60.00.
 */
class TradingDayTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    /** 2026-01-02, 14:30 UTC: half past nine in New York. */
    private static final long OPEN_NS = 1_767_364_200L * SECOND;

    private static final String SETTINGS = """
            risk: {startingCashMicros: 10000000000, dailyLossBps: 100, maxDrawdownBps: 5000}
            strategy:
              strategies:
                - type: probability
                  name: taker
                  instruments: ["*"]
                  parameters: {buyAbove: 0.7, sellBelow: 0.1, orderLots: 100, maxPositionLots: 100, maxSpreadTicks: 12,
                    coolDownNs: 3600000000000, holdingTimeNs: 86400000000000, refusalPauseNs: 1000000000}
            """;

    private final ScriptedCore scripted =
            new ScriptedCore(TestConfiguration.with(SETTINGS), List.of("TIER"), Optional.of(new SureModel()));

    @Test
    void shouldTripWhenBothLossesAreOfOneDay() {
        buyAHundred();

        falls(OPEN_NS + HOUR, 994_200);
        assertFalse(scripted.statistics.isTripped());
        falls(OPEN_NS + 14 * HOUR, 988_200);

        assertTrue(scripted.statistics.isTripped());
    }

    @Test
    void shouldCountTheLossOfANewDayFromItsStart() {
        buyAHundred();

        falls(OPEN_NS + HOUR, 994_200);
        // 05:00 UTC is 14 hours and a half after the opening
        falls(OPEN_NS + 15 * HOUR, 988_200);
        assertFalse(scripted.statistics.isTripped(), "60.00 of the new day");
        falls(OPEN_NS + 16 * HOUR, 984_100);

        // another 41.00
        assertTrue(scripted.statistics.isTripped());
    }

    private void buyAHundred() {
        scripted.add(OPEN_NS, Side.SELL, 1, 1_000_200, 500);
        scripted.add(OPEN_NS, Side.BUY, 2, 999_900, 500);
        scripted.add(OPEN_NS + SECOND, Side.BUY, 3, 999_800, 500);
        assertEquals(1, scripted.statistics.fills());
    }

    private void falls(final long timeNs, final long mid) {
        scripted.writer.anonymousOrders(0, timeNs / SECOND, 0, false, timeNs, Side.BUY, mid - 100, 500);
        scripted.writer.anonymousOrders(0, timeNs / SECOND, 1, true, timeNs, Side.SELL, mid + 100, 500);
    }

    private static final class SureModel implements Model {
        @Override
        public void infer(final FactorVector factors, final Signal signal) {
            signal.set(0.9f);
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
}
