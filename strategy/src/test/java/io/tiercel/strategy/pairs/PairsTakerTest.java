package io.tiercel.strategy.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.RecordingIntents;
import io.tiercel.strategy.SettableMarket;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTakerTest {
    private static final long SECOND = 1_000_000_000L;

    private final SettableMarket market = new SettableMarket();
    private final RecordingIntents out = new RecordingIntents();
    private final PairsTaker pairs = new PairsTaker(
            SettableMarket.setup(0), new PairsConfig(SECOND, 10, 2, 0.5, 50, 100, 1_000, SECOND, 5 * SECOND));

    /** ALPHA in cents, a spread of 2; BETA in 1/10,000, tick 100, a spread of 200. */
    private List<String> mids(final long second, final long alpha, final long beta) {
        pairs.onMarketData(market.instrument(0).at(second * SECOND - 1).quote(alpha - 1, 50, alpha + 1, 50), out);
        pairs.onMarketData(market.instrument(1).at(second * SECOND).quote(beta - 100, 50, beta + 100, 50), out);
        return out.drain();
    }

    private void report(final long orderId, final int instrument, final int side, final long fill, final long leaves) {
        final ExecutionReport report = RecordingIntents.fill(orderId, side, 1, fill, fill, leaves);
        report.instrumentId = instrument;
        pairs.onExecutionReport(report, out);
        if (leaves > 0) {
            report.execType = ExecType.CANCELED;
            report.status = OrderStatus.CANCELED;
            report.lastQty = 0;
            pairs.onExecutionReport(report, out);
        }
    }

    /** ALPHA alternates by a cent about 50.00 while BETA goes from 25.0000 to 25.2000 in ten samples; ALPHA is worth twice BETA. */
    private void warmUp() {
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(), mids(i, 5000 + 4 * i + (i % 2), 250_000 + 200 * i));
        }
    }

    /**
     * The log of x = 0, 1, 2, 3 and y = 0, 2, 4, 9: Sxx = 5, Sxy = 14.5, Syy = 44.75; beta = 2.9; variance = (44.75 - 2.9 * 14.5) / 2 = 1.35; residual of the
     * last = 5.25 - 2.9 * 1.5 = 0.9.
     */
    @Test
    void shouldRegressAHandWorkedWindow() {
        final SpreadRegression regression = new SpreadRegression(4);
        // a sample that has left the window
        regression.add(77, -5);
        for (int i = 0; i < 3; i++) {
            regression.add(i, 2 * i);
        }
        regression.add(3, 9);

        assertEquals(2.9, regression.beta(), 1e-12);
        assertEquals(0.9 / Math.sqrt(1.35), regression.z(), 1e-12);
    }

    @Test
    void shouldSellTheDearLegAndBuyTheOtherByTheHedgeRatio() {
        warmUp();

        final List<String> sent = mids(10, 5100, 252_000);

        // beta of the eleven logs is near 1.6 with the jump in it; 100 x 51.00 x beta / 25.20, in tens
        assertEquals(2, sent.size(), sent.toString());
        assertEquals("sell 100 @ 5099 IOC", sent.getFirst());
        final double[] x = new double[10];
        final double[] y = new double[10];
        for (int i = 1; i <= 10; i++) {
            x[i - 1] = Math.log(i == 10 ? 252_000 : 250_000 + 200 * i);
            y[i - 1] = Math.log(i == 10 ? 5100 : 5000 + 4 * i + (i % 2));
        }
        final long hedge = Math.round(slope(x, y) * 100 * 51.00 / (25.20 * 10)) * 10;
        assertEquals("buy " + hedge + " @ 252100 IOC", sent.getLast());
    }

    private static double slope(final double[] x, final double[] y) {
        double numerator = 0;
        double denominator = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                numerator += (x[i] - x[j]) * (y[i] - y[j]);
                denominator += (x[i] - x[j]) * (x[i] - x[j]);
            }
        }
        return numerator / denominator;
    }

    @Test
    void shouldGoOnWithALegThatWasFilledInPartAndCloseBothWhenTheSpreadIsBack() {
        warmUp();
        final long hedge = Long.parseLong(mids(10, 5100, 252_000).getLast().split(" ", -1)[1]);
        report(1, 0, Side.SELL, 40, 60);
        report(2, 1, Side.BUY, hedge, 0);

        assertEquals(List.of("sell 60 @ 5099 IOC"), mids(11, 5100, 252_000));
        report(3, 0, Side.SELL, 60, 0);

        // back on the old line
        assertEquals(List.of("sell " + hedge + " @ 252300 IOC", "buy 100 @ 5049 IOC"), sorted(mids(12, 5048, 252_400)));
    }

    private static List<String> sorted(final List<String> sent) {
        return sent.stream().sorted((a, b) -> b.compareTo(a)).toList();
    }

    @Test
    void shouldPauseALegThatIsRefused() {
        warmUp();
        out.refuse(RejectReason.MAX_POSITION);

        assertEquals(2, mids(10, 5100, 252_000).size());
        assertEquals(List.of(), mids(11, 5100, 252_000));
        assertEquals(List.of(), mids(14, 5100, 252_000));
        assertEquals(2, mids(15, 5100, 252_000).size());
    }

    @Test
    void shouldAskForTwoInstruments() {
        final StrategySetup one = new StrategySetup(
                0, "one", SettableMarket.INSTRUMENTS, List.of(SettableMarket.INSTRUMENTS.instrument(0)));

        assertEquals(
                "instruments of the session = 1, expected 2",
                assertThrows(BadInputException.class, () -> new PairsTaker(one, PairsConfig.defaults()))
                        .getMessage());
    }

    @Test
    void shouldTakeTheFollowerWhenTheLeaderHasGoneAhead() {
        final LeadLagTaker leadLag = new LeadLagTaker(
                SettableMarket.setup(0), new LeadLagConfig(SECOND, 1, 10, 100, 500, 12, 0, 3_600 * SECOND, SECOND));
        follow(leadLag, 1, 1, 250_000);
        follow(leadLag, 0, 2, 5000);
        // the leader is 9.8 bp up, the follower nothing: 4.9 of 5000 are not in whole ticks, so 4 of 5000 = 8 bp first
        follow(leadLag, 0, 3, 5004);
        assertEquals(List.of(), out.drain());
        // 12 bp up, of which the follower has made 4 (250,100 / 250,000): 8 bp
        follow(leadLag, 1, 4, 250_100);
        follow(leadLag, 0, 5, 5006);
        assertEquals(List.of(), out.drain());
        // 14 bp up less 4
        follow(leadLag, 0, 6, 5007);
        assertEquals(List.of("buy 1000 @ 250200 IOC"), out.drain());
    }

    private void follow(final LeadLagTaker leadLag, final int instrument, final long timeNs, final long mid) {
        final long half = instrument == 0 ? 1 : 100;
        leadLag.onMarketData(market.instrument(instrument).at(timeNs).quote(mid - half, 50, mid + half, 50), out);
    }
}
