package io.tiercel.engine.scenarios;

import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.UncheckedOrders;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one case: book, venue, account and what the engine knows, merged by time as the engine does; collects what the case may expect. One thread. */
final class VenueRun {
    private static final long UNKNOWN_ORDERS = 1_000;

    private final VenueCase scenario;
    private final CaseMarket market;
    private final SimulatedVenue venue;
    private final Account account;
    private final UncheckedOrders orders = new UncheckedOrders(RiskRules.none());
    private final OrderIntent intent = new OrderIntent();
    private final ExecutionReport report = new ExecutionReport();
    private final Map<String, Long> idsByName = new LinkedHashMap<>();
    private final Map<Long, KnownOrder> known = new LinkedHashMap<>();
    private final Map<Long, Long> requestedQty = new LinkedHashMap<>();

    final List<VenueCase.Execution> executions = new ArrayList<>();
    final List<VenueCase.Refusal> rejects = new ArrayList<>();
    final List<VenueCase.Refusal> requestRejects = new ArrayList<>();
    final List<VenueCase.Place> queue = new ArrayList<>();
    final List<VenueCase.KnownState> states = new ArrayList<>();

    /**
     * @param scenario   of the venue.
     * @param orderBook  empty; stays so in a case of level data.
     * @param levelBook  empty; stays so in a case of order-by-order data.
     */
    VenueRun(final VenueCase scenario, final OrderBook orderBook, final LevelBook levelBook) {
        this.scenario = scenario;
        final InstrumentRegistry instruments =
                new InstrumentRegistry(List.of(scenario.instrument().instrument()));
        venue = new SimulatedVenue(
                instruments, List.of(orderBook), List.of(scenario.instrument().fees()), scenario.venueConfig());
        account = new Account(instruments, scenario.cashMicros());
        market = new CaseMarket(orderBook, scenario.data() == VenueCase.Data.L2 ? levelBook : null, venue, account);
    }

    /** At one time: market data, commands that arrive, reports, commands that are sent, then what is asked about that time. */
    void run() {
        int event = 0;
        int command = 0;
        final List<Long> questions = questionTimes();
        int question = 0;
        while (true) {
            final long[] dueNs = {
                event < scenario.events().size() ? scenario.events().get(event).ts() : Long.MAX_VALUE,
                venue.nextArrivalNs(),
                venue.nextReportNs(),
                command < scenario.commands().size()
                        ? scenario.commands().get(command).at()
                        : Long.MAX_VALUE,
                question < questions.size() ? questions.get(question) : Long.MAX_VALUE
            };
            int first = 0;
            for (int i = 1; i < dueNs.length; i++) {
                first = dueNs[i] < dueNs[first] ? i : first;
            }
            if (dueNs[first] == Long.MAX_VALUE) {
                return;
            }
            switch (first) {
                case 0 -> market.onEvent(scenario.events().get(event++));
                case 1 -> venue.processArrival();
                case 2 -> onReport();
                case 3 -> send(scenario.commands().get(command++));
                default -> answer(questions.get(question++));
            }
            if (!account.isBalanced()) {
                throw new IllegalStateException("cash + cost is not start cash + realised - fees");
            }
        }
    }

    private List<Long> questionTimes() {
        final List<Long> times = new ArrayList<>();
        if (scenario.expect().queue() != null) {
            scenario.expect().queue().forEach(place -> times.add(place.at()));
        }
        if (scenario.expect().states() != null) {
            scenario.expect().states().forEach(state -> times.add(state.at()));
        }
        return times.stream().distinct().sorted().toList();
    }

    private void answer(final long atNs) {
        if (scenario.expect().queue() != null) {
            scenario.expect().queue().stream()
                    .filter(place -> place.at() == atNs)
                    .forEach(place ->
                            queue.add(new VenueCase.Place(atNs, place.order(), venue.queueAhead(idOf(place.order())))));
        }
        if (scenario.expect().states() != null) {
            scenario.expect().states().stream()
                    .filter(state -> state.at() == atNs)
                    .forEach(state -> states.add(new VenueCase.KnownState(
                            atNs, state.order(), known.get(idOf(state.order())).shown())));
        }
    }

    private long idOf(final String name) {
        final Long id = idsByName.get(name);
        if (id == null) {
            throw new BadInputException("expect asks of order " + name + ", expected one that is sent before");
        }
        return id;
    }

    private void send(final VenueCase.Command command) {
        if (command.submit() != null) {
            final VenueCase.NewOrder order = command.submit();
            final long id = idsByName.computeIfAbsent(order.id(), name -> idsByName.size() + 1L);
            known.computeIfAbsent(id, absent -> new KnownOrder());
            requestedQty.put(id, order.qty());
            venue.submit(orders.order(id, read(order)), command.at());
        } else if (command.cancel() != null) {
            final long id = idsByName.getOrDefault(command.cancel().id(), UNKNOWN_ORDERS);
            known.computeIfAbsent(id, absent -> new KnownOrder()).requested("PendingCancel");
            venue.cancel(id, command.at());
        } else if (command.replace() != null) {
            final VenueCase.Amend amend = command.replace();
            final long id = idsByName.getOrDefault(amend.id(), UNKNOWN_ORDERS);
            known.computeIfAbsent(id, absent -> new KnownOrder()).requested("PendingReplace");
            if (amend.qty() != null) {
                requestedQty.put(id, amend.qty());
            }
            venue.replace(
                    orders.amended(id, 0, VenueCase.orNone(amend.price()), requestedQty.getOrDefault(id, 1L)),
                    command.at());
        } else {
            throw new BadInputException("command at " + command.at() + ", expected new, cancel or replace");
        }
    }

    private OrderIntent read(final VenueCase.NewOrder order) {
        final OrderType type = order.type() == null ? OrderType.LIMIT : order.type();
        final TimeInForce timeInForce = order.tif() == null ? TimeInForce.GTC : order.tif();
        final boolean hasLimit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        if (hasLimit) {
            intent.limit(
                    0,
                    0,
                    VenueCase.side(order.side()),
                    VenueCase.orNone(order.price()),
                    order.qty(),
                    timeInForce,
                    order.postOnly());
        } else if (timeInForce == TimeInForce.FOK || order.postOnly()) {
            throw new BadInputException(
                    "order " + order.id() + ": " + type + " with tif FOK or post_only, expected LIMIT");
        } else {
            intent.market(0, 0, VenueCase.side(order.side()), order.qty());
        }
        return type == OrderType.STOP || type == OrderType.STOP_LIMIT
                ? intent.stop(VenueCase.orNone(order.stop()))
                : intent;
    }

    private void onReport() {
        venue.pollReport(report);
        final String name = idsByName.entrySet().stream()
                .filter(entry -> entry.getValue() == report.orderId)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("unknown");
        if (report.execType == ExecType.TRADE) {
            executions.add(new VenueCase.Execution(
                    name,
                    report.venueTimeNs,
                    report.seenTimeNs,
                    report.lastPrice,
                    report.lastQty,
                    report.isMaker ? "M" : "T",
                    report.feeMicros));
            account.fill(0, report.side, report.lastPrice, report.lastQty, report.feeMicros);
        } else if (report.execType == ExecType.REJECTED) {
            rejects.add(refusal(name));
        } else if (report.execType == ExecType.CANCEL_REJECTED || report.execType == ExecType.REPLACE_REJECTED) {
            requestRejects.add(refusal(name));
        }
        if (report.reason != RejectReason.VENUE_DUPLICATE_ID) {
            known.get(report.orderId).onReport(report);
        }
    }

    private VenueCase.Refusal refusal(final String name) {
        return new VenueCase.Refusal(
                name, report.venueTimeNs, report.reason.name().replace("VENUE_", ""));
    }

    List<VenueCase.OrderState> orders() {
        return idsByName.entrySet().stream()
                .map(entry -> known.get(entry.getValue()).atVenue(entry.getKey()))
                .toList();
    }

    VenueCase.AccountState accountState() {
        final boolean isMarked = scenario.mark();
        final long avgPriceMicros = account.avgPriceMicros(0).orElse(Prices.NO_PRICE);
        return new VenueCase.AccountState(
                account.position(0),
                account.costMicros(0),
                account.position(0) == 0 ? null : avgPriceMicros,
                account.realisedMicros(0),
                account.feesMicros(0),
                account.cashMicros(),
                isMarked ? account.markValueMicros(0) : null,
                isMarked ? account.unrealisedMicros(0) : null,
                isMarked ? account.equityMicros() : null);
    }
}
