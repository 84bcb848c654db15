package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.killswitch.DrawdownLevel;
import io.tiercel.risk.limits.InstrumentRisk;
import io.tiercel.risk.limits.Limit;
import io.tiercel.risk.limits.Restriction;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeded streams of orders, fills and marks under random limits: the gate decides as the table does that is written down, and no limit is exceeded. */
class RandomGateTest {
    private static final int STEPS = 80;

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void shouldDecideAsTheTableSays() {
        for (int seed = 1; seed <= 400; seed++) {
            new Stream(seed).run();
        }

        // every check that a stream can meet was met, or the test looked at less than it says
        for (final String code : List.of(
                "ALLOW 0",
                "REJECT 101",
                "REJECT 104",
                "REJECT 103",
                "REJECT 105",
                "REJECT 108",
                "REJECT 106",
                "REJECT 107",
                "REJECT 206",
                "REJECT 202",
                "CLIP 501",
                "CLIP 109",
                "CLIP 201",
                "CLIP 503",
                "CLIP 504",
                "CLIP 203",
                "CLIP 204",
                "CLIP 205",
                "CLIP 505",
                "REJECT 506",
                "REJECT 503",
                "REJECT 204")) {
            assertTrue(seen.getOrDefault(code, 0) >= 20, code + " was met only " + seen.get(code) + " times: " + seen);
        }
    }

    @Test
    @Tag("slow")
    void shouldDecideAsTheTableSaysInTenThousandStreams() {
        for (int seed = 1_001; seed <= 11_000; seed++) {
            new Stream(seed).run();
        }

        assertTrue(seen.get("ALLOW 0") > 10_000, seen.toString());
    }

    private final class Stream {
        private final int seed;
        private final SplittableRandom random;
        private final List<Instrument> instruments = new ArrayList<>();
        private final TestLimits limits = new TestLimits();
        private final InstrumentRegistry registry;
        private final Account account;
        private final RiskGate gate;
        private final ReferenceGate reference;
        private final double[][] correlations;
        private final OrderIntent intent = new OrderIntent();
        private final ExecutionReport report = new ExecutionReport();
        private long nowNs = 1;

        Stream(final int seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            final int count = 2 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                final int qtyScale = random.nextInt(3);
                instruments.add(new Instrument(
                        i,
                        "I" + i,
                        random.nextInt(5),
                        qtyScale,
                        1 + random.nextInt(2),
                        1 + random.nextInt(3),
                        1 + random.nextInt(2) * 49));
                limits.instruments.add(new InstrumentRisk(
                        "I" + i,
                        random.nextInt(4) == 0 ? InstrumentRisk.NO_SECTOR : "S" + random.nextInt(2),
                        random.nextBoolean() ? Limit.OFF : Limit.of(50 + random.nextInt(200)),
                        random.nextInt(8) == 0 ? Restriction.values()[1 + random.nextInt(2)] : Restriction.NO));
            }
            limits();
            registry = new InstrumentRegistry(instruments);
            account = new Account(registry, 1_000_000L * (5_000 + random.nextInt(300_000)) + random.nextInt(1_000));
            gate = new RiskGate(registry, RiskRules.of(limits.config()), account);
            correlations = new double[count][count];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    final double rho = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(-10, 11) / 10.0;
                    correlations[i][j] = rho;
                    correlations[j][i] = rho;
                }
            }
            tellCorrelations();
            instruments.stream().skip(random.nextInt(2)).forEach(each -> mark(each.id()));
            reference = new ReferenceGate(limits.config(), instruments, account, correlations);
        }

        private void tellCorrelations() {
            for (int i = 0; i < correlations.length && gate.day().correlations().isPresent(); i++) {
                for (int j = 0; j < i; j++) {
                    gate.day().correlations().get().set(i, j, correlations[i][j]);
                }
            }
        }

        private void limits() {
            limits.maxOrderUnits = 40L + random.nextInt(80);
            limits.maxOrderNotionalMicros = 1_000_000L * (3_000 + random.nextInt(300_000));
            limits.collarBps = 200 + random.nextInt(800);
            limits.maxPositionUnits = 30L + random.nextInt(150);
            limits.isShortingAllowed = random.nextInt(4) != 0;
            limits.maxOpenOrders = 3 + random.nextInt(8);
            limits.maxOrderAdvPpm = some(200_000, 600_000);
            limits.singlePositionCapBps = some(100, 4_000);
            limits.sectorCapBps = some(300, 4_000);
            limits.maxGrossMicros = some(1_000_000_000L, 200_000_000_000L);
            limits.maxNetMicros = some(1_000_000_000L, 100_000_000_000L);
            limits.minCashBps = some(0, 5_000);
            limits.minCashMicros = some(0, 50_000_000_000L);
            limits.buyFeePpb = random.nextBoolean() ? 0 : random.nextInt(5_000_000);
            limits.dailyTurnoverBps = some(1_000, 50_000);
            limits.correlationCapPpm = some(300_000, 900_000);
        }

        private Limit some(final long least, final long most) {
            return random.nextInt(3) == 0 ? Limit.of(random.nextLong(least, most + 1)) : Limit.OFF;
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                nowNs++;
                act(step);
                if (gate.day().level().compareTo(DrawdownLevel.WARN) > 0) {
                    // nearly everything is lost: what follows is the watch over losses, not the table
                    return;
                }
                assertTrue(account.isBalanced(), where(step));
                for (final Instrument each : instruments) {
                    inLimits(each, step);
                }
                assertTrue(gate.workingOrders().count() <= limits.maxOpenOrders, where(step));
                assertEquals(reference.open.size(), gate.workingOrders().count(), where(step));
            }
        }

        /** Whatever may still fill, the position stays within its limit, at every instant. */
        private void inLimits(final Instrument each, final int step) {
            final long most = limits.maxPositionUnits
                    * BigDecimal.TEN.pow(each.qtyScale()).longValueExact();
            final long position = account.position(each.id());
            for (int side = 0; side < 2; side++) {
                final long open = gate.workingOrders().openQty(each.id(), side);
                assertTrue(Side.sign(side) * position + open <= most, where(step));
                if (!limits.isShortingAllowed && side == Side.SELL) {
                    assertTrue(open <= position, where(step));
                }
            }
        }

        private String where(final int step) {
            return "seed " + seed + ", step " + step;
        }

        private void act(final int step) {
            final int id = random.nextInt(instruments.size());
            switch (random.nextInt(8)) {
                case 0 -> mark(id);
                case 1, 2, 3 -> order(id, step);
                case 4, 5 -> fill(step);
                case 6 -> cancel();
                default -> {
                    if (random.nextInt(6) == 0) {
                        gate.day().start();
                        tellCorrelations();
                        reference.dayStartMicros = account.equityMicros();
                        reference.tradedToday = BigDecimal.ZERO;
                        reference.usedIds.clear();
                        reference.open.forEach(order -> reference.usedIds.add(order.clientId));
                        final int code = List.of(0, 0, 501, 502).get(random.nextInt(4));
                        reduceOnly(code);
                    } else {
                        order(id, step);
                    }
                }
            }
        }

        private void reduceOnly(final int code) {
            reference.reduceOnlyCode = code;
            gate.day()
                    .carry(new CarriedDay(
                            account.equityMicros(),
                            account.equityMicros(),
                            0,
                            List.of(),
                            switch (code) {
                                case 501 -> RejectReason.MAX_DRAWDOWN;
                                case 502 -> RejectReason.DAILY_LOSS;
                                default -> RejectReason.NONE;
                            }));
        }

        /** Around 80: 80 in units of the scale. */
        private long around(final Instrument instrument) {
            final long scale = BigDecimal.TEN.pow(instrument.priceScale()).longValueExact();
            return 70 * scale + random.nextLong(20 * scale + 1);
        }

        private void mark(final int id) {
            final long bid = around(instruments.get(id));
            gate.onMark(id, bid, bid + 1 + random.nextInt(3), nowNs);
        }

        private void order(final int id, final int step) {
            final Instrument instrument = instruments.get(id);
            gate.onMarketData(id, nowNs);
            final int side = random.nextInt(2);
            final long scale = BigDecimal.TEN.pow(instrument.qtyScale()).longValueExact();
            final long lots = (1 + random.nextLong(60 * scale)) / instrument.lotSize();
            final long qty = lots * instrument.lotSize() + (random.nextInt(20) == 0 ? random.nextInt(3) - 1 : 0);
            final long ticks = around(instrument) / instrument.tickSize();
            final Long price = random.nextInt(5) == 0
                    ? null
                    : (Long) (ticks * instrument.tickSize() + (random.nextInt(20) == 0 ? 1 : 0));
            final long clientId = random.nextInt(30);
            final ReferenceGate.Decision expected = reference.decide(id, side, price, qty, clientId);
            if (price == null) {
                intent.market(1, id, side, qty);
            } else {
                intent.limit(1, id, side, price, qty, TimeInForce.GTC, false);
            }
            final RiskDecision decision = gate.submit(intent.clientOrderId(clientId), nowNs);
            assertEquals(
                    expected,
                    new ReferenceGate.Decision(
                            decision.outcome(), decision.reason().code(), decision.qty()),
                    () -> where(step) + ": " + (side == Side.BUY ? "buy " : "sell ") + qty + " of " + instrument
                            + " at " + price + ", position " + account.position(id));
            seen.merge(expected.outcome() + " " + expected.reason(), 1, Integer::sum);
            if (decision.isAllowed()) {
                final long orderId = gate.order().orderId();
                reference.usedIds.add(clientId);
                reference.open.add(new ReferenceGate.Open(
                        orderId,
                        clientId,
                        id,
                        side,
                        price != null,
                        price == null ? reference.ref(id) : ReferenceGate.price(instrument, new BigDecimal(price)),
                        decision.qty()));
                say(reference.open.getLast(), ExecType.NEW, OrderStatus.NEW, 0, 0);
            }
        }

        private void fill(final int step) {
            if (reference.open.isEmpty()) {
                return;
            }
            final ReferenceGate.Open order = reference.open.get(random.nextInt(reference.open.size()));
            final Instrument instrument = instruments.get(order.instrument);
            final long qty = 1 + random.nextLong(order.leaves);
            final long price = order.price
                    .movePointRight(instrument.priceScale())
                    .setScale(0, java.math.RoundingMode.DOWN)
                    .longValueExact();
            order.leaves -= qty;
            final BigDecimal paid = ReferenceGate.price(instrument, new BigDecimal(price));
            reference.tradedToday = reference.tradedToday.add(reference.value(order.instrument, paid, qty));
            say(
                    order,
                    ExecType.TRADE,
                    order.leaves == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                    price,
                    qty);
            if (order.leaves == 0) {
                reference.open.remove(order);
            }
            assertEquals(0, gate.illegalReports(), where(step));
        }

        private void cancel() {
            if (!reference.open.isEmpty()) {
                final ReferenceGate.Open order = reference.open.remove(random.nextInt(reference.open.size()));
                gate.cancel(order.id, true, nowNs);
                say(order, ExecType.CANCELED, OrderStatus.CANCELED, 0, 0);
            }
        }

        private void say(
                final ReferenceGate.Open order,
                final ExecType execType,
                final OrderStatus status,
                final long price,
                final long qty) {
            report.clear();
            report.orderId = order.id;
            report.instrumentId = order.instrument;
            report.side = order.side;
            report.execType = execType;
            report.status = status;
            report.lastPrice = price;
            report.lastQty = qty;
            report.cumQty = gate.workingOrders().cumQty(order.id) + qty;
            report.leavesQty = order.leaves;
            report.feeMicros = qty == 0 ? 0 : random.nextInt(1_000);
            assertTrue(gate.onExecutionReport(report, nowNs));
        }
    }
}
