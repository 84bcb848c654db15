package io.tiercel.engine.backtest;

import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.InputSource;
import io.tiercel.engine.backtest.BacktestOutcome.EarlyEnd;
import io.tiercel.engine.backtest.BacktestOutcome.Kind;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.gateway.RecordingGateway;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.SessionStatistics;
import io.tiercel.engine.performance.EquityPeriod;
import io.tiercel.engine.performance.RecorderSettings;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.engine.performance.TradingRecorder;
import io.tiercel.engine.protocol.MessageHeaderEncoder;
import io.tiercel.engine.protocol.SessionEndEncoder;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.BarDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.RequestRefusedDecoder;
import io.tiercel.strategy.model.Model;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One run of a core over market data, on the calling thread and without ring buffer or journal for its inputs: event in, records out, the next event.
 * <p>
 * Before it may trade, a strategy sees the market and its orders are refused; those refusals are counted, and handlers of outputs are not told of them.
 * Used once, by one thread. Allocates nothing in the steady state beyond what handlers, model and tape do.
 */
public final class BacktestRun {
    private static final long EVENTS_PER_CHECK = 4096;
    /** Progress is told every so many events, a power of two. */
    private static final long PROGRESS_MASK = 65_536 - 1;

    private final Configuration configuration;
    private final CoreFactory factory;
    private final TradingSpan span;
    private final boolean hasBooks;
    private final OutputDigest outputDigest = new OutputDigest();
    private final SwitchWatch switchWatch = new SwitchWatch();
    private final RecordingGateway gateway = new RecordingGateway();
    private final SessionStatistics statistics;
    private final TradingRecorder recorder;
    private final WarmUpOutputs warmUpOutputs = new WarmUpOutputs();
    private final OutputGate gate;
    private final Core core;
    private DoubleConsumer progress = share -> {};
    private BooleanSupplier isStopped = () -> false;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private boolean isHeld;
    private long events;
    private long firstTimeNs = Long.MIN_VALUE;
    private long tradesFromNs = Long.MIN_VALUE;
    private long lastTimeNs = Long.MIN_VALUE;
    private long lastSequence;
    private EarlyEnd end;

    /**
     * @param configuration of the run, which lists the instruments.
     * @param market        that it reads, for its instruments.
     * @param span          of its data.
     * @param model         asked when a best price moves, if any.
     * @param ring          where the core writes; empty, and used by no other run at the same time.
     * @param period        of the samples of equity.
     * @param spool         folder for what is recorded, if it does not stay in memory.
     */
    BacktestRun(
            final Configuration configuration,
            final BacktestMarket market,
            final TradingSpan span,
            final Optional<Model> model,
            final OutputRing ring,
            final EquityPeriod period,
            final Optional<Path> spool) {
        this.configuration = configuration;
        this.span = span;
        hasBooks = market.hasBooks();
        final InstrumentRegistry registry = market.registry();
        factory = new CoreFactory(configuration, registry);
        core = factory.newCore(ring, model);
        statistics = new SessionStatistics(factory.strategyNames().size());
        recorder = new TradingRecorder(new RecorderSettings(registry.all(), factory.strategyNames(), period, spool));
        core.venueObserver(recorder);
        warmUpOutputs.traded.add(recorder);
        warmUpOutputs.traded.add(statistics);
        gate = new OutputGate(ring, () -> Long.MAX_VALUE, List.of(outputDigest, switchWatch, gateway, warmUpOutputs));
        ring.fullHandler(gate::drain);
    }

    /**
     * @param configuration of a run.
     * @return a ring for its outputs.
     */
    static OutputRing ring(final Configuration configuration) {
        return new OutputRing(configuration.engine().pipeline().outputRingBytes());
    }

    /**
     * @param handler told of every record once trading has begun.
     * @return this.
     */
    BacktestRun handler(final OutputHandler handler) {
        warmUpOutputs.traded.add(handler);
        return this;
    }

    /**
     * @param consumer told the share of the data that has been read.
     * @return this.
     */
    BacktestRun progress(final DoubleConsumer consumer) {
        progress = consumer;
        return this;
    }

    /**
     * @param supplier asked now and then; true ends the run as if its data had ended.
     * @return this.
     */
    BacktestRun stopWhen(final BooleanSupplier supplier) {
        isStopped = supplier;
        return this;
    }

    /**
     * Runs.
     *
     * @param tape not read yet; closed by the caller.
     * @return what it came to, wherever it ended.
     * @see #record
     */
    BacktestOutcome run(final MarketTape tape) {
        core.holdOrders();
        isHeld = true;
        warmUpOutputs.isHeld = true;
        final long seesFromNs = span.seesFromNs(hasBooks);
        final long toNs = span.toNs();
        while (end == null && next(tape)) {
            final long timeNs = tape.eventTimeNs();
            if (timeNs >= toNs) {
                break;
            }
            if (timeNs >= seesFromNs) {
                take(tape, timeNs);
            }
        }
        finish();
        return outcome();
    }

    /**
     * @return what was traded, after the run; once; closed by the caller.
     */
    TradingRecord record() {
        return recorder.finish();
    }

    private boolean next(final MarketTape tape) {
        try {
            return tape.next();
        } catch (final BadInputException e) {
            if (events == 0) {
                throw e;
            }
            end = new EarlyEnd(Kind.DAMAGED_DATA, "damaged data: " + e.getMessage());
            return false;
        }
    }

    private void take(final MarketTape tape, final long timeNs) {
        lastTimeNs = timeNs;
        lastSequence = header.wrap(tape.buffer(), tape.offset()).sequence();
        if (isHeld) {
            release(timeNs);
        }
        // a bar that ends with a day belongs to that day
        recorder.onInput(header.templateId() == BarDecoder.TEMPLATE_ID ? timeNs - 1 : timeNs);
        try {
            core.onInput(tape.buffer(), tape.offset());
            gate.drain();
        } catch (final RuntimeException e) {
            fail(e);
            return;
        }
        events++;
        if ((events & (EVENTS_PER_CHECK - 1)) == 0 && isStopped.getAsBoolean()) {
            end = new EarlyEnd(Kind.INTERRUPTED, "interrupted at " + TimeText.of(timeNs));
        }
        if ((events & PROGRESS_MASK) == 0) {
            progress.accept(tape.progress());
        }
        if (switchWatch.isTripped() && core.isAtRest()) {
            end = new EarlyEnd(Kind.KILL_SWITCH, switchWatch.told());
        }
    }

    private void release(final long timeNs) {
        if (events == 0) {
            firstTimeNs = timeNs;
        }
        if (timeNs >= span.tradesFromNs(firstTimeNs) && events >= span.warmUpEvents()) {
            isHeld = false;
            tradesFromNs = timeNs;
            // what was due before is part of the warm-up; what comes now is compared with the account as it is
            core.releaseOrders(lastSequence, timeNs);
            gate.drain();
            warmUpOutputs.isHeld = false;
            if (events > 0) {
                core.markAccount();
            }
        }
    }

    private void fail(final RuntimeException e) {
        final Throwable cause = e.getCause() == null ? e : e.getCause();
        end = new EarlyEnd(
                Kind.FAILED, "failed at event " + lastSequence + ", " + TimeText.of(lastTimeNs) + ": " + cause);
    }

    /** What is under way at the venue is settled, unless the core itself is broken. */
    private void finish() {
        if (events == 0 && end == null) {
            return;
        }
        if (end != null && end.kind() == Kind.FAILED) {
            gate.drain();
            return;
        }
        final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(EventSlots.SLOT_LENGTH));
        final MessageHeaderEncoder endHeader = new MessageHeaderEncoder();
        new SessionEndEncoder().wrapAndApplyHeader(slot, 0, endHeader).feedEvents(events);
        endHeader
                .length(MessageHeaderEncoder.ENCODED_LENGTH + SessionEndEncoder.BLOCK_LENGTH)
                .flags(1)
                .source(InputSource.SESSION)
                .part(0)
                .instrumentId(-1)
                .crc32c(0)
                .sourceSequence(1)
                .sequence(lastSequence + 1)
                .eventTimeNs(lastTimeNs);
        try {
            core.onInput(slot, 0);
        } catch (final RuntimeException e) {
            fail(e);
        }
        gate.drain();
    }

    private BacktestOutcome outcome() {
        final Map<String, Long> fillsByStrategy = new LinkedHashMap<>();
        final List<String> names = factory.strategyNames();
        for (int i = 0; i < names.size(); i++) {
            fillsByStrategy.put(names.get(i), statistics.fills(i));
        }
        if (statistics.liquidationFills() > 0) {
            fillsByStrategy.put("kill switch (closing positions)", statistics.liquidationFills());
        }
        return new BacktestOutcome(
                events,
                firstTimeNs,
                tradesFromNs,
                lastTimeNs,
                warmUpOutputs.refused,
                statistics.orders(),
                statistics.replaces(),
                statistics.cancels(),
                statistics.fills(),
                statistics.makerFills(),
                fillsByStrategy,
                statistics.rejects(),
                configuration.risk().startingCashMicros(),
                statistics.pnlMicros(),
                statistics.feesMicros(),
                gateway.openOrders(),
                core.digest(),
                outputDigest.chain(),
                outputDigest.records(),
                SessionSummary.anomaliesOf(core),
                Optional.ofNullable(end));
    }

    /** Outputs of the warm-up stop here. */
    private static final class WarmUpOutputs implements OutputHandler {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final List<OutputHandler> traded = new ArrayList<>();
        private boolean isHeld;
        private long refused;

        @Override
        public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
            if (isHeld) {
                refused += header.wrap(buffer, offset).templateId() == RequestRefusedDecoder.TEMPLATE_ID ? 1 : 0;
                return;
            }
            for (int i = 0; i < traded.size(); i++) {
                traded.get(i).onOutput(buffer, offset, length);
            }
        }
    }
}
