package io.tiercel.risk.account;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.Scenarios;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The worked cases of accounting. The venue's part, which order fills when and at what price, is taken from the case: its executions are booked here,
 * at their times, between the events of its book.
 */
class AccountScenarioTest {
    /** Prices of bars without a book: their models belong to bars, which this version does not trade. */
    private static final Set<String> NOT_BUILT = Set.of(
            "cost_bps_buy",
            "cost_bps_sell",
            "cost_bps_buy_rounds_up",
            "cost_bps_sell_rounds_down",
            "cost_spread_sqrt_buy",
            "cost_sigma_sqrt_sell",
            "borrow_over_a_weekend");

    @Test
    void shouldBookAsWorkedOut() {
        final List<JsonNode> cases = Scenarios.read("accounting.yaml");
        final List<String> names =
                cases.stream().map(node -> node.get("name").asString()).toList();
        assertTrue(names.containsAll(NOT_BUILT), "a case listed as not built is gone: " + NOT_BUILT);
        assertEquals(20, names.size());
        assertAll(cases.stream()
                .filter(node -> !NOT_BUILT.contains(node.get("name").asString()))
                .map(node -> () ->
                        assertDoesNotThrow(() -> run(node), node.get("name").asString())));
    }

    private static void run(final JsonNode node) {
        Scenarios.requireKnownKeys(
                node,
                "name",
                "kind",
                "note",
                "instrument",
                "data",
                "cash_micros",
                "mark",
                "queue_model",
                "events",
                "commands",
                "expect");
        final JsonNode described = node.get("instrument");
        Scenarios.requireKnownKeys(
                described, "symbol", "price_scale", "qty_scale", "tick", "lot", "multiplier", "fees");
        final Instrument instrument = new Instrument(
                0,
                described.get("symbol").asString(),
                described.get("price_scale").asInt(),
                described.get("qty_scale").asInt(),
                described.get("tick").asLong(),
                described.get("lot").asLong(),
                described.path("multiplier").asLong(1));
        final Account account = new Account(
                new InstrumentRegistry(List.of(instrument)),
                node.path("cash_micros").asLong(0));
        final FeeSchedule fees = fees(described.get("fees"));
        final Map<String, Integer> sides = new HashMap<>();
        for (final JsonNode command : node.get("commands")) {
            final JsonNode order = command.get("new");
            sides.put(order.get("id").asString(), side(order.get("side").asString()));
        }

        final BestPrices book = new BestPrices();
        final Map<String, Long> cumQtys = new HashMap<>();
        int nextEvent = 0;
        for (final JsonNode execution : node.get("expect").get("executions")) {
            nextEvent = applyEvents(
                    node.get("events"), nextEvent, execution.get("ts").asLong(), book, account);
            book(execution, account, instrument, fees, sides, cumQtys);
        }
        applyEvents(node.get("events"), nextEvent, Long.MAX_VALUE, book, account);

        expectAccount(node.get("expect").get("account"), account);
    }

    private static FeeSchedule fees(final JsonNode node) {
        Scenarios.requireKnownKeys(
                node,
                "maker_ppb",
                "taker_ppb",
                "maker_per_unit_nanos",
                "taker_per_unit_nanos",
                "sell_ppb",
                "sell_per_unit_nanos",
                "commission_per_unit_nanos",
                "commission_min_micros");
        return new FeeSchedule(
                node.path("maker_ppb").asLong(0),
                node.path("taker_ppb").asLong(0),
                node.path("maker_per_unit_nanos").asLong(0),
                node.path("taker_per_unit_nanos").asLong(0),
                node.path("sell_ppb").asLong(0),
                node.path("sell_per_unit_nanos").asLong(0),
                node.path("commission_per_unit_nanos").asLong(0),
                node.path("commission_min_micros").asLong(0));
    }

    private static void book(
            final JsonNode execution,
            final Account account,
            final Instrument instrument,
            final FeeSchedule fees,
            final Map<String, Integer> sides,
            final Map<String, Long> cumQtys) {
        final String order = execution.get("order").asString();
        final int side = sides.get(order);
        final long price = execution.get("price").asLong();
        final long qty = execution.get("qty").asLong();
        final long cumQtyBefore = cumQtys.getOrDefault(order, 0L);
        cumQtys.put(order, cumQtyBefore + qty);
        final long feeMicros =
                fees.feeMicros(instrument, side, "M".equals(execution.get("liq").asString()), price, qty, cumQtyBefore);

        assertEquals(execution.get("fee").asLong(), feeMicros, "fee");
        account.fill(0, side, price, qty, feeMicros);
        assertTrue(account.isBalanced());
    }

    private static int applyEvents(
            final JsonNode events, final int from, final long untilNs, final BestPrices book, final Account account) {
        int next = from;
        while (next < events.size() && events.get(next).get("ts").asLong() <= untilNs) {
            book.apply(events.get(next));
            account.mark(0, book.best(Side.BUY), book.best(Side.SELL));
            next++;
        }
        return next;
    }

    private static void expectAccount(final JsonNode expect, final Account account) {
        for (final Map.Entry<String, JsonNode> entry : expect.properties()) {
            final JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "position" -> assertEquals(value.asLong(), account.position(0), "position");
                case "cost_micros" -> assertEquals(value.asLong(), account.costMicros(0), "cost");
                case "avg_price_micros" ->
                    assertEquals(
                            value.isNull() ? OptionalLong.empty() : OptionalLong.of(value.asLong()),
                            account.avgPriceMicros(0));
                case "realised_micros" -> assertEquals(value.asLong(), account.realisedMicros(), "realised");
                case "fees_micros" -> assertEquals(value.asLong(), account.feesMicros(), "fees");
                case "cash_micros" -> assertEquals(value.asLong(), account.cashMicros(), "cash");
                case "mark_value_micros" -> assertEquals(value.asLong(), account.markValueMicros(0), "mark value");
                case "unrealised_micros" -> assertEquals(value.asLong(), account.unrealisedMicros(0), "unrealised");
                case "equity_micros" -> assertEquals(value.asLong(), account.equityMicros(), "equity");
                default -> throw new AssertionError("unknown key " + entry.getKey());
            }
        }
    }

    private static int side(final String letter) {
        return "B".equals(letter) ? Side.BUY : Side.SELL;
    }

    /** Just enough of a book for its best prices: orders by id, or levels. */
    private static final class BestPrices {
        private final Map<Long, long[]> orders = new HashMap<>();
        private final List<TreeMap<Long, Long>> levels = List.of(new TreeMap<>(), new TreeMap<>());

        void apply(final JsonNode event) {
            for (final Map.Entry<String, JsonNode> entry : event.properties()) {
                final JsonNode node = entry.getValue();
                switch (entry.getKey()) {
                    case "ts" -> {}
                    case "add" -> {
                        final long[] order = {
                            side(node.get("side").asString()), node.get("price").asLong(), 0
                        };
                        orders.put(node.get("id").asLong(), order);
                        change(order, node.get("qty").asLong());
                    }
                    case "exec" ->
                        change(
                                orders.get(node.get("id").asLong()),
                                -node.get("qty").asLong());
                    case "delete" -> {
                        final long[] order = orders.get(node.get("id").asLong());
                        change(order, -order[2]);
                    }
                    case "level" ->
                        set(
                                side(node.get("side").asString()),
                                node.get("price").asLong(),
                                node.get("qty").asLong());
                    case "snapshot" -> {
                        node.get("bids")
                                .forEach(row -> set(
                                        Side.BUY,
                                        row.get(0).asLong(),
                                        row.get(1).asLong()));
                        node.get("asks")
                                .forEach(row -> set(
                                        Side.SELL,
                                        row.get(0).asLong(),
                                        row.get(1).asLong()));
                    }
                    default -> throw new AssertionError("unknown event " + entry.getKey());
                }
            }
        }

        private void change(final long[] order, final long qty) {
            order[2] += qty;
            final int side = (int) order[0];
            set(side, order[1], levels.get(side).getOrDefault(order[1], 0L) + qty);
        }

        private void set(final int side, final long price, final long qty) {
            levels.get(side).put(price, qty);
            levels.get(side).values().removeIf(displayed -> displayed == 0);
        }

        long best(final int side) {
            final TreeMap<Long, Long> prices = levels.get(side);
            if (prices.isEmpty()) {
                return Prices.NO_PRICE;
            }
            return side == Side.BUY ? prices.lastKey() : prices.firstKey();
        }
    }
}
