package io.tiercel.strategy.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.RecordingIntents;
import io.tiercel.strategy.SettableMarket;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExecutionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final StrategySetup ALPHA = new StrategySetup(
            0, "parent", SettableMarket.INSTRUMENTS, List.of(SettableMarket.INSTRUMENTS.instrument(0)));

    private final SettableMarket market = new SettableMarket();
    private final RecordingIntents out = new RecordingIntents();

    private List<String> event(final Strategy strategy, final long timeNs) {
        strategy.onMarketData(market.at(timeNs).quote(5000, 100, 5002, 100), out);
        return out.drain();
    }

    private static List<Long> plan(final SlicedExecution execution, final int slices) {
        return IntStream.range(0, slices).mapToObj(execution::plannedQty).toList();
    }

    @Test
    void shouldRestAndThenTakeWhatIsBehindWhenPassiveFirst() {
        // 10 lots in 3 slices of 1 s: 10/3 rounds to 3, 20/3 to 7
        final TwapExecution twap = new TwapExecution(ALPHA, new TwapConfig(ParentSide.BUY, 10, 3 * SECOND, 3, true, 1));
        assertEquals(List.of(3L, 7L, 10L), plan(twap, 3));

        assertEquals(List.of("timer 0 at 1000000005", "buy 3 @ 5000 GTC post-only"), event(twap, 5));
        twap.onExecutionReport(RecordingIntents.report(1, Side.BUY, ExecType.NEW, OrderStatus.NEW, 3), out);
        twap.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 5000, 1, 1, 2), out);
        assertEquals(List.of(), event(twap, 500), "one child at a time");

        // the slice ends: the timer of the next, the child is taken back, and once it is gone 2 are behind
        twap.onTimer(SECOND + 5, 0, out);
        assertEquals(List.of("timer 1 at 2000000005", "cancel 1"), out.drain());
        twap.onTimer(SECOND + 5, 0, out);
        out.drain();
        twap.onExecutionReport(RecordingIntents.report(1, Side.BUY, ExecType.CANCELED, OrderStatus.CANCELED, 0), out);
        assertEquals(List.of("buy 2 @ 5002 IOC"), event(twap, SECOND + 6));
        twap.onExecutionReport(RecordingIntents.fill(2, Side.BUY, 5002, 2, 2, 0), out);

        // nothing behind: 7 - 3 rest
        assertEquals(List.of("buy 4 @ 5000 GTC post-only"), event(twap, SECOND + 7));
        twap.onExecutionReport(RecordingIntents.fill(3, Side.BUY, 5000, 4, 4, 0), out);
        assertEquals(List.of(), event(twap, SECOND + 8), "this slice is done");

        twap.onTimer(2 * SECOND + 5, 1, out);
        assertEquals(List.of("timer 2 at 3000000005", "buy 3 @ 5000 GTC post-only"), out.drain());
        twap.onTimer(3 * SECOND + 5, 2, out);
        assertEquals(List.of("cancel 4"), out.drain());
        twap.onExecutionReport(RecordingIntents.report(4, Side.BUY, ExecType.CANCELED, OrderStatus.CANCELED, 0), out);
        assertEquals(List.of("buy 3 @ 5002 IOC"), event(twap, 3 * SECOND + 6));
        twap.onExecutionReport(RecordingIntents.fill(5, Side.BUY, 5002, 3, 3, 0), out);
        assertEquals(List.of(), event(twap, 4 * SECOND), "all 10");
        assertEquals(10, twap.filledQty());
    }

    @Test
    void shouldNotFloodWhenRefusedNorStartBeforeTheMarketIsOpen() {
        final TwapExecution twap =
                new TwapExecution(ALPHA, new TwapConfig(ParentSide.SELL, 10, 10 * SECOND, 1, false, SECOND));
        market.open(false);
        assertEquals(List.of(), event(twap, 1));
        market.open(true);
        out.refuse(RejectReason.ORDER_RATE);

        assertEquals(List.of("timer 0 at 10000000002", "sell 10 @ 5000 IOC"), event(twap, 2));
        assertEquals(List.of(), event(twap, 3));
        assertEquals(List.of(), event(twap, SECOND));
        assertEquals(List.of("sell 10 @ 5000 IOC"), event(twap, SECOND + 2));
    }

    @Test
    void shouldFollowTheVolumeProfile() {
        final VwapExecution vwap = new VwapExecution(
                ALPHA, new VwapConfig(ParentSide.BUY, 100, 4 * SECOND, List.of(5.0, 0.0, 2.0, 3.0), true, 1));

        // 5/10, 5/10, 7/10, 10/10
        assertEquals(List.of(50L, 50L, 70L, 100L), plan(vwap, 4));
    }

    /**
     * lambda 0.5, sigma 0.2, eta 0.01, gamma 0.004, tau 1: lambda sigma^2 / (eta - gamma tau / 2) = 0.02 / 0.008 = 2.5; cosh(kappa) = 1 + 2.5 / 2 = 2.25, so
     * kappa = ln(2.25 + sqrt(2.25^2 - 1)) = 1.450; of 1000 the shares left are sinh(kappa (4 - j)) / sinh(4 kappa).
     */
    @Test
    void shouldFollowTheHyperbolicSine() {
        final AlmgrenChrissExecution execution = new AlmgrenChrissExecution(
                ALPHA, new AlmgrenChrissConfig(ParentSide.BUY, 1_000, 4 * SECOND, 4, 0.5, 0.2, 0.01, 0.004, true, 1));

        final double kappa = Math.log(2.25 + Math.sqrt(2.25 * 2.25 - 1));
        final List<Long> expected = IntStream.rangeClosed(1, 4)
                .mapToObj(j -> 1_000 - Math.round(1_000 * Math.sinh(kappa * (4 - j)) / Math.sinh(4 * kappa)))
                .toList();
        assertEquals(expected, plan(execution, 4));
        assertTrue(execution.plannedQty(0) > 700, "most of it early: " + plan(execution, 4));
    }

    @Test
    void shouldTradeEqualSlicesWithoutRiskAversionAndNotOverflowWithMuch() {
        assertEquals(List.of(250L, 500L, 750L, 1000L), plan(almgrenChriss(0, 4 * SECOND), 4));
        // kappa tau is about 16 a slice, 30 days long: the whole of it at once
        assertEquals(List.of(1000L, 1000L, 1000L, 1000L), plan(almgrenChriss(1, 2_592_000 * SECOND), 4));
    }

    private static AlmgrenChrissExecution almgrenChriss(final double riskAversion, final long durationNs) {
        return new AlmgrenChrissExecution(
                ALPHA,
                new AlmgrenChrissConfig(ParentSide.SELL, 1_000, durationNs, 4, riskAversion, 0.2, 0.01, 0, true, 1));
    }

    @Test
    void shouldTakeAShareOfTheVolume() {
        final PovExecution pov = new PovExecution(ALPHA, new PovConfig(ParentSide.BUY, 100, 0.1, 10, 1));
        market.traded(5_000);
        assertEquals(List.of(), event(pov, 1), "what traded before does not count");

        market.traded(5_099);
        assertEquals(List.of(), event(pov, 2), "9 of at least 10");
        market.traded(5_125);
        assertEquals(List.of("buy 12 @ 5002 IOC"), event(pov, 3));
        market.traded(5_400);
        assertEquals(List.of(), event(pov, 4), "one child at a time");
        pov.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 5002, 12, 12, 0), out);
        assertEquals(List.of("buy 28 @ 5002 IOC"), event(pov, 5));
        pov.onExecutionReport(RecordingIntents.fill(2, Side.BUY, 5002, 28, 28, 0), out);

        market.traded(1_000_000);
        assertEquals(List.of("buy 60 @ 5002 IOC"), event(pov, 6), "never more than the order");
        pov.onExecutionReport(RecordingIntents.fill(3, Side.BUY, 5002, 55, 55, 5), out);
        pov.onExecutionReport(RecordingIntents.report(3, Side.BUY, ExecType.CANCELED, OrderStatus.CANCELED, 0), out);
        assertEquals(List.of("buy 5 @ 5002 IOC"), event(pov, 7), "the last one may be small");
    }

    @Test
    void shouldAskForOneInstrumentAndASaneImpact() {
        assertEquals(
                "instruments of the session = 2, expected 1: an execution algorithm works one order",
                assertThrows(
                                BadInputException.class,
                                () -> new TwapExecution(SettableMarket.setup(0), TwapConfig.defaults()))
                        .getMessage());
        assertEquals(
                "permanentImpact = 0.02, expected 0 to below 2 temporaryImpact / slice in seconds = 0.02",
                assertThrows(
                                BadInputException.class,
                                () -> new AlmgrenChrissConfig(
                                        ParentSide.BUY, 1, 4 * SECOND, 4, 0, 0, 0.01, 0.02, true, 1))
                        .getMessage());
    }
}
