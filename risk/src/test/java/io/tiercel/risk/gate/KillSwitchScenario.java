package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.Scenarios;
import io.tiercel.risk.killswitch.Requester;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.TestLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The steps of a kill switch case. A restart is what it is in the engine: the same calls again, on a gate that knows nothing. */
final class KillSwitchScenario {
    private TestDesk desk = TestDesk.open(new TestLimits());
    private final List<Consumer<TestDesk>> calls = new ArrayList<>();
    private final Map<String, Long> orderIds = new HashMap<>();
    private boolean wasTripped;

    private KillSwitchScenario() {}

    static void run(final JsonNode node) {
        Scenarios.requireKnownKeys(node, "name", "kind", "note", "steps");
        final KillSwitchScenario scenario = new KillSwitchScenario();
        for (final JsonNode step : node.get("steps")) {
            Scenarios.requireKnownKeys(step, "do", "id", "by", "why", "expect");
            Scenarios.requireKnownKeys(step.get("expect"), "decision", "reason", "cancels", "state", "result");
            scenario.run(step, step.get("expect"));
            if (step.get("expect").has("state")) {
                final boolean isTripped = scenario.desk.gate.killSwitch().isTripped();
                assertEquals(step.get("expect").get("state").asString(), isTripped ? "TRIPPED" : "ARMED");
            }
        }
    }

    private void run(final JsonNode step, final JsonNode expect) {
        switch (step.get("do").asString()) {
            case "order" -> order(step.get("id").asString(), expect);
            case "trip" -> trip(TripReason.valueOf(step.get("by").asString()), expect);
            case "reset" -> {
                final Requester by = Requester.valueOf(step.get("by").asString());
                final ResetResult result = desk.gate.reset(by, step.get("why").asString(), desk.nowNs);
                assertEquals(expect.get("result").asString(), result == ResetResult.DONE ? "DONE" : "REFUSED");
                wasTripped = desk.gate.killSwitch().isTripped();
                calls.add(each -> each.gate.reset(by, step.get("why").asString(), each.nowNs));
            }
            case "cancel_ack" -> {
                final long orderId = orderIds.get(step.get("id").asString());
                call(each -> each.canceled(orderId));
            }
            case "restart" -> {
                final TestDesk again = TestDesk.open(new TestLimits());
                calls.forEach(call -> call.accept(again));
                assertEquals(desk.gate.stateDigest(), again.gate.stateDigest());
                assertEquals(desk.gate.changeDigest(), again.gate.changeDigest());
                desk = again;
            }
            default -> fail("unknown step " + step);
        }
    }

    private void order(final String id, final JsonNode expect) {
        call(each -> each.limit(Side.BUY, TestDesk.REFERENCE, 1));
        final RiskDecision decision = desk.gate.decision();
        assertEquals(expect.get("decision").asString(), decision.outcome().name());
        assertEquals(expect.get("reason").asInt(), decision.reason().code());
        if (decision.isAllowed()) {
            final long orderId = desk.gate.order().orderId();
            orderIds.put(id, orderId);
            call(each -> each.accept(orderId));
        }
    }

    private void trip(final TripReason by, final JsonNode expect) {
        call(each -> each.gate.killSwitch().trip(by));
        final List<String> canceled = new ArrayList<>();
        if (!wasTripped) {
            wasTripped = true;
            call(each -> {
                final PooledWorkingOrders open = each.gate.workingOrders();
                for (long id = open.nextOpen(0); id > 0; id = open.nextOpen(id)) {
                    final long orderId = id;
                    each.gate.cancel(orderId, true, each.nowNs);
                    orderIds.forEach((name, named) -> {
                        if (named == orderId) {
                            canceled.add(name);
                        }
                    });
                }
            });
        }
        final List<String> expected = new ArrayList<>();
        expect.get("cancels").forEach(id -> expected.add(id.asString()));
        assertEquals(expected, List.copyOf(canceled));
    }

    private void call(final Consumer<TestDesk> call) {
        call.accept(desk);
        calls.add(call);
    }
}
