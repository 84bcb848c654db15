package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.event.EventWriter;
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
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A market and orders in it, written down once from a seed and then played as often as wanted: as it is, in the mirror (bids are asks, prices are
 * reflected), with other latencies.
 */
final class RandomMarket {
    private static final long MID = 10_000;
    private static final long STEP_NS = 100;
    private static final int KINDS = 6;

    /** What happened at a step; the meaning of the numbers depends on the kind. */
    private record Step(int kind, int side, long away, long qty, int choice) {}

    /** What a run tells after a step. */
    record Told(List<String> reports, List<Long> queues, long makerQty, long eventQty, Bounds bounds) {}

    /**
     * What must hold for the whole run so far.
     *
     * @param beyondLimit      fills at a worse price than their order's limit.
     * @param takenBeyondAdded quantity taken beyond what history ever put there, both sides.
     * @param isBalanced       whether the account's cash, cost, profit and fees agree to the micro.
     */
    record Bounds(long beyondLimit, long takenBeyondAdded, boolean isBalanced) {}

    private final List<Step> steps = new ArrayList<>();
    private final boolean isOfLevels;
    private final QueueModelConfig queueModel;

    RandomMarket(final long seed, final int length) {
        final SplittableRandom random = new SplittableRandom(seed);
        isOfLevels = random.nextBoolean();
        queueModel = new QueueModelConfig(
                QueueModel.values()[random.nextInt(QueueModel.values().length)], 1 + random.nextInt(3));
        for (int i = 0; i < length; i++) {
            steps.add(new Step(
                    random.nextInt(KINDS + 2),
                    random.nextInt(2),
                    random.nextInt(8) - 1L,
                    1 + random.nextInt(40),
                    random.nextInt(1_000)));
        }
    }

    boolean isOfLevels() {
        return isOfLevels;
    }

    /**
     * @param isMirrored bids are asks.
     * @param entryNs    from the engine to the venue.
     * @param ownOrders  how many orders are sent at most; the first of them rests.
     * @param look       told after each step.
     */
    void play(final boolean isMirrored, final long entryNs, final int ownOrders, final Consumer<Told> look) {
        play(isMirrored, entryNs, ownOrders, queueModel, look);
    }

    void play(
            final boolean isMirrored,
            final long entryNs,
            final int ownOrders,
            final QueueModelConfig model,
            final Consumer<Told> look) {
        new Run(isMirrored, entryNs, ownOrders, model).play(look);
    }

    private final class Run {
        private final OrderBook orders = new ArrayOrderBook();
        private final LevelBook levels = new ArrayLevelBook();
        private final OrderFixture fixture = new OrderFixture();
        private final ExecutionReport report = new ExecutionReport();
        private final List<Long> historical = new ArrayList<>();
        private final boolean isMirrored;
        private final int ownOrders;
        private final Map<Long, Long> bids = new HashMap<>();
        private final Map<Long, Long> asks = new HashMap<>();
        private final long[] added = new long[2];
        private final long[] taken = new long[2];
        private final InstrumentRegistry registry =
                new InstrumentRegistry(List.of(new Instrument(0, "XYZ", 2, 0, 1, 1, 1)));
        private final Account account = new Account(registry, 0);
        private final SimulatedVenue venue;
        private long beyondLimit;
        private boolean isOpen = true;
        private long nextHistorical = 1;
        private long sent;
        private long nowNs = 1_000;

        Run(final boolean isMirrored, final long entryNs, final int ownOrders, final QueueModelConfig model) {
            this.isMirrored = isMirrored;
            this.ownOrders = ownOrders;
            venue = new SimulatedVenue(
                    registry,
                    List.of(orders),
                    List.of(FeeSchedule.FREE),
                    new VenueConfig(
                            LatencyConfig.constant(entryNs, 0),
                            model,
                            FillOnCross.TOUCH,
                            SelfTradePrevention.CANCEL_NEWEST,
                            BarFillConfig.DEFAULTS));
            if (isOfLevels) {
                venue.followLevels(0, levels);
            }
        }

        void play(final Consumer<Told> look) {
            for (final Step step : steps) {
                nowNs += STEP_NS;
                arrive(nowNs - 1);
                final long eventQty = step.kind() < KINDS ? marketData(step) : order(step);
                arrive(nowNs);
                look.accept(told(eventQty));
            }
        }

        private void arrive(final long untilNs) {
            while (venue.nextArrivalNs() <= untilNs) {
                venue.processArrival();
            }
        }

        private Told told(final long eventQty) {
            final List<String> reports = new ArrayList<>();
            long makerQty = 0;
            while (venue.pollReport(report)) {
                final boolean isTrade = report.execType == ExecType.TRADE;
                makerQty += isTrade && report.isMaker ? report.lastQty : 0;
                if (isTrade) {
                    book();
                }
                final long price = isTrade ? shown(report.lastPrice) : 0;
                reports.add(report.orderId + " " + report.execType + " " + report.lastQty + "@" + price + " "
                        + report.isMaker + " " + report.reason + " " + report.leavesQty);
            }
            final List<Long> queues = new ArrayList<>();
            for (long id = 1; id <= sent; id++) {
                queues.add(venue.queueAhead(id));
            }
            final long beyond = Math.max(0, taken[0] - added[0]) + Math.max(0, taken[1] - added[1]);
            return new Told(reports, queues, makerQty, eventQty, new Bounds(beyondLimit, beyond, account.isBalanced()));
        }

        private void book() {
            beyondLimit += Side.isAtOrBetter(report.side, report.price, report.lastPrice) ? 0 : 1;
            if (!report.isMaker) {
                taken[place(Side.opposite(report.side))] += report.lastQty;
            }
            account.fill(0, report.side, report.lastPrice, report.lastQty, report.feeMicros);
        }

        private static int place(final int side) {
            return side == Side.BUY ? 0 : 1;
        }

        private long shown(final long price) {
            return isMirrored ? 2 * MID - price : price;
        }

        private int side(final Step step) {
            return isMirrored ? Side.opposite(step.side()) : step.side();
        }

        private long price(final Step step) {
            return shown(MID - Side.sign(step.side()) * step.away());
        }

        private long marketData(final Step step) {
            if (step.choice() % 97 == 0) {
                isOpen = !isOpen;
                venue.onMarketState(0, isOpen ? MarketStateCode.OPEN : MarketStateCode.HALT, nowNs);
                return Long.MAX_VALUE;
            }
            if (step.kind() == 0) {
                venue.onTrade(0, side(step), price(step), step.qty(), nowNs);
                return step.qty();
            }
            return isOfLevels ? level(step) : historicalOrder(step);
        }

        private long level(final Step step) {
            final long qty = step.choice() % 4 == 0 ? 0 : step.qty();
            final Long before = (side(step) == Side.BUY ? bids : asks).put(price(step), qty);
            // growth is new liquidity, what comes back after it had left too
            added[place(side(step))] += Math.max(0, qty - (before == null ? 0 : before));
            levels.set(side(step), price(step), qty, EventWriter.NOT_TOLD);
            venue.onLevel(0, side(step), price(step), qty);
            venue.onLevelsChanged(0, nowNs);
            return Long.MAX_VALUE;
        }

        private long historicalOrder(final Step step) {
            if (step.kind() < 4 || historical.isEmpty()) {
                historical.add(nextHistorical);
                orders.add(nextHistorical++, side(step), price(step), step.qty());
                added[place(side(step))] += step.qty();
            } else {
                final long id = historical.get(step.choice() % historical.size());
                if (step.kind() == 4) {
                    orders.execute(id, Side.NONE, Prices.NO_PRICE, step.qty());
                } else {
                    orders.delete(id, Side.NONE, Prices.NO_PRICE, 0);
                }
            }
            venue.onBookUpdate(0, orders.update(), nowNs);
            return step.qty();
        }

        private long order(final Step step) {
            final int choice = step.choice() % 10;
            if (sent > 0 && ownOrders > 1 && choice < 2) {
                venue.cancel(1 + step.choice() % sent, nowNs);
            } else if (sent < ownOrders) {
                final TimeInForce timeInForce =
                        sent == 0 || choice < 6 ? TimeInForce.GTC : choice < 8 ? TimeInForce.IOC : TimeInForce.FOK;
                venue.submit(
                        fixture.order(
                                ++sent,
                                side(step),
                                OrderType.LIMIT,
                                timeInForce,
                                price(step),
                                Prices.NO_PRICE,
                                ownOrders == 1 ? 1_000_000 : step.qty(),
                                ownOrders == 1),
                        nowNs);
            }
            return Long.MAX_VALUE;
        }
    }
}
