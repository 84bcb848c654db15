package io.tiercel.strategy.taker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.RecordingIntents;
import io.tiercel.strategy.SettableMarket;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicropriceReversionTest {
    private static final long SECOND = 1_000_000_000L;

    /**
     * Two states, thin bid (0) and thin ask (1). From 1 the mid goes up a tick into 0, from 0 the quantities turn and it is 1 again; mirrored, from 0 it goes
     * down a tick into 1, and 1 turns into 0. So Q = T = [0 1/2; 1/2 0], R K = (-1/2, 1/2). On (-1, 1) I - Q is 3/2 and T is -1/2: g1 = 1/3, B = -1/3, and six
     * terms make 1/3 (1 - 1/729) / (4/3) = 0.25 (1 - 1/729).
     */
    @Test
    void shouldEstimateTheMicropriceOfAHandWorkedChain() {
        final MicropriceEstimate estimate = new MicropriceEstimate(2, 1);
        for (int i = 0; i < 50; i++) {
            estimate.onQuotes(1000 + i, 1, 90, 10);
            estimate.onQuotes(1001 + i, 1, 10, 90);
        }
        estimate.onQuotes(1050, 1, 90, 10);

        estimate.fit();

        final double adjustment = 0.25 * (1 - 1 / 729.0);
        assertEquals(100, estimate.transitions());
        assertEquals(1050 + adjustment, estimate.ticks(), 1e-12);
        estimate.onQuotes(1050, 7, 10, 90);
        assertEquals(1050 - adjustment, estimate.ticks(), 1e-12, "a wider spread counts as the widest");
        estimate.onQuotes(1050, 7, 10, 90);
        assertEquals(101, estimate.transitions(), "nothing has changed");
        estimate.forget();
        assertTrue(Double.isNaN(estimate.ticks()));
    }

    @Test
    void shouldTradeAgainstADistanceAndLeaveWhenItIsGone() {
        // 2 buckets, 1 spread, fits every 100 changes, a sample a second of weight 0.1, in at 6 ticks, out at 1
        final MicropriceReversion reversion = new MicropriceReversion(
                SettableMarket.setup(0),
                new MicropriceReversionConfig(2, 1, 100, SECOND, 0.1, 6, 1, 100, 500, 12, 0, 3_600 * SECOND, SECOND));
        final SettableMarket market = new SettableMarket();
        final RecordingIntents out = new RecordingIntents();
        for (int i = 0; i <= 100; i++) {
            reversion.onMarketData(market.at(i).quote(5000, 100 + i % 2, 5002, 100), out);
        }
        assertEquals(List.of(), out.drain());

        // the mid has never moved, so the micro-price is the mid, 5001, and so is the average; 5 ticks are not enough
        reversion.onMarketData(market.at(200).quote(4995, 100, 4997, 100), out);
        assertEquals(List.of(), out.drain());
        reversion.onMarketData(market.at(300).quote(4994, 100, 4996, 100), out);
        assertEquals(List.of("buy 100 @ 4996 IOC"), out.drain());
        reversion.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 4996, 100, 100, 0), out);
        out.drain();

        reversion.onMarketData(market.at(400).quote(4998, 100, 5000, 100), out);
        assertEquals(List.of(), out.drain(), "2 ticks left");
        reversion.onMarketData(market.at(500).quote(4999, 100, 5001, 100), out);
        assertEquals(List.of("sell 100 @ 4999 IOC"), out.drain());
    }
}
