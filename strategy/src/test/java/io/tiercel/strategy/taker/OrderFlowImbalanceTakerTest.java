package io.tiercel.strategy.taker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tiercel.strategy.RecordingIntents;
import io.tiercel.strategy.SettableMarket;
import io.tiercel.strategy.order.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFlowImbalanceTakerTest {
    private static final long SECOND = 1_000_000_000L;

    // windows of 10 s, 2 ticks, orders of 100, at most 500, spread up to 12, no cool-down, 1 s pause after a refusal
    private static final OrderFlowImbalanceConfig CONFIG =
            new OrderFlowImbalanceConfig(10 * SECOND, 2, 100, 500, 12, 0, 3_600 * SECOND, SECOND);

    private final OrderFlowImbalanceTaker taker = new OrderFlowImbalanceTaker(SettableMarket.setup(0), CONFIG);
    private final SettableMarket market = new SettableMarket();
    private final RecordingIntents out = new RecordingIntents();

    private List<String> quote(
            final long seconds, final long bid, final long bidQty, final long ask, final long askQty) {
        taker.onMarketData(market.at(seconds * SECOND).quote(bid, bidQty, ask, askQty), out);
        return out.drain();
    }

    /** Means of (bid quantity + ask quantity) / 2 in the first window: 150 and 100, so D = 125 and 2 D = 250. */
    private void measureDepth() {
        quote(0, 5000, 100, 5010, 100);
        quote(1, 5000, 200, 5010, 100);
        quote(10, 5000, 100, 5010, 100);
        assertEquals(List.of(), out.drain());
    }

    @Test
    void shouldBuyWhenFlowAsksForTwoTicksMore() {
        measureDepth();

        // e = 599 - 100 = 499: 499 / 250 = 1.996
        assertEquals(List.of(), quote(11, 5000, 599, 5010, 100));
        // e = 600 - 599 = 1: 500 / 250 = 2
        assertEquals(List.of("buy 100 @ 5010 IOC"), quote(12, 5000, 600, 5010, 100));
    }

    @Test
    void shouldSellWhenTheMirrorHappens() {
        measureDepth();

        assertEquals(List.of(), quote(11, 5000, 100, 5010, 599));
        assertEquals(List.of("sell 100 @ 5000 IOC"), quote(12, 5000, 100, 5010, 600));
    }

    @Test
    void shouldNotBuyWhatTheMidHasMadeAlready() {
        measureDepth();

        // the bid rises by 4: e = +600, none taken off; the mid by 2: 600 / 250 - 2 = 0.4
        assertEquals(List.of(), quote(11, 5004, 600, 5010, 100));
        // the ask falls back by 4 with 50 there: e = -50; the mid stands where it began: 550 / 250 = 2.2
        assertEquals(List.of("buy 100 @ 5006 IOC"), quote(12, 5004, 600, 5006, 50));
    }

    @Test
    void shouldCountAllSixCasesOfAChange() {
        measureDepth();

        // bid falls: e = -100 (its old quantity); ask rises: e = +100 (its old quantity): 0, wherever the mid goes
        quote(11, 4998, 700, 5012, 900);
        // bid back up: +300; ask back down: -800; 300 - 800 = -500 = -2 ticks, and the mid is where it began
        assertEquals(List.of("sell 100 @ 5000 IOC"), quote(12, 5000, 300, 5010, 800));
    }

    @Test
    void shouldForgetFlowWhenAWindowEndsOrTheBookBreaks() {
        measureDepth();
        quote(11, 5000, 590, 5010, 100);

        assertEquals(List.of(), quote(20, 5000, 600, 5010, 100), "a new window");
        assertEquals(List.of(), quote(21, 5010, 600, 5010, 100), "locked");
        assertEquals(List.of(), quote(22, 5000, 9_000, 5010, 100), "a new beginning");
    }

    @Test
    void shouldPauseWhenItIsRefused() {
        measureDepth();
        out.refuse(RejectReason.MAX_POSITION);

        assertEquals(List.of("buy 100 @ 5010 IOC"), quote(12, 5000, 600, 5010, 100));
        taker.onMarketData(market.at(12 * SECOND + SECOND / 2).quote(5000, 700, 5010, 100), out);
        assertEquals(List.of(), out.drain());
        assertEquals(List.of("buy 100 @ 5010 IOC"), quote(13, 5000, 800, 5010, 100));
    }

    @Test
    void shouldTellStatesApart() {
        measureDepth();
        final long before = taker.stateDigest();
        quote(11, 5000, 101, 5010, 100);

        assertNotEquals(before, taker.stateDigest());
    }
}
