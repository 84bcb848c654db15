package io.tiercel.engine.scenarios;

import io.tiercel.engine.venue.BarFillConfig;
import io.tiercel.engine.venue.CostModel;
import io.tiercel.engine.venue.FillOnCross;
import io.tiercel.engine.venue.LatencyConfig;
import io.tiercel.engine.venue.MarketBar;
import io.tiercel.engine.venue.QueueModelConfig;
import io.tiercel.engine.venue.SelfTradePrevention;
import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.engine.venue.VenueConfig;
import io.tiercel.marketdata.book.ReferenceOrderBook;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.risk.gate.UncheckedOrders;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Cases of kind {@code bar}: an order that waits meets the next bar at the engine's own simulated venue. Cold. */
public final class BarKind implements ScenarioKind {
    private static final long PPB_PER_BPS = 100_000;
    private static final long START_NS = 1_000;
    private static final long END_NS = 2_000;

    record BarCase(String name, String kind, String note, Input input, Expected expect) {}

    record Input(
            OrderCase order,
            Bar nextBar,
            int priceScale,
            int qtyScale,
            long tick,
            long lot,
            long costBps,
            int maxVolumePct) {}

    record OrderCase(String side, OrderType type, TimeInForce tif, Long price, Long stop, long qty) {}

    record Bar(Long open, Long high, Long low, long close, long volume) {}

    record Expected(Fill fill) {}

    record Fill(long price, long qty, String liq) {}

    /** Stateless. */
    public BarKind() {}

    @Override
    public Set<String> kinds() {
        return Set.of("bar");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final BarCase read = CaseReader.bind(scenario, BarCase.class);
        if (read.input() == null || read.input().order() == null || read.input().nextBar() == null) {
            throw new BadInputException("case " + read.name() + ": expected input with order and next_bar");
        }
        if (!scenario.path("expect").has("fill")) {
            throw new BadInputException("case " + read.name() + ": expected expect.fill, null for none");
        }
        final Fill came = fill(read.input());
        return Objects.equals(came, read.expect().fill())
                ? Optional.empty()
                : Optional.of("fill: " + came + ", expected " + read.expect().fill());
    }

    private static Fill fill(final Input input) {
        final Instrument instrument =
                new Instrument(0, "CASE", input.priceScale(), input.qtyScale(), input.tick(), input.lot(), 1);
        final SimulatedVenue venue = new SimulatedVenue(
                new InstrumentRegistry(List.of(instrument)),
                List.of(new ReferenceOrderBook()),
                List.of(FeeSchedule.FREE),
                config(input));
        venue.followBars(0);
        venue.submit(new UncheckedOrders(RiskRules.none()).order(1, intent(input.order())), START_NS);
        venue.processArrival();
        final Bar bar = input.nextBar();
        venue.onBar(
                0,
                new MarketBar()
                        .set(
                                instrument,
                                START_NS,
                                END_NS,
                                VenueCase.orNone(bar.open()),
                                VenueCase.orNone(bar.high()),
                                VenueCase.orNone(bar.low()),
                                bar.close(),
                                bar.volume()),
                END_NS);
        final ExecutionReport report = new ExecutionReport();
        while (venue.pollReport(report)) {
            if (report.execType == ExecType.TRADE) {
                return new Fill(report.lastPrice, report.lastQty, report.isMaker ? "M" : "T");
            }
        }
        return null;
    }

    private static VenueConfig config(final Input input) {
        return new VenueConfig(
                LatencyConfig.constant(0, 0),
                QueueModelConfig.RISK_AVERSE,
                FillOnCross.TOUCH,
                SelfTradePrevention.CANCEL_NEWEST,
                new BarFillConfig(CostModel.BPS, input.costBps() * PPB_PER_BPS, 0, 0, 0, 0, 0, input.maxVolumePct()));
    }

    private static OrderIntent intent(final OrderCase order) {
        final OrderIntent intent = new OrderIntent();
        final int side = VenueCase.side(order.side());
        final TimeInForce timeInForce = order.tif() == null ? TimeInForce.GTC : order.tif();
        final OrderIntent plain = order.price() == null
                ? intent.market(0, 0, side, order.qty())
                : intent.limit(0, 0, side, order.price(), order.qty(), timeInForce, false);
        final OrderIntent told = order.stop() == null ? plain : plain.stop(order.stop());
        if (told.type() != order.type()) {
            throw new BadInputException(
                    "order of type " + order.type() + ", expected price and stop as its type needs them");
        }
        return told;
    }
}
