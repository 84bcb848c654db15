package io.tiercel.risk.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final int SHARE = TestInstruments.SHARE.id();

    private final Account account = new Account(TestInstruments.registry(), 1_000_000_000L);

    @Test
    void shouldSplitAFillThroughZero() {
        account.fill(SHARE, Side.BUY, 10_000, 100, 1_000_000);

        account.fill(SHARE, Side.SELL, 10_010, 150, 0);

        // 100 close at 100.10: profit 0.10 x 100 = 10; 50 open at 100.10 = 5005. Cash 1000 - 10000 - 1 + 15015 = 6014.
        assertEquals(-50, account.position(SHARE));
        assertEquals(-5_005_000_000L, account.costMicros(SHARE));
        assertEquals(10_000_000L, account.realisedMicros(SHARE));
        assertEquals(10_000_000L, account.realisedMicros());
        assertEquals(1_000_000L, account.feesMicros(SHARE));
        assertEquals(6_014_000_000L, account.cashMicros());
        assertEquals(OptionalLong.of(100_100_000L), account.avgPriceMicros(SHARE));
        assertTrue(account.isBalanced());
    }

    @Test
    void shouldValueAtCostThenLastTradeThenMid() {
        account.fill(SHARE, Side.BUY, 10_000, 10, 0);
        assertEquals(0, account.unrealisedMicros(SHARE));
        assertEquals(1_000_000_000L, account.equityMicros());

        assertTrue(account.markTrade(SHARE, 10_100));
        // 10 x 1.00.
        assertEquals(10_000_000L, account.unrealisedMicros(SHARE));

        assertTrue(account.mark(SHARE, 10_000, 10_003));
        // Mid 100.015, 10 x 0.015 = 0.15.
        assertEquals(150_000L, account.unrealisedMicros(SHARE));
        assertEquals(1_000_150_000L, account.equityMicros());

        assertFalse(account.markTrade(SHARE, 20_000), "a trade no longer counts");
        assertEquals(20_003, account.markTwice(SHARE));
    }

    @Test
    void shouldKeepTheMarkWhenTheBookIsOneSidedLockedOrCrossed() {
        account.fill(SHARE, Side.SELL, 10_000, 10, 0);
        account.mark(SHARE, 9_998, 10_000);

        assertFalse(account.mark(SHARE, 10_000, 10_000));
        assertFalse(account.mark(SHARE, 10_001, 10_000));
        assertFalse(account.mark(SHARE, Prices.NO_PRICE, 10_500));
        assertFalse(account.mark(SHARE, 10_500, Prices.NO_PRICE));
        assertFalse(account.mark(SHARE, Prices.NO_PRICE, Prices.NO_PRICE));
        // Short 10 at 100.00, mid 99.99: profit 0.10.
        assertEquals(100_000L, account.unrealisedMicros(SHARE));
    }

    @Test
    void shouldMarkAtZeroAndNegativePrices() {
        account.fill(SHARE, Side.BUY, -5, 10, 0);

        assertTrue(account.mark(SHARE, -1, 1));

        // Paid -0.05 x 10 = -0.50, worth 0: profit 0.50.
        assertEquals(500_000L, account.unrealisedMicros(SHARE));
    }

    @Test
    void shouldChangeNothingWhenAFillDoesNotFit() {
        account.fill(SHARE, Side.BUY, 10_000, 10, 0);
        final long digest = account.stateDigest();
        final long changes = account.changeDigest();

        assertThrows(
                ArithmeticException.class,
                () -> account.fill(SHARE, Side.BUY, Notional.MAX_PRICE, Notional.MAX_PRICE, 0));
        assertThrows(ArithmeticException.class, () -> account.fill(SHARE, Side.BUY, 0, (1L << 62) - 5, 0));
        assertThrows(ArithmeticException.class, () -> account.fill(SHARE, Side.BUY, 1, 1, Long.MIN_VALUE));

        assertEquals(digest, account.stateDigest());
        assertEquals(changes, account.changeDigest());
        assertTrue(account.isBalanced());
    }

    @Test
    void shouldTellEveryChangeInItsDigests() {
        final long start = account.stateDigest();
        account.fill(SHARE, Side.BUY, 10_000, 10, 0);
        final long filled = account.stateDigest();
        final long filledChanges = account.changeDigest();
        account.mark(SHARE, 9_998, 10_000);

        assertNotEquals(start, filled);
        assertNotEquals(filled, account.stateDigest());
        assertNotEquals(filledChanges, account.changeDigest());
    }

    @Test
    void shouldAgreeWithBigDecimalOverLongRandomSequences() {
        for (long seed = 1; seed <= 20; seed++) {
            compareWithReference(seed);
        }
    }

    private static void compareWithReference(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Account account = new Account(TestInstruments.registry(), 5_000_000_000L);
        final ReferenceAccount[] references = {
            new ReferenceAccount(TestInstruments.SHARE),
            new ReferenceAccount(TestInstruments.COIN),
            new ReferenceAccount(TestInstruments.FUTURE)
        };
        for (int step = 0; step < 5_000; step++) {
            final String where = "seed " + seed + ", step " + step;
            final int id = random.nextInt(3);
            final ReferenceAccount reference = references[id];
            final long price = random.nextLong(-50, 20_000);
            if (random.nextInt(3) == 0) {
                final long ask = price + random.nextLong(-2, 6);
                account.mark(id, price, ask);
                reference.mark(price, ask);
            } else {
                final int side = random.nextInt(2);
                final boolean isClosing = random.nextInt(6) == 0 && account.position(id) != 0;
                final long qty =
                        isClosing ? Math.abs(account.position(id)) : 1 + random.nextLong(id == 1 ? 99_999_999 : 500);
                final long fee = random.nextLong(-500, 2_000);
                account.fill(id, side, price, qty, fee);
                reference.fill(side, price, qty, fee);
            }

            assertEquals(reference.position, BigInteger.valueOf(account.position(id)), where);
            assertEquals(reference.cost, BigInteger.valueOf(account.costMicros(id)), where);
            assertEquals(reference.realised, BigInteger.valueOf(account.realisedMicros(id)), where);
            assertEquals(reference.value(), BigInteger.valueOf(account.markValueMicros(id)), where);
            BigInteger cash = BigInteger.valueOf(5_000_000_000L);
            BigInteger equity = BigInteger.ZERO;
            for (final ReferenceAccount each : references) {
                cash = cash.add(each.cash);
                equity = equity.add(each.value());
            }
            assertEquals(cash, BigInteger.valueOf(account.cashMicros()), where);
            assertEquals(cash.add(equity), BigInteger.valueOf(account.equityMicros()), where);
            assertTrue(account.isBalanced(), where);
        }
    }

    /** Execution rules written down plainly, in unbounded integers. */
    private static final class ReferenceAccount {
        private final Instrument instrument;
        private BigInteger position = BigInteger.ZERO;
        private BigInteger cost = BigInteger.ZERO;
        private BigInteger realised = BigInteger.ZERO;
        private BigInteger cash = BigInteger.ZERO;
        private BigDecimal mark;

        ReferenceAccount(final Instrument instrument) {
            this.instrument = instrument;
        }

        void mark(final long bid, final long ask) {
            if (bid < ask) {
                mark = BigDecimal.valueOf(bid).add(BigDecimal.valueOf(ask)).divide(BigDecimal.TWO);
            }
        }

        void fill(final int side, final long price, final long qty, final long fee) {
            final BigInteger signed = BigInteger.valueOf(side == Side.BUY ? qty : -qty);
            BigInteger notional = notional(BigDecimal.valueOf(price), signed);
            cash = cash.subtract(notional).subtract(BigInteger.valueOf(fee));
            BigInteger rest = signed;
            if (position.signum() * signed.signum() < 0) {
                final boolean closesAll = signed.abs().compareTo(position.abs()) >= 0;
                final BigInteger closing = closesAll ? position.negate() : signed;
                final BigInteger closingNotional = share(notional, closing.abs(), signed.abs());
                final BigInteger removed = closesAll ? cost : share(cost, closing.abs(), position.abs());
                realised = realised.add(closingNotional.negate().subtract(removed));
                cost = cost.subtract(removed);
                position = position.add(closing);
                notional = notional.subtract(closingNotional);
                rest = signed.subtract(closing);
            }
            cost = cost.add(notional);
            position = position.add(rest);
        }

        BigInteger value() {
            return mark == null ? cost : notional(mark, position);
        }

        private BigInteger notional(final BigDecimal price, final BigInteger qty) {
            return price.multiply(new BigDecimal(qty))
                    .multiply(BigDecimal.valueOf(instrument.multiplier()))
                    .scaleByPowerOfTen(6 - instrument.priceScale() - instrument.qtyScale())
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
        }

        private static BigInteger share(final BigInteger total, final BigInteger part, final BigInteger whole) {
            return new BigDecimal(total.multiply(part))
                    .divide(new BigDecimal(whole), 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
        }
    }
}
