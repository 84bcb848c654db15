package io.tiercel.strategy.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TargetOrdersTest {
    private static final long MILLION = 1_000_000L;

    private static List<String> orders(final TargetOrders plan, final List<Instrument> instruments) {
        final List<String> orders = new ArrayList<>();
        for (int i = 0; i < plan.count(); i++) {
            orders.add((plan.side(i) == Side.BUY ? "buy " : "sell ") + plan.qty(i) + " "
                    + instruments.get(plan.name(i)).symbol());
        }
        return orders;
    }

    @Test
    void shouldSellBeforeItBuysEachBySymbol() {
        final List<Instrument> instruments = List.of(
                new Instrument(0, "D", 0, 0, 1, 1, 1),
                new Instrument(1, "C", 0, 0, 1, 1, 1),
                new Instrument(2, "B", 0, 0, 1, 1, 1),
                new Instrument(3, "A", 0, 0, 1, 1, 1),
                new Instrument(4, "E", 0, 0, 1, 1, 1));
        final TargetOrders plan = new TargetOrders(instruments, 0);

        // 1000 of equity, all at 10: weight 0.1 is 10; E has no price
        final long tenth = TargetOrders.ONE / 10;
        plan.plan(
                new long[] {0, tenth, 0, tenth, tenth},
                new long[] {7, 0, 5, 4, 9},
                new long[] {10, 10, 10, 10, Prices.NO_PRICE},
                1000 * MILLION);

        assertEquals(List.of("sell 5 B", "sell 7 D", "buy 6 A", "buy 10 C"), orders(plan, instruments));
    }

    @Test
    void shouldCloseEverythingWhenNothingIsLeft() {
        final List<Instrument> instruments = List.of(new Instrument(0, "A", 0, 0, 1, 1, 1));
        final TargetOrders plan = new TargetOrders(instruments, TargetOrders.ONE / 20);

        plan.plan(new long[] {TargetOrders.ONE}, new long[] {-3}, new long[] {10}, 0);

        assertEquals(List.of("buy 3 A"), orders(plan, instruments));
    }

    /** Against decimals of any length, with values that are placed on boundaries half of the time. */
    @Test
    void shouldAgreeWithLongDecimalsOnAndOffTheBoundaries() {
        int onBoundary = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final int priceScale = random.nextInt(5);
            final int qtyScale = random.nextInt(9);
            final long lot = random.nextBoolean() ? 1 : 100;
            final long multiplier = random.nextInt(1, 51);
            final Instrument instrument = new Instrument(0, "X", priceScale, qtyScale, 1, lot, multiplier);
            final long price = random.nextLong(1, 1_000_000);
            final long equity = random.nextBoolean() ? 1_000_000 * MILLION : random.nextLong(1, 1_000_000_000_000_000L);
            long target = random.nextLong(-TargetOrders.ONE, TargetOrders.ONE + 1);
            if (random.nextBoolean()) {
                target -= target % 10_000_000;
            }
            final long threshold = 50_000_000;
            final BigDecimal unitValue = BigDecimal.valueOf(price * multiplier, priceScale + qtyScale)
                    .multiply(BigDecimal.valueOf(MILLION));
            long position = random.nextLong(-50_000, 50_000) * lot;
            if (random.nextBoolean()) {
                // the position that stands exactly at target less threshold, where it is a whole one
                final BigDecimal at = BigDecimal.valueOf(target - threshold, 9).multiply(BigDecimal.valueOf(equity));
                position = at.divide(unitValue, 0, RoundingMode.DOWN).longValue() / lot * lot;
            }
            final BigDecimal held = BigDecimal.valueOf(position).multiply(unitValue);
            final BigDecimal wanted = BigDecimal.valueOf(target, 9).multiply(BigDecimal.valueOf(equity));
            final int beyond = wanted.subtract(held)
                    .abs()
                    .compareTo(BigDecimal.valueOf(threshold, 9).multiply(BigDecimal.valueOf(equity)));
            onBoundary += beyond == 0 ? 1 : 0;
            final long lots = wanted.abs()
                    .divide(unitValue.multiply(BigDecimal.valueOf(lot)), 0, RoundingMode.DOWN)
                    .round(MathContext.UNLIMITED)
                    .longValueExact();
            final long expected =
                    target == 0 ? -position : beyond > 0 ? Long.signum(target) * lots * lot - position : 0;
            final TargetOrders plan = new TargetOrders(List.of(instrument), threshold);

            plan.plan(new long[] {target}, new long[] {position}, new long[] {price}, equity);

            final long planned = plan.count() == 0 ? 0 : Side.sign(plan.side(0)) * plan.qty(0);
            assertEquals(expected, planned, "seed " + seed);
        }
        assertTrue(onBoundary > 20, "on the boundary: " + onBoundary);
    }
}
