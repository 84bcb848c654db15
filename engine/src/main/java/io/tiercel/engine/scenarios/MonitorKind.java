package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.CarriedDay;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Cases of the watch over losses: an equity, its peak and the day's start, what follows. Stateless; cold. */
final class MonitorKind implements ScenarioKind {
    /** Flat in every case: an order for it grows a position. */
    private static final String ANOTHER = "(another)";

    private record Case(String name, String kind, String note, Limits limits, State state, Expect expect) {}

    private record Limits(int maxDrawdownBps, int dailyLossBps) {}

    private record State(
            long peakEquityMicros, long equityMicros, long dayStartEquityMicros, Map<String, Long> positions) {}

    private record Expect(String level, String action, Integer reason, List<Closing> clearOrders) {}

    private record Closing(String symbol, String side, long qty) {}

    @Override
    public Set<String> kinds() {
        return Set.of("risk_monitor");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final Case read = CaseReader.bind(scenario, Case.class);
        final State state = read.state();
        final List<Instrument> listed = new ArrayList<>();
        for (final String symbol : state.positions().keySet()) {
            listed.add(CaseGate.instrument(listed.size(), symbol, 1, 1));
        }
        listed.add(CaseGate.instrument(listed.size(), ANOTHER, 1, 1));
        final InstrumentRegistry registry = new InstrumentRegistry(listed);
        final Account account = new Account(registry, 0);
        for (final Instrument instrument : registry.all()) {
            account.mark(instrument.id(), CaseGate.REFERENCE - 1, CaseGate.REFERENCE + 1);
            final long position = state.positions().getOrDefault(instrument.symbol(), 0L);
            if (position != 0) {
                final int side = position > 0 ? Side.BUY : Side.SELL;
                account.fill(instrument.id(), side, CaseGate.REFERENCE, Math.abs(position), 0);
            }
        }
        account.deposit(0, state.equityMicros() - account.equityMicros());
        final CaseGate rules = new CaseGate();
        rules.maxDrawdownBps = read.limits().maxDrawdownBps();
        rules.dailyLossBps = read.limits().dailyLossBps();
        final RiskGate gate = new RiskGate(registry, RiskRules.of(rules.config()), account);
        registry.all().forEach(instrument -> gate.onMarketData(instrument.id(), 0));
        gate.day()
                .carry(new CarriedDay(
                        state.peakEquityMicros(), state.dayStartEquityMicros(), 0, List.of(), RejectReason.NONE));

        final CaseExpectation expectation = new CaseExpectation();
        expectation.check("level", gate.day().level().name(), read.expect().level());
        final int refusal = refusalOfGrowing(gate, registry.size() - 1);
        expectation.check("action", action(gate, refusal), read.expect().action());
        expectation.check(
                "reason",
                gate.killSwitch().isTripped() ? gate.killSwitch().reason().code() : refusal,
                read.expect().reason());
        expectation.check(
                "clear_orders", closings(gate, registry), read.expect().clearOrders());
        return expectation.difference();
    }

    private static int refusalOfGrowing(final RiskGate gate, final int instrumentId) {
        final OrderIntent growing =
                new OrderIntent().limit(1, instrumentId, Side.BUY, CaseGate.REFERENCE, 1, TimeInForce.GTC, false);
        return gate.submit(growing, 0).reason().code();
    }

    private static String action(final RiskGate gate, final int refusal) {
        return switch (gate.day().level()) {
            case NORMAL -> "NONE";
            case WARN -> "ALERT";
            case REDUCE -> refusal == 0 ? "NONE" : "REDUCE_ONLY";
            case DAILY_LOSS -> gate.killSwitch().isTripped() ? "KILL" : "NONE";
            case BREACH -> gate.killSwitch().isTripped() ? "CLEAR" : "NONE";
        };
    }

    private static List<Closing> closings(final RiskGate gate, final InstrumentRegistry registry) {
        final List<Closing> closings = new ArrayList<>();
        for (final Instrument instrument : registry.all()) {
            if (gate.liquidate(instrument.id(), 0)) {
                closings.add(new Closing(
                        instrument.symbol(),
                        gate.order().side() == Side.BUY ? "B" : "S",
                        gate.order().qty()));
            }
        }
        return closings;
    }
}
