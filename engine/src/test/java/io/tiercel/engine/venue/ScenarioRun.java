package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.risk.gate.OrderFixture;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs one case: book, venue, account and what the engine knows, merged by time as the engine does; collects what the case may expect. */
final class ScenarioRun {
    private static final long UNKNOWN_ORDERS = 1_000;

    private final Scenario scenario;
    private final OrderBook book;
    private final SimulatedVenue venue;
    private final Account account;
    private final OrderFixture fixture = new OrderFixture();
    private final ExecutionReport report = new ExecutionReport();
    private final Map<String, Long> idsByName = new LinkedHashMap<>();
    private final Map<Long, KnownOrder> known = new LinkedHashMap<>();
    private final Map<Long, Long> requestedQty = new LinkedHashMap<>();

    final List<Scenario.Execution> executions = new ArrayList<>();
    final List<Scenario.Refusal> rejects = new ArrayList<>();
    final List<Scenario.Refusal> requestRejects = new ArrayList<>();
    final List<Scenario.Place> queue = new ArrayList<>();
    final List<Scenario.KnownState> states = new ArrayList<>();

    ScenarioRun(final Scenario scenario, final OrderBook book) {
        this.scenario = scenario;
        this.book = book;
        final Scenario.InstrumentCase traded = scenario.instrument();
        final InstrumentRegistry instruments = new InstrumentRegistry(List.of(new Instrument(
                0,
                traded.symbol(),
                traded.priceScale(),
                traded.qtyScale(),
                traded.tick(),
                traded.lot(),
                traded.multiplier() == null ? 1 : traded.multiplier())));
        final Scenario.Fees fees = traded.fees();
        final FeeSchedule schedule = new FeeSchedule(
                fees.makerPpb(),
                fees.takerPpb(),
                fees.makerPerUnitNanos(),
                fees.takerPerUnitNanos(),
                fees.sellPpb(),
                fees.sellPerUnitNanos(),
                fees.commissionPerUnitNanos(),
                fees.commissionMinMicros());
        venue = new SimulatedVenue(instruments, List.of(book), List.of(schedule), scenario.venueConfig());
        account = new Account(instruments, scenario.cashMicros());
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
                break;
            }
            switch (first) {
                case 0 -> onEvent(scenario.events().get(event++));
                case 1 -> venue.processArrival();
                case 2 -> onReport();
                case 3 -> send(scenario.commands().get(command++));
                default -> answer(questions.get(question++));
            }
            assertTrue(account.isBalanced(), "cash + cost = start cash + realised - fees");
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
                    .forEach(place -> queue.add(
                            new Scenario.Place(atNs, place.order(), venue.queueAhead(idsByName.get(place.order())))));
        }
        if (scenario.expect().states() != null) {
            scenario.expect().states().stream()
                    .filter(state -> state.at() == atNs)
                    .forEach(state -> states.add(new Scenario.KnownState(
                            atNs,
                            state.order(),
                            known.get(idsByName.get(state.order())).shown())));
        }
    }

    private void onEvent(final Scenario.Event event) {
        if (event.state() != null) {
            venue.onMarketState(0, MarketStateCode.valueOf(event.state()), event.ts());
        } else if (event.trade() != null) {
            final Scenario.Trade trade = event.trade();
            final int aggressor = trade.side() == null ? Side.NONE : side(trade.side());
            final int resting = aggressor == Side.NONE ? Side.NONE : Side.opposite(aggressor);
            account.markTrade(0, trade.price());
            venue.onTrade(0, resting, trade.price(), trade.qty(), event.ts());
        } else {
            changeBook(event);
            venue.onBookUpdate(0, book.update(), event.ts());
        }
        if (book.isValid()) {
            account.mark(0, book.price(Side.BUY, 0), book.price(Side.SELL, 0));
        }
    }

    private void changeBook(final Scenario.Event event) {
        if (event.add() != null) {
            book.add(
                    event.add().id(),
                    side(event.add().side()),
                    event.add().price(),
                    event.add().qty());
        } else if (event.exec() != null) {
            book.execute(
                    event.exec().id(), Side.NONE, Prices.NO_PRICE, event.exec().qty());
            account.markTrade(0, book.update().executionPrice());
        } else if (event.reduce() != null) {
            book.reduce(
                    event.reduce().id(),
                    Side.NONE,
                    Prices.NO_PRICE,
                    event.reduce().qty());
        } else if (event.delete() != null) {
            book.delete(event.delete().id(), Side.NONE, Prices.NO_PRICE, 0);
        } else {
            final Scenario.Replace replace = event.replace();
            book.replace(replace.id(), replace.newId(), replace.price(), replace.qty());
        }
    }

    private void send(final Scenario.Command command) {
        if (command.submit() != null) {
            final Scenario.NewOrder order = command.submit();
            final long id = idsByName.computeIfAbsent(order.id(), name -> idsByName.size() + 1L);
            known.computeIfAbsent(id, absent -> new KnownOrder());
            requestedQty.put(id, order.qty());
            final OrderType type = order.type() == null ? OrderType.LIMIT : OrderType.valueOf(order.type());
            final TimeInForce timeInForce = order.tif() == null ? TimeInForce.GTC : TimeInForce.valueOf(order.tif());
            venue.submit(
                    fixture.order(
                            id,
                            side(order.side()),
                            type,
                            timeInForce,
                            orNone(order.price()),
                            orNone(order.stop()),
                            order.qty(),
                            order.postOnly()),
                    command.at());
        } else if (command.cancel() != null) {
            final long id = idsByName.getOrDefault(command.cancel().id(), UNKNOWN_ORDERS);
            known.computeIfAbsent(id, absent -> new KnownOrder()).requested("PendingCancel");
            venue.cancel(id, command.at());
        } else {
            final Scenario.Amend amend = command.replace();
            final long id = idsByName.getOrDefault(amend.id(), UNKNOWN_ORDERS);
            known.computeIfAbsent(id, absent -> new KnownOrder()).requested("PendingReplace");
            if (amend.qty() != null) {
                requestedQty.put(id, amend.qty());
            }
            venue.replace(fixture.amended(id, orNone(amend.price()), requestedQty.get(id)), command.at());
        }
    }

    private void onReport() {
        assertTrue(venue.pollReport(report));
        final String name = idsByName.entrySet().stream()
                .filter(entry -> entry.getValue() == report.orderId)
                .findFirst()
                .orElseThrow()
                .getKey();
        if (report.execType == ExecType.TRADE) {
            executions.add(new Scenario.Execution(
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

    private Scenario.Refusal refusal(final String name) {
        return new Scenario.Refusal(
                name, report.venueTimeNs, report.reason.name().replace("VENUE_", ""));
    }

    List<Scenario.OrderState> orders() {
        return idsByName.entrySet().stream()
                .map(entry -> known.get(entry.getValue()).atVenue(entry.getKey()))
                .toList();
    }

    Scenario.AccountState accountState() {
        final boolean isMarked = scenario.mark();
        final long avgPriceMicros = account.avgPriceMicros(0).orElse(Long.MIN_VALUE);
        return new Scenario.AccountState(
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

    private static int side(final String letter) {
        return switch (letter) {
            case "B" -> Side.BUY;
            case "A", "S" -> Side.SELL;
            default -> throw new IllegalArgumentException("side " + letter + ", expected B, A or S");
        };
    }

    private static long orNone(final Long price) {
        return price == null ? Prices.NO_PRICE : price;
    }

    /** What the engine knows of an order: the last report, and the request that waits for its answer. */
    private static final class KnownOrder {
        private final List<String> pending = new ArrayList<>();
        private String state = "PendingNew";
        private boolean isFinal;
        private long cumQty;
        private long leavesQty;

        void requested(final String pendingState) {
            pending.add(pendingState);
        }

        String shown() {
            return isFinal || pending.isEmpty() ? state : pending.getLast();
        }

        void onReport(final ExecutionReport report) {
            switch (report.execType) {
                case CANCELED, CANCEL_REJECTED -> pending.remove("PendingCancel");
                case REPLACED, REPLACE_REJECTED -> pending.remove("PendingReplace");
                case NEW, TRADE, REJECTED, EXPIRED, TRIGGERED -> {}
            }
            if (!isFinal) {
                state = fixName(report.status.name());
                isFinal = report.status.isFinal();
                cumQty = report.cumQty;
                leavesQty = report.leavesQty;
            }
        }

        Scenario.OrderState atVenue(final String name) {
            return new Scenario.OrderState(name, state, cumQty, leavesQty);
        }

        private static String fixName(final String name) {
            final StringBuilder fix = new StringBuilder();
            for (final String word : name.split("_", -1)) {
                fix.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
            return fix.toString();
        }
    }
}
