package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.RiskDecision;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.killswitch.Requester;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the steps of one case of the kill switch. A restart is what it is in the engine: the same calls again, on a gate that knows nothing. Cold. */
final class KillSwitchRun {
    private static final InstrumentRegistry REGISTRY =
            new InstrumentRegistry(List.of(CaseGate.instrument(0, "EQ", 1, 1)));

    private final List<Consumer<RiskGate>> calls = new ArrayList<>();
    private final Map<String, Long> orderIds = new HashMap<>();
    private RiskGate gate = newGate();

    private static RiskGate newGate() {
        final RiskGate gate =
                new RiskGate(REGISTRY, RiskRules.of(new CaseGate().config()), new Account(REGISTRY, 1_000_000_000L));
        gate.onMark(0, CaseGate.REFERENCE - 1, CaseGate.REFERENCE + 1, 0);
        return gate;
    }

    private void call(final Consumer<RiskGate> call) {
        call.accept(gate);
        calls.add(call);
    }

    Optional<String> step(final KillSwitchKind.Step step) {
        final KillSwitchKind.Expect expect = step.expect();
        final CaseExpectation expectation = new CaseExpectation();
        switch (step.action()) {
            case "order" -> {
                final RiskDecision decision = order(step.id());
                expectation.check("decision", decision.outcome().name(), expect.decision());
                expectation.check("reason", decision.reason().code(), expect.reason());
            }
            case "trip" -> expectation.check("cancels", trip(TripReason.valueOf(step.by())), expect.cancels());
            case "reset" ->
                expectation.check("result", reset(Requester.valueOf(step.by()), step.why()), expect.result());
            case "cancel_ack" -> {
                final long orderId = orderIds.get(step.id());
                call(each -> report(each, orderId, ExecType.CANCELED, OrderStatus.CANCELED));
            }
            case "restart" -> {
                final long digest = gate.stateDigest();
                gate = newGate();
                calls.forEach(call -> call.accept(gate));
                expectation.check("state digest", gate.stateDigest(), digest);
            }
            default ->
                throw new BadInputException(
                        "step " + step.action() + ", expected order, trip, reset, cancel_ack or restart");
        }
        expectation.check("state", gate.killSwitch().isTripped() ? "TRIPPED" : "ARMED", expect.state());
        return expectation.difference();
    }

    private RiskDecision order(final String id) {
        final OrderIntent intent =
                new OrderIntent().limit(1, 0, Side.BUY, CaseGate.REFERENCE, 1, TimeInForce.GTC, false);
        call(each -> each.submit(intent, 0));
        if (gate.decision().isAllowed()) {
            final long orderId = gate.order().orderId();
            orderIds.put(id, orderId);
            // in a restart the decision is that of the last call then
            calls.add(each -> report(each, orderId, ExecType.NEW, OrderStatus.NEW));
            report(gate, orderId, ExecType.NEW, OrderStatus.NEW);
        }
        return gate.decision();
    }

    private List<String> trip(final TripReason by) {
        final boolean wasTripped = gate.killSwitch().isTripped();
        call(each -> each.killSwitch().trip(by));
        final List<String> canceled = new ArrayList<>();
        if (!wasTripped) {
            for (long id = gate.workingOrders().nextOpen(0);
                    id > 0;
                    id = gate.workingOrders().nextOpen(id)) {
                final long orderId = id;
                call(each -> each.cancel(orderId, true, 0));
                orderIds.forEach((name, named) -> {
                    if (named == orderId) {
                        canceled.add(name);
                    }
                });
            }
        }
        return canceled;
    }

    private String reset(final Requester by, final String why) {
        final ResetResult[] result = new ResetResult[1];
        call(each -> result[0] = each.reset(by, why == null ? "" : why, 0));
        return result[0] == ResetResult.DONE ? "DONE" : "REFUSED";
    }

    private static void report(
            final RiskGate gate, final long orderId, final ExecType execType, final OrderStatus status) {
        final ExecutionReport report = new ExecutionReport();
        report.orderId = orderId;
        report.instrumentId = 0;
        report.side = Side.BUY;
        report.execType = execType;
        report.status = status;
        gate.onExecutionReport(report, 0);
    }
}
