package io.tiercel.risk.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Long seeded sequences of fills, marks, deposits and borrow charges in three currencies, beside the same sums in decimals of any length. */
class RandomAccountTest {
    private static final List<Instrument> INSTRUMENTS = List.of(
            new Instrument(0, "A", 2, 0, 1, 1, 1),
            new Instrument(1, "B", 4, 3, 1, 1, 1),
            new Instrument(2, "C", 0, 0, 1, 1, 10),
            new Instrument(3, "D", 8, 6, 1, 1, 1),
            new Instrument(4, "E", 3, 2, 1, 1, 50));
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "EUR", "USD");
    private static final Map<String, Long> RATES = Map.of("EUR", 1_083_456_789L, "JPY", 6_543_210L);
    private static final BigDecimal MICROS = new BigDecimal(1_000_000);

    private final InstrumentRegistry registry = new InstrumentRegistry(INSTRUMENTS);
    private final Currencies currencies = Currencies.of("USD", CURRENCIES, RATES);

    @Test
    void shouldKeepItsBooksThroughLongRandomSequences() {
        for (int seed = 1; seed <= 40; seed++) {
            run(seed);
        }
    }

    private void run(final int seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final long start = random.nextLong(1_000_000_000_000L);
        final Account account = new Account(registry, currencies, start);
        final long[] cash = {start, 0, 0};
        final long[] cost = new long[INSTRUMENTS.size()];
        final long[] position = new long[INSTRUMENTS.size()];
        final long[] realised = new long[3];
        final long[] mark = new long[INSTRUMENTS.size()];
        for (int step = 0; step < 2_000; step++) {
            final String where = "seed " + seed + ", step " + step;
            final int id = random.nextInt(INSTRUMENTS.size());
            final Instrument instrument = INSTRUMENTS.get(id);
            final int currency = currencies.of(id);
            switch (random.nextInt(6)) {
                case 0 -> {
                    final long bid = 1 + random.nextLong(100_000);
                    mark[id] = 2 * bid + 1;
                    account.mark(id, bid, bid + 1);
                }
                case 1 -> {
                    final long micros = random.nextLong(-1_000_000, 1_000_000);
                    account.deposit(currency, micros);
                    cash[currency] += micros;
                }
                case 2 -> {
                    if (position[id] < 0 && mark[id] != 0) {
                        final int days = 1 + random.nextInt(4);
                        final long charge =
                                BorrowCharge.micros(instrument, -position[id], mark[id], 50 + random.nextInt(3), days);
                        account.chargeBorrow(id, charge);
                        cash[currency] -= charge;
                    }
                }
                default -> {
                    final boolean isBuy = random.nextBoolean();
                    final long price = 1 + random.nextLong(100_000);
                    final long qty = 1 + random.nextLong(1_000);
                    final long fee = random.nextLong(-100, 1_000);
                    account.fill(id, isBuy ? Side.BUY : Side.SELL, price, qty, fee);
                    final long signed = isBuy ? qty : -qty;
                    final long notional = micros(instrument, new BigDecimal(price), signed);
                    cash[currency] -= notional + fee;
                    realised[currency] += book(position, cost, id, signed, notional);
                }
            }
            assertTrue(account.isBalanced(), where);
            long equity = 0;
            for (int c = 0; c < 3; c++) {
                assertEquals(cash[c], account.cashMicros(c), where);
                long value = cash[c];
                for (int i = 0; i < INSTRUMENTS.size(); i++) {
                    if (currencies.of(i) == c) {
                        value += mark[i] == 0
                                ? cost[i]
                                : micros(
                                        INSTRUMENTS.get(i),
                                        new BigDecimal(mark[i]).divide(BigDecimal.TWO),
                                        position[i]);
                    }
                }
                equity += toBase(c, value);
            }
            assertEquals(position[id], account.position(id), where);
            assertEquals(cost[id], account.costMicros(id), where);
            assertEquals(equity, account.equityMicros(), where);
        }
        assertEquals(
                toBase(0, realised[0]) + toBase(1, realised[1]) + toBase(2, realised[2]),
                account.realisedMicros(),
                "seed " + seed);
    }

    /** Average cost as it is written down; what is realised by the fill. */
    private static long book(
            final long[] position, final long[] cost, final int id, final long signed, final long notional) {
        final long held = position[id];
        position[id] += signed;
        if (held == 0 || Long.signum(held) == Long.signum(signed)) {
            cost[id] += notional;
            return 0;
        }
        if (Math.abs(signed) <= Math.abs(held)) {
            final long removed = position[id] == 0 ? cost[id] : share(cost[id], Math.abs(signed), Math.abs(held));
            cost[id] -= removed;
            return -notional - removed;
        }
        final long closing = share(notional, Math.abs(held), Math.abs(signed));
        final long realised = -closing - cost[id];
        cost[id] = notional - closing;
        return realised;
    }

    private static long share(final long amount, final long part, final long whole) {
        return new BigDecimal(amount)
                .multiply(new BigDecimal(part))
                .divide(new BigDecimal(whole), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static long micros(final Instrument instrument, final BigDecimal price, final long signed) {
        return price.multiply(new BigDecimal(signed))
                .multiply(new BigDecimal(instrument.multiplier()))
                .movePointLeft(instrument.priceScale() + instrument.qtyScale())
                .multiply(MICROS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private long toBase(final int currency, final long micros) {
        return new BigDecimal(micros)
                .multiply(new BigDecimal(currencies.ratePpb(currency)))
                .movePointLeft(9)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
