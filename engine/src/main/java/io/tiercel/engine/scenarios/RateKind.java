package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Cases of the rates of orders and cancels: requests at given times, the reason of each. Stateless; cold. */
final class RateKind implements ScenarioKind {
    private record Case(
            String name, String kind, String note, Limits limits, List<Long> requestTimesNs, Expect expect) {}

    private record Limits(String kind, int capacity, int ratePerS) {}

    private record Expect(List<Integer> reasons) {}

    @Override
    public Set<String> kinds() {
        return Set.of("rate");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final Case read = CaseReader.bind(scenario, Case.class);
        final Limits limits = read.limits();
        final boolean isOrder = switch (limits.kind()) {
            case "ORDER" -> true;
            case "CANCEL" -> false;
            default -> throw new BadInputException("limits.kind is " + limits.kind() + ", expected ORDER or CANCEL");
        };
        final CaseGate rules = new CaseGate();
        rules.maxOpenOrders = Math.max(1, read.requestTimesNs().size());
        if (isOrder) {
            rules.orderBurst = limits.capacity();
            rules.ordersPerSecond = limits.ratePerS();
        } else {
            rules.cancelBurst = limits.capacity();
            rules.cancelsPerSecond = limits.ratePerS();
        }
        final InstrumentRegistry registry = new InstrumentRegistry(List.of(CaseGate.instrument(0, "EQ", 1, 1)));
        final RiskGate gate = new RiskGate(registry, RiskRules.of(rules.config()), new Account(registry, 0));
        gate.onMark(0, CaseGate.REFERENCE - 1, CaseGate.REFERENCE + 1, 0);
        final OrderIntent intent =
                new OrderIntent().limit(1, 0, Side.BUY, CaseGate.REFERENCE, 1, TimeInForce.GTC, false);
        final long working = isOrder ? 0 : gate.adopt(intent);
        final List<Integer> reasons = new ArrayList<>();
        for (final long timeNs : read.requestTimesNs()) {
            reasons.add((isOrder ? gate.submit(intent, timeNs) : gate.cancel(working, false, timeNs))
                    .reason()
                    .code());
        }

        final CaseExpectation expectation = new CaseExpectation();
        expectation.check("reasons", reasons, read.expect().reasons());
        return expectation.difference();
    }
}
