package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.Scenarios;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every worked case of the checks and the monitor, each either run or listed with the check that this version does not have. */
class RiskScenarioTest {
    private static final Map<String, String> NOT_BUILT = new TreeMap<>(Map.ofEntries(
            Map.entry("risk_duplicate_id", "104: ids are a counter of the gate, no intent carries one"),
            Map.entry("risk_restricted_all", "103: no restricted list"),
            Map.entry("risk_restricted_reduce_only_allows_reducing", "103: no restricted list"),
            Map.entry("risk_restricted_reduce_only_rejects_beyond", "103: no restricted list"),
            Map.entry("risk_fat_finger_adv", "108: no average daily volume"),
            Map.entry("risk_single_cap_clips_to_lot", "503: no cap on a single position's share of equity"),
            Map.entry("risk_sector_cap", "504: no sectors"),
            Map.entry("risk_gross_exposure", "203: no gross exposure limit"),
            Map.entry("risk_net_exposure_short_side", "204: no net exposure limit"),
            Map.entry("risk_min_cash", "205: no minimum cash"),
            Map.entry("risk_tightest_check_is_reported", "503 and 205 are not there"),
            Map.entry("risk_daily_turnover", "505: no turnover limit"),
            Map.entry("risk_correlation_equal_passes", "506: no correlation cap"),
            Map.entry("risk_correlation_above_rejects", "506: no correlation cap"),
            Map.entry("risk_correlation_opposite_direction_passes", "506: no correlation cap")));

    @Test
    void shouldDecideAsWorkedOut() {
        final List<JsonNode> cases = Scenarios.read("risk.yaml");
        final List<String> names =
                cases.stream().map(node -> node.get("name").asString()).toList();
        assertTrue(names.containsAll(NOT_BUILT.keySet()), "a case listed as not built is gone: " + NOT_BUILT.keySet());
        assertEquals(44, names.size());
        assertAll(cases.stream()
                .filter(node -> !NOT_BUILT.containsKey(node.get("name").asString()))
                .map(node -> () ->
                        assertDoesNotThrow(() -> run(node), node.get("name").asString())));
    }

    private static void run(final JsonNode node) {
        switch (node.get("kind").asString()) {
            case "risk" -> runOrder(node);
            case "rate" -> runRate(node);
            case "risk_monitor" -> runMonitor(node);
            case "kill_switch" -> KillSwitchScenario.run(node);
            default -> fail("unknown kind in " + node);
        }
    }

    private static void runOrder(final JsonNode node) {
        Scenarios.requireKnownKeys(node, "name", "kind", "note", "limits", "state", "order", "expect");
        final JsonNode state = node.get("state");
        Scenarios.requireKnownKeys(
                state,
                "now_ns",
                "cash_micros",
                "equity_micros",
                "day_start_equity_micros",
                "instruments",
                "open_orders",
                "kill",
                "reduce_only");
        final InstrumentRegistry registry = registry(state.get("instruments"));
        final TestDesk desk = new TestDesk(registry, limits(node.get("limits")));
        hold(desk, registry, state);
        sendOpenOrders(desk, registry, state);
        for (final Instrument instrument : registry.all()) {
            final JsonNode named = state.get("instruments").get(instrument.symbol());
            desk.gate.onMarketState(
                    instrument.id(), MarketStateCode.valueOf(named.get("market").asString()));
            desk.gate.onMarketData(instrument.id(), named.get("last_data_ns").asLong());
        }
        if (state.path("kill").asBoolean(false)) {
            desk.gate.killSwitch().trip(TripReason.OPERATOR);
        }

        final JsonNode order = node.get("order");
        Scenarios.requireKnownKeys(order, "id", "symbol", "side", "qty", "price");
        final int instrumentId = registry.bySymbol(order.get("symbol").asString())
                .map(Instrument::id)
                .orElse(registry.size());
        final OrderIntent intent = new OrderIntent()
                .limit(
                        1,
                        instrumentId,
                        side(order),
                        order.get("price").asLong(),
                        order.get("qty").asLong(),
                        TimeInForce.GTC,
                        false);
        final RiskDecision decision =
                desk.gate.submit(intent, state.get("now_ns").asLong());

        final JsonNode expect = node.get("expect");
        Scenarios.requireKnownKeys(expect, "decision", "reason", "qty");
        assertEquals(expect.get("decision").asString(), decision.outcome().name());
        assertEquals(expect.get("reason").asInt(), decision.reason().code());
        assertEquals(expect.get("qty").asLong(), decision.qty());
    }

    private static TestLimits limits(final JsonNode node) {
        // Of these, the checks that are not built cannot bind in a case that is run: NOT_BUILT lists those where they
        // do.
        Scenarios.requireKnownKeys(
                node,
                "max_order_qty",
                "max_order_notional_micros",
                "collar_bps",
                "fat_finger_adv_ppm",
                "max_position",
                "max_open_orders",
                "max_gross_micros",
                "max_net_micros",
                "min_cash_bps",
                "min_cash_micros",
                "single_cap_bps",
                "sector_cap_bps",
                "turnover_bps",
                "correlation_cap",
                "max_age_ns",
                "shorting",
                "fee_ppb");
        final TestLimits limits = new TestLimits();
        limits.maxOrderUnits = node.get("max_order_qty").asLong();
        limits.maxOrderNotionalMicros = node.get("max_order_notional_micros").asLong();
        limits.collarBps = node.get("collar_bps").asInt();
        limits.maxPositionUnits = node.get("max_position").asLong();
        limits.maxOpenOrders = node.get("max_open_orders").asInt();
        limits.maxDataAgeNs = node.get("max_age_ns").asLong();
        limits.isShortingAllowed = node.get("shorting").asBoolean();
        limits.maxDrawdownBps = 1_000;
        return limits;
    }

    private static InstrumentRegistry registry(final JsonNode instruments) {
        final List<Instrument> listed = new ArrayList<>();
        for (final Map.Entry<String, JsonNode> entry : instruments.properties()) {
            final JsonNode node = entry.getValue();
            Scenarios.requireKnownKeys(
                    node,
                    "position",
                    "open_buy",
                    "open_sell",
                    "ref_price",
                    "last_data_ns",
                    "market",
                    "adv",
                    "sector",
                    "restricted",
                    "lot",
                    "tick");
            listed.add(new Instrument(
                    listed.size(),
                    entry.getKey(),
                    2,
                    0,
                    node.path("tick").asLong(1),
                    node.path("lot").asLong(1),
                    1));
        }
        return new InstrumentRegistry(listed);
    }

    private static void hold(final TestDesk desk, final InstrumentRegistry registry, final JsonNode state) {
        for (final Instrument instrument : registry.all()) {
            final JsonNode node = state.get("instruments").get(instrument.symbol());
            final long position = node.get("position").asLong();
            if (position != 0) {
                final int side = position > 0 ? Side.BUY : Side.SELL;
                desk.account.fill(instrument.id(), side, node.get("ref_price").asLong(), Math.abs(position), 0);
            }
            if (!node.get("ref_price").isNull()) {
                final long reference = node.get("ref_price").asLong();
                desk.gate.onMark(
                        instrument.id(),
                        reference - 1,
                        reference + 1,
                        node.get("last_data_ns").asLong());
            }
        }
        if (state.has("reduce_only")) {
            assertEquals(
                    RejectReason.MAX_DRAWDOWN.code(), state.get("reduce_only").asInt());
            // Nine tenths of the drawdown limit of 10 %.
            desk.lose(desk.account.equityMicros() / 100 * 9);
        }
    }

    private static void sendOpenOrders(final TestDesk desk, final InstrumentRegistry registry, final JsonNode state) {
        final OrderIntent intent = new OrderIntent();
        for (final JsonNode open : state.path("open_orders")) {
            Scenarios.requireKnownKeys(open, "symbol", "side", "price", "leaves");
            final Instrument instrument =
                    registry.bySymbol(open.get("symbol").asString()).orElseThrow();
            final long price = open.get("price").asLong();
            send(desk, intent, instrument, side(open), price, open.get("leaves").asLong(), state);
        }
        for (final Instrument instrument : registry.all()) {
            final JsonNode node = state.get("instruments").get(instrument.symbol());
            final long[] opens = {
                node.get("open_buy").asLong(), node.get("open_sell").asLong()
            };
            for (int side = Side.BUY; side <= Side.SELL; side++) {
                final long missing = opens[side] - desk.gate.workingOrders().openQty(instrument.id(), side);
                if (missing != 0) {
                    send(desk, intent, instrument, side, node.get("ref_price").asLong(), missing, state);
                }
            }
        }
    }

    private static void send(
            final TestDesk desk,
            final OrderIntent intent,
            final Instrument instrument,
            final int side,
            final long price,
            final long qty,
            final JsonNode state) {
        intent.limit(2, instrument.id(), side, price, qty, TimeInForce.GTC, false);
        assertEquals(
                Outcome.ALLOW,
                desk.gate.submit(intent, state.get("now_ns").asLong()).outcome(),
                "an open order");
        desk.say(desk.gate.order().orderId(), ExecType.NEW, OrderStatus.NEW);
    }

    private static int side(final JsonNode node) {
        return "B".equals(node.get("side").asString()) ? Side.BUY : Side.SELL;
    }

    private static void runRate(final JsonNode node) {
        Scenarios.requireKnownKeys(node, "name", "kind", "note", "limits", "request_times_ns", "expect");
        final JsonNode rate = node.get("limits");
        Scenarios.requireKnownKeys(rate, "kind", "capacity", "rate_per_s");
        final boolean isOrder = "ORDER".equals(rate.get("kind").asString());
        final TestLimits limits = new TestLimits();
        if (isOrder) {
            limits.orderBurst = rate.get("capacity").asInt();
            limits.ordersPerSecond = rate.get("rate_per_s").asInt();
        } else {
            limits.cancelBurst = rate.get("capacity").asInt();
            limits.cancelsPerSecond = rate.get("rate_per_s").asInt();
        }
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = isOrder ? 0 : desk.accepted(Side.BUY, TestDesk.REFERENCE, 1);
        final List<Integer> reasons = new ArrayList<>();
        for (final JsonNode time : node.get("request_times_ns")) {
            desk.nowNs = time.asLong();
            final RiskDecision decision = isOrder
                    ? desk.limit(Side.BUY, TestDesk.REFERENCE, 1)
                    : desk.gate.cancel(orderId, false, desk.nowNs);
            reasons.add(decision.reason().code());
        }

        final List<Integer> expected = new ArrayList<>();
        Scenarios.requireKnownKeys(node.get("expect"), "reasons");
        node.get("expect").get("reasons").forEach(reason -> expected.add(reason.asInt()));
        assertEquals(expected, reasons);
    }

    private static void runMonitor(final JsonNode node) {
        Scenarios.requireKnownKeys(node, "name", "kind", "note", "limits", "state", "expect");
        Scenarios.requireKnownKeys(node.get("limits"), "max_drawdown_bps", "daily_loss_bps");
        final JsonNode state = node.get("state");
        Scenarios.requireKnownKeys(
                state, "peak_equity_micros", "equity_micros", "day_start_equity_micros", "positions");
        final TestLimits limits = new TestLimits();
        limits.maxDrawdownBps = node.get("limits").get("max_drawdown_bps").asInt();
        limits.dailyLossBps = node.get("limits").get("daily_loss_bps").asInt();
        limits.startingCashMicros = state.get("peak_equity_micros").asLong();
        final List<Instrument> listed = new ArrayList<>();
        for (final String symbol : state.get("positions").propertyNames()) {
            listed.add(new Instrument(listed.size(), symbol, 2, 0, 1, 1, 1));
        }
        final InstrumentRegistry registry = new InstrumentRegistry(listed);
        final TestDesk desk = new TestDesk(registry, limits);
        for (final Instrument instrument : registry.all()) {
            desk.gate.onMark(instrument.id(), TestDesk.REFERENCE - 1, TestDesk.REFERENCE + 1, 0);
            final long position =
                    state.get("positions").get(instrument.symbol()).asLong();
            desk.hold(instrument.id(), position > 0 ? Side.BUY : Side.SELL, Math.abs(position));
        }
        final long dayStart = state.get("day_start_equity_micros").asLong();
        desk.lose(limits.startingCashMicros - dayStart);
        desk.gate.startDay();
        desk.lose(dayStart - state.get("equity_micros").asLong());
        assertEquals(state.get("equity_micros").asLong(), desk.account.equityMicros());

        final JsonNode expect = node.get("expect");
        Scenarios.requireKnownKeys(expect, "level", "action", "reason", "clear_orders");
        assertEquals(expect.get("level").asString(), desk.gate.drawdownLevel().name());
        expectAction(desk, expect);
        expectLiquidation(desk, registry, expect.get("clear_orders"));
    }

    private static void expectAction(final TestDesk desk, final JsonNode expect) {
        final RiskDecision growing = desk.limit(Side.BUY, TestDesk.REFERENCE, 1);
        final int reason = expect.get("reason").asInt();
        switch (expect.get("action").asString()) {
            case "NONE", "ALERT" -> assertEquals(reason, growing.reason().code());
            case "REDUCE_ONLY" -> {
                assertEquals(reason, growing.reason().code());
                assertTrue(desk.limit(Side.SELL, TestDesk.REFERENCE, 1).isAllowed());
            }
            case "CLEAR", "KILL" -> {
                assertEquals(RejectReason.KILL_SWITCH, growing.reason());
                assertEquals(reason, desk.gate.killSwitch().reason().code());
            }
            default -> fail("unknown action in " + expect);
        }
    }

    private static void expectLiquidation(
            final TestDesk desk, final InstrumentRegistry registry, final JsonNode expected) {
        final List<String> sent = new ArrayList<>();
        for (final Instrument instrument : registry.all()) {
            if (desk.gate.liquidate(instrument.id(), 0)) {
                final Order order = desk.gate.order();
                assertTrue(order.isLiquidation());
                sent.add(instrument.symbol() + (order.side() == Side.BUY ? " B " : " S ") + order.qty());
            }
        }
        final List<String> wanted = new ArrayList<>();
        for (final JsonNode order : expected) {
            Scenarios.requireKnownKeys(order, "symbol", "side", "qty");
            wanted.add(order.get("symbol").asString() + " " + order.get("side").asString() + " "
                    + order.get("qty").asLong());
        }
        assertEquals(wanted, sent);
    }
}
