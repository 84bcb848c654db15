package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A position that is to be closed by a timer while nobody knows the book: refused with 402 until a whole book has come, then closed. */
class StaleBookTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long OPEN_NS = 1_767_364_200L * SECOND;

    // Buys at a probability of 0.7 or more, holds for 10 s, tries again 1 s after a refusal.
    private static final String TAKER = """
            strategy:
              strategies:
                - type: probability
                  name: taker
                  instruments: ["*"]
                  parameters: {buyAbove: 0.7, sellBelow: 0.1, orderLots: 10, maxPositionLots: 10, maxSpreadTicks: 12,
                    coolDownNs: 3600000000000, holdingTimeNs: 10000000000, refusalPauseNs: 1000000000}
            """;

    private final ScriptedCore scripted =
            new ScriptedCore(TestConfiguration.with(TAKER), List.of("TIER"), Optional.of(new SureModel()));

    @Test
    void shouldRefuseWhileTheBookIsStaleAndCount() {
        buyTen();

        // at 9 s a full book loses its second part; at 11 s, when the timer has been due, an event tells of life only
        part(9, 9, 0, false, Side.BUY, 999_900);
        part(9, 9, 2, true, Side.SELL, 1_000_200);
        scripted.add(OPEN_NS + 11 * SECOND, Side.BUY, 90, 999_800, 5);

        assertEquals(Map.of("402 STALE_DATA", 1L), scripted.statistics.rejects());
        assertEquals(1, scripted.statistics.fills());
        assertEquals(1, scripted.core.counts().staleBooks());

        // a whole book at 13 s: its event closes the position
        wholeBook(13, 13);
        scripted.add(OPEN_NS + 14 * SECOND, Side.BUY, 91, 999_800, 5);

        assertEquals(Map.of("402 STALE_DATA", 1L), scripted.statistics.rejects());
        assertEquals(2, scripted.statistics.fills());
        assertEquals(1, scripted.core.counts().staleBooks());
    }

    /** Control: the same with nothing lost. */
    @Test
    void shouldCloseWhenTheBookIsWhole() {
        buyTen();

        wholeBook(9, 9);
        scripted.add(OPEN_NS + 11 * SECOND, Side.BUY, 90, 999_800, 5);

        assertEquals(Map.of(), scripted.statistics.rejects());
        assertEquals(2, scripted.statistics.fills());
        assertEquals(0, scripted.core.counts().staleBooks());
    }

    private void buyTen() {
        scripted.add(OPEN_NS, Side.SELL, 1, 1_000_200, 500);
        scripted.add(OPEN_NS, Side.BUY, 2, 999_900, 500);
        scripted.add(OPEN_NS + SECOND / 100, Side.BUY, 3, 999_800, 500);
        assertEquals(1, scripted.statistics.fills(), "bought at the second event");
    }

    private void wholeBook(final long message, final int second) {
        part(message, second, 0, false, Side.BUY, 999_900);
        part(message, second, 1, true, Side.SELL, 1_000_200);
    }

    private void part(
            final long message,
            final int second,
            final int part,
            final boolean isLast,
            final int side,
            final long price) {
        scripted.writer.anonymousOrders(0, message, part, isLast, OPEN_NS + second * SECOND, side, price, 500);
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
