package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.CarriedDay;
import io.tiercel.risk.gate.RiskDecision;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.InstrumentRisk;
import io.tiercel.risk.limits.Limit;
import io.tiercel.risk.limits.PortfolioLimits;
import io.tiercel.risk.limits.Restriction;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.risk.portfolio.DailyCorrelations;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Cases of the checks of one order: a state, an order, what becomes of it. Stateless; cold. */
final class RiskOrderKind implements ScenarioKind {
    private static final int STRATEGY = 1;
    private static final double PPM = 1_000_000;

    @Override
    public Set<String> kinds() {
        return Set.of("risk");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final RiskOrderCase read = CaseReader.bind(scenario, RiskOrderCase.class);
        final RiskOrderCase.State state = read.state();
        final InstrumentRegistry registry = registry(state);
        final Account account = account(registry, state);
        final RiskGate gate =
                new RiskGate(registry, RiskRules.of(gate(read, registry).config()), account);
        takeOver(gate, registry, read);

        final RiskOrderCase.Order order = read.order();
        final int instrumentId =
                registry.bySymbol(order.symbol()).map(Instrument::id).orElse(registry.size());
        final OrderIntent intent = new OrderIntent();
        if (order.price() == null) {
            intent.market(STRATEGY, instrumentId, side(order.side()), order.qty());
        } else {
            intent.limit(
                    STRATEGY, instrumentId, side(order.side()), order.price(), order.qty(), TimeInForce.GTC, false);
        }
        final RiskDecision decision = gate.submit(intent.clientOrderId(number(read, order.id())), state.nowNs());

        final CaseExpectation expectation = new CaseExpectation();
        expectation.check("decision", decision.outcome().name(), read.expect().decision());
        expectation.check("reason", decision.reason().code(), read.expect().reason());
        expectation.check("qty", decision.qty(), read.expect().qty());
        return expectation.difference();
    }

    private static InstrumentRegistry registry(final RiskOrderCase.State state) {
        final List<Instrument> listed = new ArrayList<>();
        for (final Map.Entry<String, RiskOrderCase.Held> entry :
                state.instruments().entrySet()) {
            final RiskOrderCase.Held held = entry.getValue();
            listed.add(CaseGate.instrument(
                    listed.size(),
                    entry.getKey(),
                    held.tick() == null ? 1 : held.tick(),
                    held.lot() == null ? 1 : held.lot()));
        }
        return new InstrumentRegistry(listed);
    }

    /** What is held at the reference, the cash, and, beside them, what is missing to the equity. */
    private static Account account(final InstrumentRegistry registry, final RiskOrderCase.State state) {
        final Account account = new Account(registry, 0);
        for (final Instrument instrument : registry.all()) {
            final RiskOrderCase.Held held = state.instruments().get(instrument.symbol());
            if (held.refPrice() != null) {
                account.mark(instrument.id(), held.refPrice() - 1, held.refPrice() + 1);
            }
            if (held.position() != 0) {
                account.fill(
                        instrument.id(),
                        held.position() > 0 ? Side.BUY : Side.SELL,
                        held.refPrice() == null ? 0 : held.refPrice(),
                        Math.abs(held.position()),
                        0);
            }
        }
        account.deposit(0, state.cashMicros() - account.cashMicros());
        account.otherAssets(state.equityMicros() - account.equityMicros());
        return account;
    }

    private static CaseGate gate(final RiskOrderCase read, final InstrumentRegistry registry) {
        final RiskOrderCase.Limits limits = read.limits();
        final CaseGate gate = new CaseGate();
        gate.maxOrderUnits = limits.maxOrderQty();
        gate.maxOrderNotionalMicros = limits.maxOrderNotionalMicros();
        gate.maxOrderAdvPpm = limit(limits.fatFingerAdvPpm());
        gate.collarBps = limits.collarBps();
        gate.maxPositionUnits = limits.maxPosition();
        gate.isShortingAllowed = limits.shorting();
        // orders that only the open quantities tell of do not count
        gate.maxOpenOrders = limits.maxOpenOrders() + 2 * registry.size();
        gate.maxDataAgeNs = limits.maxAgeNs();
        gate.portfolio = new PortfolioLimits(
                limit(limits.singleCapBps()),
                limit(limits.sectorCapBps()),
                limit(limits.maxGrossMicros()),
                limit(limits.maxNetMicros()),
                limit(limits.minCashMicros()),
                limit(limits.minCashBps()),
                limits.feePpb(),
                limit(limits.turnoverBps()),
                limits.correlationCap() == null ? Limit.OFF : ppm(limits.correlationCap()));
        gate.instruments = registry.all().stream()
                .map(instrument ->
                        known(instrument.symbol(), read.state().instruments().get(instrument.symbol())))
                .toList();
        return gate;
    }

    private static Limit limit(final Long value) {
        return value == null ? Limit.OFF : Limit.of(value);
    }

    private static Limit ppm(final double fraction) {
        final long ppm = Math.round(fraction * PPM);
        if (ppm / PPM != fraction) {
            throw new BadInputException("correlation_cap is " + fraction + ", expected six decimals at most");
        }
        return Limit.of(ppm);
    }

    private static InstrumentRisk known(final String symbol, final RiskOrderCase.Held held) {
        return new InstrumentRisk(
                symbol,
                held.sector() == null ? InstrumentRisk.NO_SECTOR : held.sector(),
                limit(held.adv()),
                held.restricted() == null ? Restriction.NO : Restriction.valueOf(held.restricted()));
    }

    private static void takeOver(final RiskGate gate, final InstrumentRegistry registry, final RiskOrderCase read) {
        final RiskOrderCase.State state = read.state();
        int listed = 0;
        for (final RiskOrderCase.Open open : orEmpty(state.openOrders())) {
            final Instrument instrument = registry.bySymbol(open.symbol())
                    .orElseThrow(() -> new BadInputException("open order of " + open.symbol() + ", expected a symbol"));
            gate.adopt(new OrderIntent()
                    .limit(
                            STRATEGY,
                            instrument.id(),
                            side(open.side()),
                            open.price(),
                            open.leaves(),
                            TimeInForce.GTC,
                            false));
            listed++;
        }
        for (final Instrument instrument : registry.all()) {
            final RiskOrderCase.Held held = state.instruments().get(instrument.symbol());
            adoptUnlisted(gate, instrument.id(), Side.BUY, held.openBuy());
            adoptUnlisted(gate, instrument.id(), Side.SELL, held.openSell());
            gate.onMarketState(
                    instrument.id(),
                    held.market() == null ? MarketStateCode.OPEN : MarketStateCode.valueOf(held.market()));
            gate.onMarketData(instrument.id(), held.lastDataNs());
        }
        fillPlaces(gate, registry, listed + 2 * registry.size());
        tell(gate.day().correlations(), registry, state);
        gate.day()
                .carry(new CarriedDay(
                        state.equityMicros(),
                        state.dayStartEquityMicros(),
                        state.tradedTodayMicros(),
                        orEmpty(state.usedIds()).stream()
                                .map(id -> number(read, id))
                                .toList(),
                        reduceOnly(state.reduceOnly())));
        if (state.kill()) {
            gate.killSwitch().trip(TripReason.OPERATOR);
        }
    }

    private static <T> List<T> orEmpty(final List<T> list) {
        return list == null ? List.of() : list;
    }

    private static void adoptUnlisted(final RiskGate gate, final int instrumentId, final int side, final long openQty) {
        final long missing = openQty - gate.workingOrders().openQty(instrumentId, side);
        if (missing < 0) {
            throw new BadInputException("open orders have more than open_buy or open_sell, expected at most these");
        }
        if (missing > 0) {
            adoptWorthless(gate, instrumentId, side, missing);
        }
    }

    /** An order without a price, which meets no other and is worth nothing. */
    private static void adoptWorthless(final RiskGate gate, final int instrumentId, final int side, final long qty) {
        gate.adopt(new OrderIntent().market(STRATEGY, instrumentId, side, qty).stop(0));
    }

    /** None of the places that are kept for them may be taken by the order. */
    private static void fillPlaces(final RiskGate gate, final InstrumentRegistry registry, final int open) {
        while (registry.size() > 0 && gate.workingOrders().count() < open) {
            adoptWorthless(gate, 0, Side.BUY, 0);
        }
    }

    private static void tell(
            final Optional<DailyCorrelations> correlations,
            final InstrumentRegistry registry,
            final RiskOrderCase.State state) {
        if (correlations.isEmpty() || state.correlations() == null) {
            return;
        }
        state.correlations()
                .forEach((one, row) -> row.forEach((other, rho) -> {
                    final int i = registry.bySymbol(one).orElseThrow().id();
                    final int j = registry.bySymbol(other).orElseThrow().id();
                    correlations.get().set(i, j, rho);
                }));
    }

    private static RejectReason reduceOnly(final int code) {
        return switch (code) {
            case 0 -> RejectReason.NONE;
            case 501 -> RejectReason.MAX_DRAWDOWN;
            case 502 -> RejectReason.DAILY_LOSS;
            default -> throw new BadInputException("reduce_only is " + code + ", expected 501 or 502");
        };
    }

    /** Ids are names in the cases and numbers in the engine. */
    private static long number(final RiskOrderCase read, final String id) {
        final int used = orEmpty(read.state().usedIds()).indexOf(id);
        return used >= 0 ? used : Integer.MAX_VALUE;
    }

    static int side(final String letter) {
        return switch (letter) {
            case "B" -> Side.BUY;
            case "S" -> Side.SELL;
            default -> throw new BadInputException("side " + letter + ", expected B or S");
        };
    }
}
