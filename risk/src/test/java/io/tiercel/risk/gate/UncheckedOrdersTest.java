package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.account.TestInstruments;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import org.junit.jupiter.api.Test;

class UncheckedOrdersTest {
    private final InstrumentRegistry registry = TestInstruments.registry();
    private final OrderIntent intent = new OrderIntent();

    @Test
    void shouldLetEverythingPassWhenThereAreNoRules() {
        final RiskGate gate = new RiskGate(registry, RiskRules.none(), new Account(registry, 1));

        // no market data, no reference, a negative size, money nobody has, a tripped switch: none of it is looked at
        intent.limit(1, 0, Side.BUY, 1L << 60, -5, TimeInForce.GTC, false);
        assertEquals(Outcome.ALLOW, gate.submit(intent, 0).outcome());
        gate.killSwitch().trip(TripReason.OPERATOR);
        intent.limit(1, 0, Side.BUY, 1L << 60, 1_000_000, TimeInForce.GTC, false);
        assertEquals(Outcome.ALLOW, gate.submit(intent, 0).outcome());
        assertEquals(2, gate.order().orderId());
        assertEquals(1_000_000, gate.order().qty());
        assertEquals(Outcome.ALLOW, gate.replace(2, 7, 9_999_999, 0).outcome());
        assertEquals(Outcome.ALLOW, gate.cancel(2, false, 0).outcome());
    }

    @Test
    void shouldRefuseOrdersBeyondItsRoomWhenThereAreNoRules() {
        final RiskGate gate = new RiskGate(registry, RiskRules.none(), new Account(registry, 1));
        intent.limit(1, 0, Side.BUY, 100, 1, TimeInForce.GTC, false);

        int passed = 0;
        while (gate.submit(intent, 0).isAllowed()) {
            passed++;
        }

        assertEquals(RejectReason.OPEN_ORDERS, gate.decision().reason());
        assertEquals(passed, gate.workingOrders().count());
    }

    @Test
    void shouldMakeOrdersAsTheyAreAskedFor() {
        final UncheckedOrders orders = new UncheckedOrders(RiskRules.none());

        final Order order = orders.order(3, intent.limit(1, 2, Side.SELL, -7, 0, TimeInForce.FOK, true));

        assertEquals(3, order.orderId());
        assertEquals(2, order.instrumentId());
        assertEquals(Side.SELL, order.side());
        assertEquals(-7, order.price());
        assertEquals(0, order.qty());
        assertEquals(TimeInForce.FOK, order.timeInForce());
        assertEquals(88, orders.amended(99, 2, 88, 5).price());
    }

    @Test
    void shouldBeRefusedWhereLimitsAreNeeded() {
        final RiskRules limits = RiskRules.of(new TestLimits().config());

        assertThrows(IllegalArgumentException.class, () -> new UncheckedOrders(limits));
        assertFalse(limits.requireLimits("run").isNone());
        final BadInputException refusal =
                assertThrows(BadInputException.class, () -> RiskRules.none().requireLimits("run"));
        assertEquals(
                "risk: run has rules = none, expected limits: without them only worked cases of the venue are run",
                refusal.getMessage());
    }
}
