package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestRefusedDecoder;
import io.tiercel.risk.protocol.StrategyStoppedDecoder;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

/** A strategy that does what none should is stopped by a numbered reason, and the session goes on to its end. */
class FaultyStrategyTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<String> told = new ArrayList<>();
    private final OrderIntent intent = new OrderIntent();
    private int calls;

    @Test
    void shouldStopAStrategyThatThrows() {
        final ScriptedCore core = core((market, out) -> {
            if (calls == 1) {
                out.submit(buy(1));
            }
            if (calls == 3) {
                throw new IllegalStateException("a bug");
            }
        });

        play(core, 6);
        core.end();

        // one order, the fault, the switch, its order canceled; the strategy is not called a fourth time
        assertEquals(
                List.of(
                        "order 1",
                        "strategy 2 stopped by 903: java.lang.IllegalStateException",
                        "switch TRIPPED 903",
                        "cancel 1"),
                told);
        assertEquals(3, calls);
        assertTrue(core.statistics.isTripped());
        assertEquals("strategy asking stopped: java.lang.IllegalStateException: a bug", core.core.strategyFault());
        assertEquals(0, core.statistics.fills());
    }

    @Test
    void shouldStopAStrategyThatRecursesForEver() {
        final ScriptedCore core = core((market, out) -> recurse(market));

        play(core, 3);

        assertEquals(List.of("strategy 2 stopped by 903: java.lang.StackOverflowError", "switch TRIPPED 903"), told);
    }

    private static long recurse(final MarketView market) {
        // time is never negative
        return market.nowNs() < 0 ? 0 : recurse(market) + 1;
    }

    @Test
    void shouldGoOnCallingTheOtherStrategies() {
        final Asking faulty = new Asking((market, out) -> {
            throw new ArithmeticException("/ by zero");
        });
        final List<Long> seen = new ArrayList<>();
        final Asking other = new Asking((market, out) -> seen.add(market.nowNs()));
        final ScriptedCore core = new ScriptedCore(
                TestConfiguration.with(), List.of("TIER"), Optional.empty(), List.of(faulty, other), new Teller());

        play(core, 4);

        assertEquals(5, seen.size());
        assertEquals(1, faulty.calls);
    }

    @Test
    void shouldRefuseAPriceMadeOfNothing() {
        // a price computed from NaN is 0 as a number: far beyond the collar, and no order for a seller to want
        final ScriptedCore core = core((market, out) ->
                out.submit(intent.limit(2, 0, Side.SELL, (long) Double.NaN, 1, TimeInForce.GTC, false)));

        play(core, 2);

        assertEquals(List.of("refused 107", "refused 107"), told);
    }

    @Test
    void shouldStopAStrategyThatKeepsAskingForANegativeSize() {
        final ScriptedCore core = core((market, out) -> out.submit(buy(-5)));

        play(core, 30);

        // 20 rejects in ten seconds are accepted, one more is not; orders of a tripped switch are refused by it
        assertEquals(21, told.stream().filter("refused 101"::equals).count());
        assertEquals("switch TRIPPED 905", told.get(21));
        assertEquals(9, told.stream().filter("refused 901"::equals).count());
        assertEquals(Map.of("101 INVALID_ORDER", 21L, "901 KILL_SWITCH", 9L), core.statistics.rejects());
    }

    @Test
    void shouldRefuseAnInstrumentThatNobodyKnowsAndASideThatIsNone() {
        final ScriptedCore core = core((market, out) -> {
            out.submit(intent.limit(2, 77, Side.BUY, 1_000_000, 1, TimeInForce.GTC, false));
            out.submit(intent.limit(2, -1, Side.BUY, 1_000_000, 1, TimeInForce.GTC, false));
            out.submit(intent.limit(2, 0, 9, 1_000_000, 1, TimeInForce.GTC, false));
            assertEquals(-606, out.cancel(12_345));
        });

        play(core, 1);

        assertEquals(List.of("refused 102", "refused 102", "refused 101"), told);
    }

    @Test
    void shouldStopAStrategyThatFloods() {
        final ScriptedCore core = core((market, out) -> {
            for (int i = 0; i < 1_000; i++) {
                out.submit(buy(1));
            }
        });

        play(core, 1);

        final long sent = told.stream().filter(line -> line.startsWith("order")).count();
        assertTrue(sent <= 200, sent + " orders left");
        assertTrue(told.contains("refused 202"), told.getLast());
    }

    /** Control: a test's own failed assertion is no fault of a strategy that a session survives. */
    @Test
    void shouldNotSwallowAnAssertionOfATest() {
        final ScriptedCore core = core((market, out) -> {
            throw new AssertionError("seen");
        });

        assertThrows(AssertionError.class, () -> play(core, 1));
    }

    private OrderIntent buy(final long qty) {
        return intent.limit(2, 0, Side.BUY, 999_900, qty, TimeInForce.GTC, false);
    }

    private ScriptedCore core(final BiConsumer<MarketView, OrderIntents> act) {
        return new ScriptedCore(
                TestConfiguration.with(),
                List.of("TIER"),
                Optional.empty(),
                List.of(new Asking((market, out) -> {
                    if (market.book().price(Side.SELL, 0) != Prices.NO_PRICE) {
                        calls++;
                        act.accept(market, out);
                    }
                })),
                new Teller());
    }

    /** A bid, then an event each 100 ms, all of them with both sides there. */
    private static void play(final ScriptedCore core, final int events) {
        core.add(SECOND_NS - 1, Side.BUY, 1, 1_000_000, 100);
        for (int i = 0; i < events; i++) {
            final boolean isBid = i % 2 == 1;
            core.add(
                    SECOND_NS + i * SECOND_NS / 10,
                    isBid ? Side.BUY : Side.SELL,
                    2 + i,
                    isBid ? 999_000 : 1_000_200,
                    100);
        }
    }

    private static final class Asking implements Strategy {
        private final BiConsumer<MarketView, OrderIntents> act;
        private int calls;

        Asking(final BiConsumer<MarketView, OrderIntents> act) {
            this.act = act;
        }

        @Override
        public String name() {
            return "asking";
        }

        @Override
        public void onMarketData(final MarketView market, final OrderIntents out) {
            calls++;
            act.accept(market, out);
        }

        @Override
        public void onMarketState(final MarketView market, final OrderIntents out) {
            // is not asked
        }

        @Override
        public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
            // sets none
        }

        @Override
        public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
            // looks at none
        }

        @Override
        public long stateDigest() {
            return calls;
        }
    }

    private final class Teller implements OutputHandler {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();

        @Override
        public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
            header.wrap(buffer, offset);
            final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
            final int block = header.blockLength();
            final int version = header.version();
            switch (header.templateId()) {
                case OrderRequestedDecoder.TEMPLATE_ID -> {
                    final OrderRequestedDecoder order = new OrderRequestedDecoder().wrap(buffer, body, block, version);
                    told.add((order.price() == Prices.NO_PRICE ? "cancel " : "order ") + order.orderId());
                }
                case RequestRefusedDecoder.TEMPLATE_ID ->
                    told.add("refused "
                            + new RequestRefusedDecoder()
                                    .wrap(buffer, body, block, version)
                                    .reason());
                case KillSwitchChangedDecoder.TEMPLATE_ID -> {
                    final KillSwitchChangedDecoder change =
                            new KillSwitchChangedDecoder().wrap(buffer, body, block, version);
                    told.add("switch " + change.state() + " " + change.reason());
                }
                case StrategyStoppedDecoder.TEMPLATE_ID -> {
                    final StrategyStoppedDecoder stopped =
                            new StrategyStoppedDecoder().wrap(buffer, body, block, version);
                    told.add("strategy " + stopped.strategyId() + " stopped by " + stopped.reason() + ": "
                            + stopped.fault());
                }
                default -> {
                    // nothing else is looked at
                }
            }
        }
    }
}
