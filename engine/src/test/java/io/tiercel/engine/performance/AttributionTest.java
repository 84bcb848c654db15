package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.account.Notional;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
    private static final Instrument CENTS = new Instrument(0, "CENT", 2, 0, 1, 1, 1);

    @Test
    void shouldAddUpAsWorkedByHand() {
        // bought 100 at 10.01 with the mid at 10.02: spread (10.02 - 10.01) * 100 = 1; one second later 10.00: markout
        // -2; ends at 10.05:
        // gross (10.05 - 10.01) * 100 = 4, so inventory 4 - 1 + 2 = 5; fee 0.30, borrow 0.20: net 3.50
        final Attribution sum = new Attribution();
        sum.add(CENTS, fill(0, Side.BUY, 1001, 100, 300_000, 2004, 2000, 2004, 2010));
        sum.held(Notional.micros(CENTS, 1005, 100));
        sum.borrow(200_000);

        assertEquals(1_000_000, sum.spreadMicros());
        assertEquals(-2_000_000, sum.markoutMicros(Horizon.ONE_SECOND));
        assertEquals(5_000_000, sum.inventoryMicros(Horizon.ONE_SECOND));
        assertEquals(4_000_000, sum.grossMicros());
        assertEquals(3_500_000, sum.netMicros());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAddUpToTheAccountToTheLastMicroWhateverIsTraded(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final InstrumentRegistry registry = new InstrumentRegistry(
                List.of(CENTS, new Instrument(1, "COIN", 5, 8, 1, 1, 1), new Instrument(2, "RATE", 7, 0, 5, 1, 1000)));
        final Account account = new Account(registry, 1_000_000_000_000L);
        final Attribution[] sums = {new Attribution(), new Attribution(), new Attribution()};
        final long[] bids = {10_000, 3_000_000, 990_000_000};
        final long startMicros = account.equityMicros();

        for (int i = 0; i < 2_000; i++) {
            final int id = random.nextInt(3);
            bids[id] += random.nextLong(-20, 21);
            final long ask = bids[id] + random.nextLong(1, 9);
            final long price = bids[id] + random.nextLong(-5, 6);
            final long qty = random.nextLong(1, id == 1 ? 50_000_000 : 300);
            final long fee = random.nextLong(-2_000, 5_000);
            final int side = random.nextInt(2);
            account.mark(id, bids[id], ask);
            account.fill(id, side, price, qty, fee);
            sums[id].add(
                    registry.instrument(id),
                    fill(
                            id,
                            side,
                            price,
                            qty,
                            fee,
                            bids[id] + ask,
                            later(random, bids[id]),
                            later(random, bids[id]),
                            later(random, bids[id])));
        }

        final Attribution total = new Attribution();
        for (int id = 0; id < 3; id++) {
            sums[id].held(Notional.microsOfTwice(registry.instrument(id), account.markTwice(id), account.position(id)));
            total.add(sums[id]);
        }
        assertEquals(account.equityMicros() - startMicros, total.netMicros(), "seed " + seed);
        for (final Horizon horizon : Horizon.values()) {
            assertEquals(
                    total.netMicros(),
                    total.spreadMicros()
                            + total.markoutMicros(horizon)
                            + total.inventoryMicros(horizon)
                            - total.feesMicros()
                            - total.borrowMicros(),
                    "seed " + seed + ", " + horizon);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldFindTheSameInventoryByItsOwnDefinition(final long seed) {
        // where all products are whole micros: inventory is what each fill's quantity made from its horizon to the end
        final SplittableRandom random = new SplittableRandom(seed);
        final Attribution sum = new Attribution();
        long position = 0;
        long inventoryMicros = 0;
        final long endTwice = 20_050;
        for (int i = 0; i < 500; i++) {
            final int side = random.nextInt(2);
            final long qty = random.nextLong(1, 200);
            final long laterTwice = random.nextLong(19_000, 21_000);
            sum.add(CENTS, fill(0, side, random.nextLong(9_900, 10_100), qty, 0, 20_000, 20_000, laterTwice, 20_000));
            final long signed = side == Side.BUY ? qty : -qty;
            position += signed;
            // half cents are 5,000 micros
            inventoryMicros += signed * (endTwice - laterTwice) * 5_000;
        }
        sum.held(Notional.microsOfTwice(CENTS, endTwice, position));

        assertEquals(inventoryMicros, sum.inventoryMicros(Horizon.FIVE_SECONDS), "seed " + seed);
        assertNotEquals(inventoryMicros, sum.inventoryMicros(Horizon.ONE_SECOND), "seed " + seed);
    }

    @Test
    void shouldTellASaleFromAPurchase() {
        final Attribution bought = new Attribution();
        bought.add(CENTS, fill(0, Side.BUY, 1001, 100, 0, 2004, 2004, 2004, 2004));
        final Attribution sold = new Attribution();
        sold.add(CENTS, fill(0, Side.SELL, 1001, 100, 0, 2004, 2004, 2004, 2004));

        assertEquals(-bought.spreadMicros(), sold.spreadMicros());
        assertTrue(bought.spreadMicros() > 0);
    }

    private static long later(final SplittableRandom random, final long bid) {
        return 2 * bid + random.nextLong(-40, 41);
    }

    private static FillRow fill(
            final int instrumentId,
            final int side,
            final long price,
            final long qty,
            final long feeMicros,
            final long midTwice,
            final long... laterTwice) {
        return FillRow.of(instrumentId, side, true, 0, price, qty, feeMicros, midTwice, laterTwice);
    }
}
