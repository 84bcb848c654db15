package io.tiercel.bench.risk;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.Outcome;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.limits.InstrumentRisk;
import io.tiercel.risk.limits.Limit;
import io.tiercel.risk.limits.PortfolioLimits;
import io.tiercel.risk.limits.Restriction;
import io.tiercel.risk.limits.RiskConfig;
import io.tiercel.risk.limits.RiskProfile;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.risk.portfolio.DailyCorrelations;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A gate whose account holds every instrument, and a pass of orders, all of one outcome, over them. One thread. */
final class RiskPass {
    /** Orders of a pass. */
    static final int ORDERS = 1_000;

    private static final long REFERENCE = 1_000_000;
    private static final long MAX_AGE_NS = 1_000_000_000_000_000L;
    private static final long MUCH = 100_000_000_000_000_000L;
    private static final int MANY = 1_000_000;
    private static final int SECTORS = 11;
    private static final int QTY = 5;

    /** Time between passes: the bucket of the order rate is full again. */
    private static final long PASS_NS = 1_000_000_000L;

    private final int instruments;
    private final RiskGate gate;
    private final DailyCorrelations correlations;
    private final OrderIntent intent = new OrderIntent();
    private final ExecutionReport report = new ExecutionReport();
    private final Outcome expected;
    private final int turned;
    private long passes;

    /**
     * @param instruments  held, each long or short.
     * @param portfolio    limits.
     * @param expected     what every order becomes.
     * @param turned       instruments whose holding is told anew before each order, so that the correlations are looked at again.
     */
    RiskPass(final int instruments, final PortfolioLimits portfolio, final Outcome expected, final int turned) {
        this.instruments = instruments;
        this.expected = expected;
        this.turned = turned;
        final List<Instrument> listed = new ArrayList<>();
        final List<InstrumentRisk> known = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            listed.add(new Instrument(i, "S" + i, 4, 0, 100, 1, 1));
            known.add(new InstrumentRisk("S" + i, "SECTOR" + i % SECTORS, Limit.of(1_000_000), Restriction.NO));
        }
        final InstrumentRegistry registry = new InstrumentRegistry(listed);
        final Account account = new Account(registry, 1_000_000_000_000L);
        for (int i = 0; i < instruments; i++) {
            account.mark(i, REFERENCE - 100, REFERENCE + 100);
            account.fill(i, i % 3 == 0 ? Side.SELL : Side.BUY, REFERENCE, 10, 0);
        }
        gate = new RiskGate(registry, RiskRules.of(config(portfolio, known)), account);
        correlations = gate.day().correlations().orElse(null);
        for (int i = 0; i < instruments; i++) {
            gate.onMarketData(i, 0);
        }
        // the first day ends before the correlations are told: later ones have no data, and leave them
        gate.day().start();
        for (int i = 0; i < instruments; i++) {
            for (int j = 0; j < i && correlations != null; j++) {
                correlations.set(i, j, ((i * 31 + j * 17) % 100 - 50) / 100.0);
            }
        }
    }

    /** Every check on, none of them near its limit. */
    static PortfolioLimits wide() {
        return limits(MANY);
    }

    /** As wide, but for a cap that leaves an order of five with three. */
    static PortfolioLimits tight() {
        // 13 x 100.00 of 1 000 000.00 would be 13 bps; one unit is 1 bp
        return limits(13);
    }

    private static PortfolioLimits limits(final long singlePositionCapBps) {
        return new PortfolioLimits(
                Limit.of(singlePositionCapBps),
                Limit.of(MANY),
                Limit.of(MUCH),
                Limit.of(MUCH),
                Limit.of(1_000_000),
                Limit.of(100),
                100_000,
                Limit.of(MANY),
                Limit.of(900_000));
    }

    private static RiskConfig config(final PortfolioLimits portfolio, final List<InstrumentRisk> known) {
        return new RiskConfig(
                RiskProfile.CUSTOM,
                1,
                MANY,
                MUCH,
                Limit.of(10_000),
                500,
                MANY,
                true,
                ORDERS + 1,
                MANY,
                MANY,
                MANY,
                MANY,
                MAX_AGE_NS,
                Limit.OFF,
                10_000,
                10_000,
                10_000,
                1,
                portfolio,
                0,
                "USD",
                Map.of(),
                known);
    }

    /** Timed: the orders. */
    void run() {
        int id = 0;
        for (int i = 0; i < ORDERS; i++) {
            // growing: long instruments are bought, short ones are sold
            final int side = id % 3 == 0 ? Side.SELL : Side.BUY;
            for (int k = 0; k < turned; k++) {
                correlations.set(k, k + 1, 0.25);
            }
            intent.limit(1, id, side, REFERENCE, QTY, TimeInForce.GTC, false).clientOrderId(passes * ORDERS + i);
            if (gate.submit(intent, passes * PASS_NS).outcome() != expected) {
                throw new IllegalStateException("order of instrument " + id + ": "
                        + gate.decision().outcome() + " " + gate.decision().reason() + ", expected " + expected);
            }
            id = id + 1 == instruments ? 0 : id + 1;
            if (expected == Outcome.CLIP) {
                cancel(gate.order().orderId());
            }
        }
        passes++;
    }

    /** Not timed but for clipped orders: every order is canceled. */
    void clear() {
        for (long id = gate.workingOrders().nextOpen(0);
                id > 0;
                id = gate.workingOrders().nextOpen(id)) {
            cancel(id);
        }
        gate.day().start();
    }

    private void cancel(final long orderId) {
        report.clear();
        report.orderId = orderId;
        report.instrumentId = gate.workingOrders().instrumentId(orderId);
        report.side = gate.workingOrders().side(orderId);
        report.execType = ExecType.NEW;
        report.status = OrderStatus.NEW;
        gate.onExecutionReport(report, passes * PASS_NS);
        report.execType = ExecType.CANCELED;
        report.status = OrderStatus.CANCELED;
        gate.onExecutionReport(report, passes * PASS_NS);
    }
}
