package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.AllocationMeter;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.risk.account.TestInstruments;
import io.tiercel.risk.killswitch.Requester;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.Limit;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskGateAllocationTest {
    private static final FeeSchedule FEES = new FeeSchedule(-20_000, 30_000, 0, 0, 27_800, 166_000, 5_000, 100);

    private final TestDesk desk = TestDesk.open(limits());
    private final List<long[]> garbage = new ArrayList<>(300_000);
    private long checksum;
    private int fills;

    private static TestLimits limits() {
        final TestLimits limits = new TestLimits();
        limits.maxPositionUnits = 40;
        limits.maxRejects = 200;
        limits.orderBurst = 100;
        limits.ordersPerSecond = 100_000;
        limits.maxOrderAdvPpm = Limit.of(1_000_000);
        limits.singlePositionCapBps = Limit.of(1_000_000);
        limits.sectorCapBps = Limit.of(1_000_000);
        limits.maxGrossMicros = Limit.of(100_000_000_000_000_000L);
        limits.maxNetMicros = Limit.of(100_000_000_000_000_000L);
        limits.minCashBps = Limit.of(1);
        limits.buyFeePpb = 1_000;
        limits.dailyTurnoverBps = Limit.of(1_000_000);
        limits.correlationCapPpm = Limit.of(900_000);
        limits.maxFeedGapNs = Limit.of(1_000_000_000L);
        limits.borrowBps = 50;
        return limits;
    }

    @Test
    void shouldAllocateNothingInTheSteadyState() {
        for (int i = 0; i < 20_000; i++) {
            live(i);
        }

        final long bytes = AllocationMeter.bytes(() -> {
            for (int i = 0; i < 10_000; i++) {
                live(i);
            }
        });

        assertEquals(0, bytes, "checksum " + checksum);
        assertTrue(fills > 15_000, "only " + fills + " fills: the work was not what it should be");
        assertTrue(desk.account.isBalanced());
    }

    @Test
    void shouldSeeAllocationWhereThereIsSome() {
        for (int i = 0; i < 1_000; i++) {
            live(i);
        }

        final long bytes = AllocationMeter.bytes(() -> {
            for (int i = 0; i < 1_000; i++) {
                live(i);
                garbage.add(new long[] {i});
            }
        });

        assertTrue(bytes >= 1_000 * 16, "saw only " + bytes + " bytes");
    }

    /** Everything an engine calls while it trades, the rare things too. */
    private void live(final int i) {
        final RiskGate gate = desk.gate;
        desk.nowNs += 100_000;
        final long mid = TestDesk.REFERENCE + i % 50;
        gate.onMarketData(0, desk.nowNs);
        gate.onTrade(0, mid, desk.nowNs);
        gate.onMark(0, mid - 1, mid + 1 + i % 2, desk.nowNs);
        gate.onMarketState(1, i % 2 == 0 ? MarketStateCode.HALT : MarketStateCode.OPEN);
        final int side = i & 1;
        final long price = mid + (side == Side.BUY ? -2 : 2);
        if (desk.limit(side, price, 1 + i % 9).isAllowed()) {
            final Order order = gate.order();
            final long orderId = order.orderId();
            final long qty = order.qty();
            desk.accept(orderId);
            gate.replace(orderId, price, qty + 1, desk.nowNs);
            desk.replaced(
                    orderId, price, gate.decision().isAllowed() ? gate.order().qty() : qty);
            desk.report.feeMicros = FEES.feeMicros(
                    TestInstruments.SHARE,
                    side,
                    i % 3 == 0,
                    price,
                    1,
                    gate.workingOrders().cumQty(orderId));
            fills += desk.filled(orderId, price, 1) ? 1 : 0;
            if (gate.workingOrders().isOpen(orderId)) {
                gate.cancel(orderId, false, desk.nowNs);
                desk.cancelRejected(orderId, RejectReason.VENUE_TOO_LATE);
                desk.canceled(orderId);
            }
        }
        desk.market(side, 100);
        if (gate.decision().isAllowed()) {
            desk.rejected(
                    gate.order().orderId(),
                    i % 100 == 0 ? RejectReason.VENUE_INVALID : RejectReason.VENUE_POST_ONLY_WOULD_CROSS);
        }
        desk.say(1, ExecType.CANCELED, OrderStatus.CANCELED);
        gate.watchFeeds(desk.nowNs);
        if (i % 50 == 0) {
            gate.startDay();
        }
        if (i % 100 == 0) {
            gate.killSwitch().trip(TripReason.OPERATOR);
            checksum += desk.limit(side, price, 1).reason().code();
            gate.liquidate(0, desk.nowNs);
            for (long id = gate.workingOrders().nextOpen(0);
                    id > 0;
                    id = gate.workingOrders().nextOpen(id)) {
                gate.cancel(id, true, desk.nowNs);
                desk.canceled(id);
            }
            gate.reset(Requester.OPERATOR, "checked", desk.nowNs);
        }
        checksum += gate.stateDigest() ^ gate.changeDigest() ^ desk.account.stateDigest();
    }
}
