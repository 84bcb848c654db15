package io.tiercel.engine.training.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FactorSamplerTest {
    private static final InstrumentRegistry INSTRUMENTS = new InstrumentRegistry(
            List.of(new Instrument(0, "ALPHA", 2, 0, 1, 1, 1), new Instrument(1, "BETA", 2, 0, 1, 1, 1)));

    private final ScriptedFeed feed = new ScriptedFeed();
    private long lastOrderId;

    @Test
    void shouldSampleWhereABestPriceMovesAndLabelWithTheNextMoveOfTheMid() {
        add(0, Side.BUY, 100);
        add(0, Side.SELL, 110);
        // Event 3: mid 105 to 106. A sample of event 2 (mid 105, spread 10) is up.
        add(0, Side.BUY, 102);
        // Event 4: behind the best, no sample. Event 5: ask 108, mid 105: sample of event 3 (spread 8) is down.
        add(0, Side.BUY, 90);
        add(0, Side.SELL, 108);
        // The other instrument moves in between and settles nothing here.
        add(1, Side.BUY, 500);
        add(1, Side.SELL, 502);
        // Event 8: bid 104, mid 106: sample of event 5 (spread 6) is up. The sample of event 8 stays open.
        add(0, Side.BUY, 104);

        final SampleSet samples = sample(Factor.SPREAD_TICKS);

        assertEquals(List.of("10.0 up", "8.0 down", "6.0 up"), rows(samples.between(0, Long.MAX_VALUE)));
    }

    @Test
    void shouldLabelEverySampleOfTheSameMidAndWaitOutCrossedBooks() {
        add(0, Side.BUY, 100);
        final long deep = add(0, Side.SELL, 110);
        final long ask = add(0, Side.SELL, 106);
        // Crossed at event 4: no mid, no sample. Event 5 uncrosses to 100 / 110: mid 105 against 103.
        final long crossing = add(0, Side.BUY, 107);
        delete(0, crossing);
        delete(0, ask);
        delete(0, deep);

        final SampleSet samples = sample(Factor.SPREAD_TICKS);

        // Event 2: spread 10, mid 105, then 103 at event 3: down. Event 3: spread 6, mid 103; event 5: the same mid and
        // spread again, a sample;
        // event 6: mid 105: both up. Event 6: open when the book loses its ask.
        assertEquals(List.of("10.0 down", "6.0 up", "6.0 up"), rows(samples.between(0, Long.MAX_VALUE)));
    }

    @Test
    void shouldLeaveOutSamplesWithUndefinedInputs() {
        add(0, Side.BUY, 100);
        add(0, Side.SELL, 110);
        add(0, Side.BUY, 101);
        add(0, Side.BUY, 102);

        assertEquals(0, sample(Factor.RV_100EV).rows(), "needs a hundred events");
    }

    @Test
    void shouldGiveTheSameSamplesForTheSameDay() {
        final ModelInputs inputs = ModelInputs.ofNextMove();

        final SampleSet first = new SimulatedDay(11, 12_000).sample(inputs, events -> {});
        final SampleSet second = new SimulatedDay(11, 12_000).sample(inputs, events -> {});
        final SampleSet other = new SimulatedDay(12, 12_000).sample(inputs, events -> {});

        assertTrue(first.rows() > 100, "rows: " + first.rows());
        assertEquals(rows(first), rows(second));
        assertTrue(!rows(first).equals(rows(other)), "another seed is another day");
    }

    private SampleSet sample(final Factor factor) {
        return new FactorSampler(INSTRUMENTS, new ModelInputs(List.of(factor))).sample(feed, events -> {});
    }

    private static List<String> rows(final SampleSet samples) {
        final List<String> rows = new ArrayList<>();
        for (int row = 0; row < samples.rows(); row++) {
            rows.add(samples.input(row, 0) + (samples.isUp(row) ? " up" : " down"));
        }
        return rows;
    }

    private long add(final int instrumentId, final int side, final long price) {
        final long orderId = ++lastOrderId;
        final long sequence = feed.script.size() + 1L;
        feed.script.add(writer -> writer.orderBookEvent(
                instrumentId, sequence, sequence, BookAction.ADD, side, orderId, Prices.NO_ORDER_ID, price, 100));
        return orderId;
    }

    private void delete(final int instrumentId, final long orderId) {
        final long sequence = feed.script.size() + 1L;
        feed.script.add(writer -> writer.orderBookEvent(
                instrumentId,
                sequence,
                sequence,
                BookAction.DELETE,
                Side.NONE,
                orderId,
                Prices.NO_ORDER_ID,
                Prices.NO_PRICE,
                0));
    }

    /** Delivers what a test wrote down. */
    private static final class ScriptedFeed implements Feed {
        private final List<Consumer<EventWriter>> script = new ArrayList<>();
        private boolean isDone;

        @Override
        public int poll(final EventWriter writer, final int limit) {
            if (isDone) {
                return END_OF_FEED;
            }
            isDone = true;
            script.forEach(step -> step.accept(writer));
            return script.size();
        }

        @Override
        public double progress() {
            return Double.NaN;
        }

        @Override
        public void close() {}
    }
}
