package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.factors.formula.EventColumns;
import io.tiercel.factors.formula.EventFormulas;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Formulas over the book, the trades and the factors of each event. */
class EventFormulasTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int EVENTS = 3_000;
    private static final int SEED = 11;

    // two decimals of quantity: whole units are not the units of the book
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 2, RandomMarket.TICK, 1, 1);

    private final List<FactorEvent> events = new ArrayList<>();
    private final boolean[] isDepthChanged = new boolean[EVENTS];
    private double sum;

    EventFormulasTest() {
        final RandomMarket market = new RandomMarket(SEED);
        for (int i = 0; i < EVENTS; i++) {
            events.add(market.next());
            isDepthChanged[i] = market.isDepthChanged();
        }
    }

    private static Map<String, String> formulas() {
        final Map<String, String> formulas = new LinkedHashMap<>();
        formulas.put("touch", "($ask1 - $bid1) / 2 - $spread / 2 + $mid - $mid_ticks");
        formulas.put("deep", "($bidq1 + $bidq2 + $bidq10 - $askq1 - $askq10) / ($bidq1 + $askq1)");
        formulas.put("far", "Mean($ask10 - $bid10, 20)");
        formulas.put("signed", "Sum($trade_sign * $trade_qty, 30)");
        formulas.put("last", "If($trade_qty > 0, $trade_price - $mid, 0)");
        formulas.put("flow", "Corr($ofi_1, $mid_ret_1ev, 50) + EMA($vpin, 10)");
        return formulas;
    }

    private static FactorEngine engine(final FactorsConfig config) {
        return new FactorEngine(new InstrumentRegistry(List.of(SHARE)), config);
    }

    private static FactorsConfig config(final List<String> factors, final Map<String, String> formulas) {
        return new FactorsConfig(factors, Map.of(), formulas);
    }

    @Test
    void shouldGiveTheSameBitsEventByEventAndAsABatch() {
        final Map<String, String> formulas = formulas();
        final FactorEngine engine = engine(config(List.of("spread_ticks"), formulas));
        final FactorEngine all = engine(Settings.ALL);
        final double[][] series = new double[EventColumns.all().names().size()][EVENTS];
        final double[][] streamed = new double[formulas.size()][EVENTS];

        for (int i = 0; i < EVENTS; i++) {
            events.get(i).feed(engine, 0, isDepthChanged[i]);
            events.get(i).feed(all, 0, isDepthChanged[i]);
            fill(series, i, all.vector(0));
            for (int f = 0; f < streamed.length; f++) {
                streamed[f][i] = engine.vector(0).value(1 + f);
            }
        }

        final double[][] batch = EventFormulas.compile(formulas).evaluate(series);
        for (int f = 0; f < streamed.length; f++) {
            boolean wasDefined = false;
            for (int i = 0; i < EVENTS; i++) {
                assertEquals(
                        Double.doubleToLongBits(batch[f][i]),
                        Double.doubleToLongBits(streamed[f][i]),
                        "seed " + SEED + ", event " + i + ", formula " + f);
                wasDefined |= Double.isFinite(batch[f][i]) && batch[f][i] != 0;
            }
            assertTrue(wasDefined || f == 0, "formula " + f + " never told anything");
        }
        // the two halves of the first formula cancel to the bit: columns and factors have the same mid and spread
        for (int i = 0; i < EVENTS; i++) {
            assertTrue(batch[0][i] == 0 || Double.isNaN(batch[0][i]), "event " + i + ": " + batch[0][i]);
        }
    }

    /** The columns as their definition says, straight from the event. */
    private void fill(final double[][] series, final int i, final FactorVector factors) {
        final FactorEvent event = events.get(i);
        final BookView book = event.book();
        for (int level = 0; level < BookView.DEPTH; level++) {
            series[EventColumns.BID + level][i] = ticks(book, Side.BUY, level);
            series[EventColumns.ASK + level][i] = ticks(book, Side.SELL, level);
            series[EventColumns.BID_QTY + level][i] = book.qty(Side.BUY, level) / 100.0;
            series[EventColumns.ASK_QTY + level][i] = book.qty(Side.SELL, level) / 100.0;
        }
        final double bid = series[EventColumns.BID][i];
        final double ask = series[EventColumns.ASK][i];
        series[EventColumns.MID][i] = ask > bid ? (ask + bid) / 2 : Double.NaN;
        series[EventColumns.SPREAD][i] = ask > bid ? ask - bid : Double.NaN;
        series[EventColumns.TRADE_PRICE][i] = event.isTrade() ? event.price() / 100.0 : Double.NaN;
        series[EventColumns.TRADE_QTY][i] = event.isTrade() ? event.qty() / 100.0 : 0;
        series[EventColumns.TRADE_SIGN][i] = event.isTrade() ? factors.value(Factor.AGGRESSOR_SIGN) : 0;
        for (int f = 0; f < Factor.COUNT; f++) {
            series[EventColumns.FIRST_FACTOR + f][i] = factors.value(f);
        }
    }

    private static double ticks(final BookView book, final int side, final int level) {
        return level < book.levels(side) ? book.price(side, level) / 100.0 : Double.NaN;
    }

    @Test
    void shouldStandBehindTheFactorsAndPullInWhatIsReadWithoutTellingIt() {
        final FactorsConfig config = config(List.of("spread_ticks", "mid_ticks"), Map.of("doubled", "$ofi_1 * 2"));
        final FactorEngine engine = engine(config);
        final ArrayBookView book = new ArrayBookView().bids(10_000, 500).asks(10_200, 700);
        final ArrayBookView more = new ArrayBookView().bids(10_000, 900).asks(10_200, 700);

        assertEquals(Double.NaN, engine.vector(0).value(2), "before the first event");
        engine.onBook(0, 1, book);
        engine.onBook(0, 2, more);

        assertEquals(List.of("spread_ticks", "mid_ticks", "doubled"), config.chosenIds());
        assertEquals(Set.of(Factor.SPREAD_TICKS, Factor.MID_TICKS, Factor.OFI_1), config.needed());
        assertEquals(3, engine.vector(0).size());
        // 9.00 - 5.00 units more on the bid, twice
        assertEquals(8.0, engine.vector(0).value(2));
        assertEquals(Double.NaN, engine.vector(0).value(Factor.OFI_1), "not chosen");
        assertEquals(1, engine(config(List.of(), Map.of("x", "$mid"))).vector(0).size());
    }

    @Test
    void shouldSeeTheBookAsTheFactorsDoWhileItIsNotToBeRead() {
        final FactorEngine engine = engine(config(List.of("bid_depth_l1"), Map.of("x", "$bidq1")));
        engine.onEvent(0, 1, BookAction.ADD, Side.BUY, 10_000, 100, new ArrayBookView().bids(10_000, 100), true);

        engine.onEvent(0, 2, BookAction.ADD, Side.BUY, 10_000, 100, new ArrayBookView().bids(10_000, 200), false);

        assertEquals(1.0, engine.vector(0).value(0));
        assertEquals(1.0, engine.vector(0).value(1));
    }

    @Test
    void shouldTellListenersTheValuesAfterEachEvent() {
        final FactorEngine engine = engine(config(List.of("signed_vol"), Map.of("x", "$trade_sign * $trade_qty")));
        final List<String> told = new ArrayList<>();
        engine.listener((id, timeNs, factors, trades) -> told.add(id + " " + timeNs + " " + factors.value(0) + " "
                + factors.value(1) + " " + trades.count() + " " + trades.totalQty()));
        final ArrayBookView book = new ArrayBookView().bids(10_000, 500).asks(10_200, 700);

        assertEquals(false, engine.onSnapshot(0, 1, book));
        engine.onLevels(0, 2, book, true);
        engine.onEvent(0, 3, BookAction.TRADE, Side.BUY, 10_000, 150, book, false);
        engine.onEvent(0, 4, BookAction.CROSS, Side.NONE, 10_000, 150, book, false);

        assertEquals(List.of("0 2 0.0 0.0 0 0", "0 3 -1.5 -1.5 1 150", "0 4 0.0 0.0 0 0"), told);
    }

    @Test
    void shouldTellAllTradesOfAGroup() {
        final Map<String, String> formulas = new LinkedHashMap<>();
        formulas.put("price", "$trade_price");
        formulas.put("qty", "$trade_qty");
        formulas.put("bid", "$bidq1");
        final FactorEngine engine = engine(config(List.of("signed_vol"), formulas));
        final List<String> told = new ArrayList<>();
        engine.listener((id, timeNs, factors, trades) -> {
            for (int i = 0; i < trades.count(); i++) {
                told.add(trades.price(i) + " " + trades.qty(i) + " " + trades.sign(i));
            }
            told.add("= " + factors.value(0));
        });
        final ArrayBookView before = new ArrayBookView().bids(10_000, 500).asks(10_200, 700);
        engine.onLevels(0, 1, before, true);

        // the book changes with the first part only, and is read at the last
        engine.onPart(0, BookAction.EXECUTE, Side.BUY, 10_000, 200, true);
        engine.onPart(0, BookAction.EXECUTE, Side.BUY, 9_900, 50, false);
        engine.onEvent(
                0,
                2,
                BookAction.CROSS,
                Side.NONE,
                10_000,
                0,
                new ArrayBookView().bids(10_000, 300).asks(10_200, 700),
                false);

        assertEquals(List.of("= 0.0", "10000 200 -1", "9900 50 -1", "= -2.5"), told);
        assertEquals(99.0, engine.vector(0).value(1), "the last price, in ticks");
        assertEquals(2.5, engine.vector(0).value(2), "200 + 50 hundredths");
        assertEquals(3.0, engine.vector(0).value(3), "the book after the group");
    }

    @Test
    void shouldRefuseWhatCannotBeMeant() {
        assertRefused("vpin", "1", "formula vpin has the name of a column");
        assertRefused("x", "$bid11", "formula x, column 1: found unknown '$bid11'");
        assertRefused("x", "$mid + ", "formula x, column 8: ");
        assertRefused("x", "Ref($mid, -1)", "which would look into the future");
        assertThrows(BadInputException.class, () -> config(List.of(), Map.of()));
    }

    private static void assertRefused(final String name, final String text, final String expected) {
        final BadInputException refused =
                assertThrows(BadInputException.class, () -> config(List.of("all"), Map.of(name, text)));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
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
        final FactorEngine engine = engine(config(List.of("first24"), formulas()));
        for (int i = 0; i < 5; i++) {
            feed(engine);
        }

        // the least of several rounds: a round in which the JIT falls back allocates a few bytes once
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            bytes = Math.min(bytes, allocatedBytes(() -> feed(engine)));
        }

        assertEquals(0, bytes, "seed " + SEED + ": least bytes over " + EVENTS + " events");
        assertTrue(Double.isFinite(sum));
    }

    @Test
    void shouldSeeAllocationWhenThereIsSome() {
        final FactorEngine engine = engine(config(List.of("first24"), formulas()));
        final List<double[]> kept = new ArrayList<>(1);
        feed(engine);

        final long bytes = allocatedBytes(() -> {
            feed(engine);
            kept.add(new double[1]);
        });

        assertTrue(bytes >= 16, "the measurement missed an array: " + bytes + " bytes");
        assertEquals(1, kept.size());
    }
}
