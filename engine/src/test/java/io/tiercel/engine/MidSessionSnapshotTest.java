package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A full book at the start is the ground of event 0; one in the midst of a session is an event of its own. Prices: 10^-4, tick 100. */
class MidSessionSnapshotTest {
    private static final long OPEN_NS = 1_767_364_200_000_000_000L;

    /** Per call of the model: mid in ticks, spread in ticks, order flow of the event at the best level. */
    private final List<List<Double>> seen = new ArrayList<>();

    private final ScriptedCore scripted =
            new ScriptedCore(TestConfiguration.with(), List.of("TIER"), Optional.of(new RecordingModel()));

    @Test
    void shouldNotBeAnEventAtTheStart() {
        snapshot(1, OPEN_NS, 1_000_000, 300, 1_000_200, 400);
        assertEquals(List.of(), seen, "the model is not asked about a book without an event");

        // a better bid: ticks 10001 and 10002; event 0 has no flow, whatever stood before it
        scripted.add(OPEN_NS + 1, Side.BUY, 7, 1_000_100, 50);

        assertEquals(List.of(List.of(10_001.5, 1.0, 0.0)), seen);
    }

    @Test
    void shouldReachFactorsAndModelInTheMidstOfASession() {
        snapshot(1, OPEN_NS, 1_000_000, 300, 1_000_200, 400);
        scripted.add(OPEN_NS + 1, Side.BUY, 7, 1_000_100, 50);
        seen.clear();

        // ticks 9990 / 9994: mid 9992, spread 4. Flow: the bid fell, so its 50 are lost: -50; the ask fell, so the new
        // 60 press down: -60.
        snapshot(2, OPEN_NS + 2, 999_000, 30, 999_400, 60);
        assertEquals(List.of(List.of(9_992.0, 4.0, -110.0)), seen);

        // the next event, on one side, stands on the new book: bid 9991, ask 9994; flow +5
        seen.clear();
        scripted.add(OPEN_NS + 3, Side.BUY, 8, 999_100, 5);
        assertEquals(List.of(List.of(9_992.5, 3.0, 5.0)), seen);
    }

    @Test
    void shouldKeepFactorsAndModelFromABookThatWasCutShort() {
        snapshot(1, OPEN_NS, 1_000_000, 300, 1_000_200, 400);
        scripted.add(OPEN_NS + 1, Side.BUY, 7, 1_000_100, 50);
        seen.clear();

        // the second of three parts is lost
        scripted.writer.anonymousOrders(0, 2, 0, false, OPEN_NS + 2, Side.BUY, 999_000, 30);
        scripted.writer.anonymousOrders(0, 2, 2, true, OPEN_NS + 2, Side.SELL, 999_400, 60);
        assertEquals(List.of(), seen);
        assertEquals(1, scripted.core.counts().staleBooks());

        snapshot(3, OPEN_NS + 3, 999_000, 30, 999_400, 60);
        assertEquals(List.of(List.of(9_992.0, 4.0, -110.0)), seen);
        assertEquals(1, scripted.core.counts().staleBooks());
    }

    private void snapshot(
            final long message,
            final long timeNs,
            final long bid,
            final long bidQty,
            final long ask,
            final long askQty) {
        scripted.writer.anonymousOrders(0, message, 0, false, timeNs, Side.BUY, bid, bidQty);
        scripted.writer.anonymousOrders(0, message, 1, true, timeNs, Side.SELL, ask, askQty);
    }

    private final class RecordingModel implements Model {
        @Override
        public void infer(final FactorVector factors, final Signal signal) {
            seen.add(List.of(
                    factors.value(Factor.MID_TICKS.index()),
                    factors.value(Factor.SPREAD_TICKS.index()),
                    factors.value(Factor.OFI_1.index())));
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
}
