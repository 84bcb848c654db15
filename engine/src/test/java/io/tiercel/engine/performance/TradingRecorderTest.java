package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.protocol.RequestKind;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder fed with outputs that are written by hand. */
class TradingRecorderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instrument CENTS = new Instrument(0, "CENT", 2, 0, 1, 1, 1);

    @TempDir
    private Path folder;

    private final Account account = new Account(new InstrumentRegistry(List.of(CENTS)), 1_000_000_000L);
    private final OutputRing ring = new OutputRing(1 << 20);
    private final OutputWriter outputs = new OutputWriter(ring);
    private TradingRecorder recorder;
    private OutputGate gate;
    private long sequence;

    private void start(final EquityPeriod period, final Optional<Path> spool) {
        recorder = new TradingRecorder(new RecorderSettings(List.of(CENTS), List.of("one"), period, spool));
        gate = new OutputGate(ring, () -> Long.MAX_VALUE, List.of(recorder));
    }

    private void input(final long timeNs) {
        recorder.onInput(timeNs);
        outputs.begin(++sequence);
    }

    private void report(
            final ExecType type, final OrderStatus status, final long orderId, final long lastQty, final long timeNs) {
        report(type, status, orderId, lastQty, timeNs, 2_001);
    }

    private void report(
            final ExecType type,
            final OrderStatus status,
            final long orderId,
            final long lastQty,
            final long timeNs,
            final long midTwice) {
        final ExecutionReport report = new ExecutionReport();
        report.clear();
        report.orderId = orderId;
        report.strategyId = 0;
        report.instrumentId = 0;
        report.side = Side.BUY;
        report.execType = type;
        report.status = status;
        report.lastQty = lastQty;
        report.cumQty = lastQty;
        report.leavesQty = status.isFinal() ? 0 : 10 - lastQty;
        report.lastPrice = lastQty == 0 ? Prices.NO_PRICE : 1_000;
        report.price = 1_000;
        report.isMaker = true;
        report.venueTimeNs = timeNs;
        report.midTwice = midTwice;
        report.queueAhead = 7;
        outputs.executionReported(report, timeNs);
        if (lastQty > 0) {
            account.fill(0, Side.BUY, 1_000, lastQty, 0);
        }
    }

    @Test
    void shouldFollowAnOrderFromItsDecisionToItsEnd() {
        start(EquityPeriod.minutes(), Optional.empty());
        input(SECOND);
        outputs.accountMarked(account, SECOND);
        gate.drain();
        recorder.onMid(0, SECOND, 2_001);
        report(ExecType.NEW, OrderStatus.NEW, 1, 0, 2 * SECOND);
        gate.drain();
        recorder.onTrade(0, 3 * SECOND, 1_004, 50);
        recorder.onTrade(0, 3 * SECOND, 1_000, 150);
        report(ExecType.TRADE, OrderStatus.PARTIALLY_FILLED, 1, 4, 4 * SECOND);
        gate.drain();
        recorder.onMid(0, 5 * SECOND, 1_995);
        report(ExecType.CANCELED, OrderStatus.CANCELED, 1, 0, 6 * SECOND, 1_995);
        outputs.requestRefused(RequestKind.NEW, Prices.NO_ORDER_ID, 0, 0, Side.BUY, 1, 1, 107, 6 * SECOND);
        outputs.killSwitchChanged(true, 901, 7 * SECOND);
        gate.drain();

        try (TradingRecord record = recorder.finish()) {
            final List<OrderRow> orders = new ArrayList<>();
            record.orders(orders::add);
            final OrderRow order = orders.getFirst();

            assertEquals(1, orders.size());
            assertEquals(OrderStatus.CANCELED, order.status());
            assertEquals(4, order.cumQty());
            assertEquals(4 * 10_000_000L, order.notionalMicros());
            assertEquals(2 * SECOND, order.arrivalTimeNs());
            assertEquals(4 * SECOND, order.firstFillTimeNs());
            assertEquals(6 * SECOND, order.endTimeNs());
            assertEquals(1_995, order.endMidTwice());
            assertEquals(7, order.queueAhead());
            assertEquals(200, order.marketQty());
            assertEquals((50 * 1_004 + 150 * 1_000) * 10_000L, order.marketNotionalMicros());
            assertEquals(Map.of(107, 1L), record.counts().rejectsByRisk());
            assertEquals(List.of(new SwitchChange(7 * SECOND, true, 901)), record.switchChanges());
            record.fills(fill -> assertEquals(1_995, fill.mid1sTwice()));
            record.trades(trade -> assertTrue(trade.isOpen()));
        }
    }

    @Test
    void shouldSampleDaysOfDataOnly() {
        // Friday, Monday and Tuesday, stamped with midnight; marks in between at the weekend, as the engine makes them
        // before its next input
        final long friday = day(LocalDate.of(2024, 5, 31));
        final long monday = day(LocalDate.of(2024, 6, 3));
        final long tuesday = day(LocalDate.of(2024, 6, 4));
        start(EquityPeriod.days(ZoneId.of("America/New_York"), 252), Optional.empty());
        for (final long day : new long[] {friday, monday, tuesday}) {
            input(day);
            if (day == friday) {
                outputs.accountMarked(account, day);
            } else {
                // due before the input: still of the session before
                outputs.accountMarked(account, day - 2 * SECOND);
            }
            outputs.accountMarked(account, day);
            gate.drain();
        }

        try (TradingRecord record = recorder.finish()) {
            assertEquals(
                    List.of(
                            friday / EquityPeriod.DAY_NS - 1,
                            friday / EquityPeriod.DAY_NS,
                            monday / EquityPeriod.DAY_NS,
                            tuesday / EquityPeriod.DAY_NS),
                    record.samples().stream().map(SampleRow::period).toList());
            assertEquals(
                    List.of(YearMonth.of(2024, 5), YearMonth.of(2024, 6)),
                    List.copyOf(
                            MonthlyReturns.of(record.period(), record.samples()).keySet()));
        }
    }

    private static long day(final LocalDate date) {
        return date.toEpochDay() * EquityPeriod.DAY_NS;
    }

    @Test
    void shouldChargeTheFirstPurchaseToNoTurnover() {
        // 10 units for 100 in the first minute, 20 for 200 in the second, over an equity of 1,000: 0.2 of a year's
        // 98,280 / 2 minutes
        start(EquityPeriod.minutes(), Optional.empty());
        input(0);
        outputs.accountMarked(account, 0);
        buyWhole(1, 10, 10 * SECOND);
        outputs.accountMarked(account, 60 * SECOND);
        buyWhole(2, 20, 70 * SECOND);
        outputs.accountMarked(account, 120 * SECOND);
        gate.drain();

        try (TradingRecord record = recorder.finish()) {
            final Performance performance = Performance.of(record, 0, Optional.empty());

            assertEquals(
                    List.of(0L, 100_000_000L, 200_000_000L),
                    record.samples().stream().map(SampleRow::tradedMicros).toList());
            assertEquals(0.2 * 98_280 / 2, performance.turnover().orElseThrow(), 1e-9);
            assertEquals(1.0, performance.timeInMarket().orElseThrow());
        }
    }

    private void buyWhole(final long orderId, final long qty, final long timeNs) {
        report(ExecType.NEW, OrderStatus.NEW, orderId, 0, timeNs);
        report(ExecType.TRADE, OrderStatus.FILLED, orderId, qty, timeNs);
    }

    @Test
    void shouldBeEmptyWithoutAnything() {
        start(EquityPeriod.minutes(), Optional.empty());

        try (TradingRecord record = recorder.finish()) {
            final Performance performance = Performance.of(record, 0, Optional.empty());

            assertTrue(performance.metrics().isEmpty());
            assertEquals(0, performance.attribution().total().netMicros());
            assertTrue(performance.execution().fillRatio().isEmpty());
            assertTrue(performance.turnover().isEmpty());
            assertTrue(performance.exposure().isEmpty());
            assertTrue(performance.months().isEmpty());
        }
    }

    @Test
    void shouldAllocateNothingInTheSteadyState() {
        start(EquityPeriod.minutes(), Optional.of(folder.resolve("spool")));
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final ExecutionReport report = new ExecutionReport();
        for (int i = 0; i < 20_000; i++) {
            event(report, i);
        }

        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 20_000; i < 22_000; i++) {
            event(report, i);
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        final long[] control = new long[threads.getCurrentThreadAllocatedBytes() > 0 ? 100 : 0];
        final long withControl = threads.getCurrentThreadAllocatedBytes() - before;

        recorder.finish().close();
        assertEquals(100, control.length);
        assertEquals(0, allocated);
        assertTrue(withControl >= 800, "the counter does not count");
    }

    /** A mid, a trade, and every tenth time an order that is filled at once. */
    private void event(final ExecutionReport report, final int number) {
        final long timeNs = number * (SECOND / 10);
        recorder.onMid(0, timeNs, 2_000 + number % 7);
        recorder.onTrade(0, timeNs, 1_000, 5);
        if (number % 10 == 0) {
            report.clear();
            report.orderId = number;
            report.strategyId = 0;
            report.instrumentId = 0;
            report.side = number % 20 == 0 ? Side.BUY : Side.SELL;
            report.venueTimeNs = timeNs;
            report.price = 1_000;
            report.leavesQty = 10;
            outputs.begin(number + 1);
            outputs.executionReported(report, timeNs);
            report.execType = ExecType.TRADE;
            report.status = OrderStatus.FILLED;
            report.lastPrice = 1_000;
            report.lastQty = 10;
            report.cumQty = 10;
            report.leavesQty = 0;
            report.reason = RejectReason.NONE;
            outputs.executionReported(report, timeNs);
            outputs.accountMarked(account, timeNs);
            gate.drain();
        }
    }
}
