package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripsTest {
    private static final Instrument CENTS = new Instrument(0, "CENT", 2, 0, 1, 1, 1);

    @Test
    void shouldSplitAFlipAtZeroWithItsFee() {
        // long 2 at 10.00; sold 6 at 11.00 with a fee of 0.60: 2 of them close (fee 0.20), 4 open (0.40); bought 4 at
        // 10.50
        final List<TradeRow> trades = RoundTrips.of(
                CENTS,
                List.of(
                        fill(Side.BUY, 1, 1000, 2, 0),
                        fill(Side.SELL, 2, 1100, 6, 600_000),
                        fill(Side.BUY, 5, 1050, 4, 0)),
                Prices.NO_PRICE);

        assertEquals(2, trades.size());
        assertEquals(2_000_000, trades.get(0).pnlMicros());
        assertEquals(200_000, trades.get(0).feesMicros());
        assertEquals(1, trades.get(0).direction());
        assertEquals(2_000_000, trades.get(1).pnlMicros());
        assertEquals(1_600_000, trades.get(1).netMicros());
        assertEquals(-1, trades.get(1).direction());
        assertEquals(3_000_000_000L, trades.get(1).holdingNs());
    }

    @Test
    void shouldTellAnOpenTradeApart() {
        final List<TradeRow> trades = RoundTrips.of(CENTS, List.of(fill(Side.SELL, 1, 1000, 3, 0)), 2 * 990);
        final TradeStatistics statistics = new TradeStatistics();
        trades.forEach(trade -> statistics.add(trade, 1));

        assertTrue(trades.getFirst().isOpen());
        assertEquals(300_000, trades.getFirst().pnlMicros());
        assertEquals(0, statistics.gross().trades());
        assertEquals(1, statistics.open());
        assertEquals(OptionalDouble.empty(), statistics.gross().expectancy());
        assertEquals(OptionalDouble.empty(), statistics.averageHoldingSeconds());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAddUpToWhatTheAccountRealisedWhenFlat(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Account account = new Account(new InstrumentRegistry(List.of(CENTS)), 0);
        final List<FillRow> fills = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            // back towards flat more often than away from it
            final int side =
                    random.nextInt(10) < 7 ? (account.position(0) > 0 ? Side.SELL : Side.BUY) : random.nextInt(2);
            book(account, fills, side, i, random.nextLong(900, 1100), random.nextLong(1, 50), random.nextLong(99));
        }
        final long left = account.position(0);
        if (left != 0) {
            book(account, fills, left > 0 ? Side.SELL : Side.BUY, 1_000, 1000, Math.abs(left), 0);
        }

        final List<TradeRow> trades = RoundTrips.of(CENTS, fills, Prices.NO_PRICE);

        assertTrue(trades.size() > 20, "seed " + seed);
        assertFalse(trades.stream().anyMatch(TradeRow::isOpen), "seed " + seed);
        assertEquals(
                account.realisedMicros(),
                trades.stream().mapToLong(TradeRow::pnlMicros).sum(),
                "seed " + seed);
        assertEquals(
                account.feesMicros(),
                trades.stream().mapToLong(TradeRow::feesMicros).sum(),
                "seed " + seed);
    }

    private static void book(
            final Account account,
            final List<FillRow> fills,
            final int side,
            final long second,
            final long price,
            final long qty,
            final long fee) {
        account.fill(0, side, price, qty, fee);
        fills.add(fill(side, second, price, qty, fee));
    }

    private static FillRow fill(
            final int side, final long second, final long price, final long qty, final long feeMicros) {
        return FillRow.of(
                0, side, false, second * 1_000_000_000L, price, qty, feeMicros, 2 * price, new long[] {1, 1, 1});
    }
}
