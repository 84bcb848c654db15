package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.risk.gate.OrderFixture;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The venue over level data against the plain one: the same reports and places after every step of long random sessions. */
class LevelVenueAgreementTest {
    private static final long MID = 1_000;

    @Test
    void shouldAgreeWithTheReferenceOnRandomSessions() {
        compare(1, 60, 1_000);
    }

    @Test
    @Tag("slow")
    void shouldAgreeWithTheReferenceOnManyRandomSessions() {
        compare(1_000, 800, 3_000);
    }

    private static void compare(final long firstSeed, final int sessions, final int steps) {
        final Map<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < sessions; i++) {
            final Session session = new Session(firstSeed + i);
            session.run(steps);
            session.kinds.forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
        }
        for (final String kind : List.of(
                "TRADE M",
                "TRADE T",
                "CANCELED",
                "REJECTED",
                "REPLACED",
                "estimated",
                "unknown",
                "growth without replace")) {
            assertEquals(!kind.startsWith("growth"), kinds.getOrDefault(kind, 0) > 0, () -> kind + " in " + kinds);
        }
    }

    private static final class Session {
        private final long seed;
        private final SplittableRandom random;
        private final LevelBook book = new ArrayLevelBook();
        private final SimulatedVenue venue;
        private final ReferenceLevelVenue reference;
        private final OrderFixture fixture = new OrderFixture();
        private final ExecutionReport report = new ExecutionReport();
        private final Map<String, Integer> kinds = new HashMap<>();
        private final Map<Long, Long> lastAhead = new HashMap<>();
        private final long lot;
        private boolean isOpen = true;
        private long nextId = 1;
        private int compared;
        private int step;

        Session(final long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            lot = 1L + random.nextInt(3);
            final VenueConfig config = new VenueConfig(
                    LatencyConfig.constant(0, 0),
                    new QueueModelConfig(
                            QueueModel.values()[random.nextInt(QueueModel.values().length)], 1 + random.nextInt(3)),
                    FillOnCross.values()[random.nextInt(3)],
                    SelfTradePrevention.values()[random.nextInt(3)],
                    BarFillConfig.DEFAULTS);
            venue = new SimulatedVenue(
                    new InstrumentRegistry(List.of(new Instrument(0, "XYZ", 2, 0, 1, lot, 1))),
                    List.of(new ArrayOrderBook()),
                    List.of(FeeSchedule.FREE),
                    config);
            venue.followLevels(0, book);
            reference = new ReferenceLevelVenue(config, lot);
        }

        private String where() {
            return "seed " + seed + ", step " + step;
        }

        void run(final int steps) {
            level();
            for (step = 0; step < steps; step++) {
                lastAhead.clear();
                reference.orders.values().forEach(own -> lastAhead.put(own.id, reference.ahead(own)));
                final int kind = random.nextInt(100);
                final int before = reference.reports.size();
                long limitQty = Long.MAX_VALUE;
                boolean isOurs = false;
                if (kind < 35) {
                    level();
                } else if (kind < 40) {
                    snapshot();
                } else if (kind < 65) {
                    limitQty = trade();
                } else if (kind < 67) {
                    changeState();
                } else {
                    isOurs = true;
                    send();
                }
                compareReports(before, limitQty);
                comparePlaces(isOurs);
            }
        }

        private long price(final int side) {
            return MID - Side.sign(side) * (random.nextInt(9) - 2L);
        }

        private long qty() {
            return lot * (1 + random.nextInt(12));
        }

        private void level() {
            final int side = random.nextInt(2);
            final long price = price(side);
            final long qty = random.nextInt(3) == 0 ? 0 : qty();
            book.set(side, price, qty, EventWriter.NOT_TOLD);
            reference.level(side, price, qty);
            venue.onLevel(0, side, price, qty);
            venue.onLevelsChanged(0, step);
        }

        /** Sometimes of one level a side, as best prices are. */
        private void snapshot() {
            final List<Map<Long, Long>> levels = List.of(new TreeMap<>(), new TreeMap<>());
            book.clear();
            final int count = random.nextInt(3) == 0 ? 1 : random.nextInt(7);
            for (int side = Side.BUY; side <= Side.SELL; side++) {
                for (int i = 0; i < count; i++) {
                    final long price = price(side);
                    final long qty = qty();
                    book.set(side, price, qty, EventWriter.NOT_TOLD);
                    levels.get(side).put(price, qty);
                }
            }
            reference.snapshot(levels);
            venue.onLevelsStated(0, step);
        }

        private long trade() {
            final int side = random.nextInt(3);
            final long price = price(random.nextInt(2));
            final long qty = qty() * (1 + random.nextInt(2));
            reference.trade(side, price, qty);
            venue.onTrade(0, side, price, qty, step);
            return qty;
        }

        private void changeState() {
            isOpen = !isOpen;
            reference.open(isOpen);
            venue.onMarketState(0, isOpen ? MarketStateCode.OPEN : MarketStateCode.HALT, step);
        }

        private void send() {
            final int kind = random.nextInt(10);
            if (!isOpen || kind < 2) {
                final long id = 1L + random.nextInt((int) nextId);
                venue.cancel(id, step);
                reference.cancel(id);
            } else if (kind < 4) {
                replace(1 + random.nextInt((int) nextId));
            } else {
                submit();
            }
            while (venue.nextArrivalNs() != Long.MAX_VALUE) {
                venue.processArrival();
            }
        }

        private void replace(final long id) {
            final ReferenceLevelVenue.Own own = reference.orders.get(id);
            if (own != null && own.isPostOnly && !own.isOver) {
                return;
            }
            final long price = own == null || random.nextInt(2) == 0 ? price(random.nextInt(2)) : own.price;
            final long qty = qty();
            venue.replace(fixture.amended(id, price, qty), step);
            reference.replace(id, price, qty);
        }

        private void submit() {
            final int side = random.nextInt(2);
            final TimeInForce timeInForce =
                    random.nextInt(3) > 0 ? TimeInForce.GTC : random.nextBoolean() ? TimeInForce.IOC : TimeInForce.FOK;
            final boolean isPostOnly = timeInForce == TimeInForce.GTC && random.nextInt(5) == 0;
            final long price = price(side);
            final long qty = qty() * (1 + random.nextInt(3));
            final long id = nextId++;
            venue.submit(
                    fixture.order(id, side, OrderType.LIMIT, timeInForce, price, Prices.NO_PRICE, qty, isPostOnly),
                    step);
            reference.submit(new ReferenceLevelVenue.Own(id, side, timeInForce, price, qty, isPostOnly));
        }

        private void compareReports(final int before, final long limitQty) {
            long makerQty = 0;
            while (venue.pollReport(report)) {
                final boolean isTrade = report.execType == ExecType.TRADE;
                final String told = report.orderId + " " + report.execType
                        + (isTrade
                                ? " " + report.lastQty + "@" + report.lastPrice + (report.isMaker ? " M" : " T")
                                : "");
                assertTrue(compared < reference.reports.size(), () -> where() + ": only the venue tells " + told);
                assertEquals(reference.reports.get(compared++), told, this::where);
                kinds.merge(
                        isTrade ? report.isMaker ? "TRADE M" : "TRADE T" : report.execType.toString(), 1, Integer::sum);
                if (isTrade) {
                    final ReferenceLevelVenue.Own own = reference.orders.get(report.orderId);
                    assertTrue(Side.reaches(own.side, own.price, report.lastPrice), this::where);
                    makerQty += report.isMaker ? report.lastQty : 0;
                }
            }
            assertEquals(reference.reports.size(), compared, () -> where() + " since report " + before);
            final long filledQty = makerQty;
            assertTrue(filledQty <= limitQty, () -> where() + ": " + filledQty + " of a trade of " + limitQty);
        }

        private void comparePlaces(final boolean isOurs) {
            for (final ReferenceLevelVenue.Own own : reference.orders.values()) {
                final long ahead = reference.ahead(own);
                assertEquals(ahead, venue.queueAhead(own.id), () -> where() + ": in front of " + own.id);
                if (own.isResting) {
                    kinds.merge(ahead < 0 ? "unknown" : "estimated", 1, Integer::sum);
                    final long was = lastAhead.getOrDefault(own.id, -1L);
                    if (!isOurs && was >= 0 && ahead > was) {
                        kinds.merge("growth without replace", 1, Integer::sum);
                    }
                }
            }
        }
    }
}
