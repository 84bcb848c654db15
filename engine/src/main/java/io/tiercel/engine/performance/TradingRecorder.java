package io.tiercel.engine.performance;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.engine.venue.VenueObserver;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.account.Notional;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestKind;
import io.tiercel.risk.protocol.RequestRefusedDecoder;
import io.tiercel.risk.protocol.StrategyStoppedDecoder;
import io.tiercel.risk.protocol.SwitchState;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.agrona.MutableDirectBuffer;

/**
 * Makes the record of a run from the core's outputs, as they are released or as they stand in an output journal, and from the market at the venue. Without
 * the latter ({@code Core.venueObserver}) the marks of the account stand for mids, and a report says so.
 * <p>
 * To be called by one thread at a time, outputs of an input before the next input: with {@code ThreadingMode.INVOKER}, or with a journal, it is so. Memory
 * does not grow with the run when there is a spool: finished rows go there, and what is pending is bounded by half a minute of fills and the open orders.
 * Allocates nothing in the steady state.
 */
public final class TradingRecorder implements OutputHandler, VenueObserver {
    private static final int REASON_CODES = 1000;
    /** Instruments whose mids are kept for a picture: those that were first traded. */
    private static final int MOST_PRICES = 16;

    private static final ExecType[] EXEC_TYPES = ExecType.values();

    private final RecorderSettings settings;
    private final Instrument[] instruments;
    private final LongTable fills;
    private final LongTable orders;
    private final LongTable trades;
    private final LongTable samples;
    private final MidHistory[] mids;
    private final boolean[] isVenueSeen;
    private final PendingFills pending;
    private final OrderBookkeeping bookkeeping;
    private final OpenTrade[] openTrades;
    private final AccountSamples account;
    private final PriceCurve[] prices;
    private final long[] rejectsByRisk = new long[REASON_CODES];
    private final long[] rejectsByVenue = new long[REASON_CODES];
    private final long[] clipsByReason = new long[REASON_CODES];
    private final List<SwitchChange> switchChanges = new ArrayList<>();
    private final List<StoppedStrategy> stoppedStrategies = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderRequestedDecoder requested = new OrderRequestedDecoder();
    private final RequestRefusedDecoder refused = new RequestRefusedDecoder();
    private final ExecutionReportedDecoder reported = new ExecutionReportedDecoder();
    private final AccountMarkedDecoder marked = new AccountMarkedDecoder();
    private final StrategyStoppedDecoder stopped = new StrategyStoppedDecoder();
    private final KillSwitchChangedDecoder switched = new KillSwitchChangedDecoder();
    private long cancelsSent;
    private long replacesSent;
    private long fillsWithoutMid;
    private long lastVenueNs;
    private int watchedPrices;
    private boolean isVenueObserved;

    /**
     * @param settings of the record.
     */
    public TradingRecorder(final RecorderSettings settings) {
        this.settings = settings;
        instruments = settings.instruments().toArray(Instrument[]::new);
        fills = new LongTable(FillRow.WIDTH, spool("fills"));
        orders = new LongTable(OrderRow.WIDTH, spool("orders"));
        trades = new LongTable(TradeRow.WIDTH, spool("trades"));
        samples = new LongTable(SampleRow.WIDTH, spool("equity"));
        mids = MidHistory.of(instruments.length);
        isVenueSeen = new boolean[instruments.length];
        pending = new PendingFills(mids, fills);
        bookkeeping = new OrderBookkeeping(List.of(instruments), mids, orders);
        openTrades = settings.instruments().stream()
                .map(instrument -> new OpenTrade(instrument, trades))
                .toArray(OpenTrade[]::new);
        account = new AccountSamples(settings.instruments(), settings.period(), samples);
        prices = new PriceCurve[instruments.length];
    }

    private Optional<Path> spool(final String table) {
        return settings.spool().map(folder -> folder.resolve(table + ".rows"));
    }

    @Override
    public void onMid(final int instrumentId, final long venueTimeNs, final long midTwice) {
        isVenueObserved = true;
        isVenueSeen[instrumentId] = true;
        moveMid(instrumentId, venueTimeNs, midTwice);
    }

    private void moveMid(final int instrumentId, final long timeNs, final long midTwice) {
        lastVenueNs = timeNs;
        pending.advanceTo(timeNs);
        mids[instrumentId].add(timeNs, midTwice);
        openTrades[instrumentId].mark(midTwice);
        if (prices[instrumentId] != null) {
            prices[instrumentId].add(timeNs, midTwice);
        }
    }

    /**
     * Market data are about to be worked on: daily samples of equity are those of days that have some. Without a call every day with a mark counts.
     *
     * @param eventTimeNs of the data, ns since the epoch.
     */
    public void onInput(final long eventTimeNs) {
        account.input(eventTimeNs);
    }

    @Override
    public void onTrade(final int instrumentId, final long venueTimeNs, final long price, final long qty) {
        lastVenueNs = venueTimeNs;
        bookkeeping.marketTraded(instrumentId, price, qty);
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int block = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case OrderRequestedDecoder.TEMPLATE_ID -> onRequested(requested.wrap(buffer, body, block, version));
            case RequestRefusedDecoder.TEMPLATE_ID ->
                rejectsByRisk[refused.wrap(buffer, body, block, version).reason()]++;
            case ExecutionReportedDecoder.TEMPLATE_ID -> onReported(reported.wrap(buffer, body, block, version));
            case AccountMarkedDecoder.TEMPLATE_ID -> onMarked(marked.wrap(buffer, body, block, version));
            case KillSwitchChangedDecoder.TEMPLATE_ID -> onSwitched(switched.wrap(buffer, body, block, version));
            case StrategyStoppedDecoder.TEMPLATE_ID -> onStopped(stopped.wrap(buffer, body, block, version));
            default -> {
                // digests, timers and answers of a model tell nothing of what was traded
            }
        }
    }

    private void onRequested(final OrderRequestedDecoder request) {
        clipsByReason[request.reason()] += request.reason() == 0 ? 0 : 1;
        if (request.kind() == RequestKind.NEW) {
            bookkeeping.sent(request, header.instrumentId(), header.eventTimeNs());
            watchPrice(header.instrumentId());
        } else if (request.kind() == RequestKind.CANCEL) {
            cancelsSent++;
        } else {
            replacesSent++;
        }
    }

    private void watchPrice(final int instrumentId) {
        if (prices[instrumentId] == null && watchedPrices < MOST_PRICES) {
            watchedPrices++;
            prices[instrumentId] = new PriceCurve();
            if (mids[instrumentId].lastTwice() != Prices.NO_PRICE) {
                prices[instrumentId].add(lastVenueNs, mids[instrumentId].lastTwice());
            }
        }
    }

    private void onReported(final ExecutionReportedDecoder report) {
        final ExecType type = EXEC_TYPES[report.execType()];
        if (type == ExecType.REJECTED || type == ExecType.CANCEL_REJECTED || type == ExecType.REPLACE_REJECTED) {
            rejectsByVenue[report.reason()]++;
        }
        final OpenOrder order = bookkeeping.of(report, header.instrumentId());
        if (order == null) {
            return;
        }
        if (type == ExecType.TRADE) {
            onFill(order, report);
        }
        bookkeeping.reported(order, report);
    }

    private void onFill(final OpenOrder order, final ExecutionReportedDecoder report) {
        final int instrumentId = order.instrumentId;
        final long signedQty = order.side == 0 ? report.lastQty() : -report.lastQty();
        final long notionalMicros = Notional.micros(instruments[instrumentId], report.lastPrice(), signedQty);
        final long[] row = pending.next();
        row[0] = order.orderId;
        row[1] = order.strategyId;
        row[FillRow.INSTRUMENT] = instrumentId;
        row[3] = order.side;
        row[4] = report.isMaker();
        row[FillRow.VENUE_TIME] = report.venueTimestampNs();
        row[6] = header.eventTimeNs();
        row[7] = report.lastPrice();
        row[8] = report.lastQty();
        row[9] = report.feeMicros();
        row[FillRow.MID] = midOf(report);
        row[14] = order.decisionTimeNs;
        row[15] = order.arrivalTimeNs;
        row[16] = report.isMaker() == 0 ? -1 : report.queueAhead();
        pending.added();
        order.notionalMicros += notionalMicros;
        order.feesMicros += report.feeMicros();
        openTrades[instrumentId].fill(
                order.strategyId, report.venueTimestampNs(), signedQty, notionalMicros, report.feeMicros());
        account.traded(notionalMicros, header.eventTimeNs());
    }

    private long midOf(final ExecutionReportedDecoder report) {
        if (report.midTwice() != Prices.NO_PRICE) {
            return report.midTwice();
        }
        fillsWithoutMid++;
        return 2 * report.lastPrice();
    }

    private void onMarked(final AccountMarkedDecoder mark) {
        final long nowNs = header.eventTimeNs();
        account.marked(mark, nowNs);
        final long[] marksTwice = account.marksTwice();
        for (int i = 0; i < marksTwice.length; i++) {
            if (!isVenueSeen[i] && marksTwice[i] != Prices.NO_PRICE && marksTwice[i] != mids[i].lastTwice()) {
                moveMid(i, nowNs, marksTwice[i]);
            }
        }
    }

    private void onSwitched(final KillSwitchChangedDecoder change) {
        switchChanges.add(
                new SwitchChange(header.eventTimeNs(), change.state() == SwitchState.TRIPPED, change.reason()));
    }

    private void onStopped(final StrategyStoppedDecoder stop) {
        stoppedStrategies.add(
                new StoppedStrategy(header.eventTimeNs(), stop.strategyId(), stop.reason(), stop.fault()));
    }

    /**
     * The run is over. To be called once.
     *
     * @return the record, to be closed by the caller.
     */
    public TradingRecord finish() {
        pending.finish();
        bookkeeping.finish(Math.max(lastVenueNs, account.lastNs()));
        for (int i = 0; i < openTrades.length; i++) {
            openTrades[i].finish(account.marksTwice()[i]);
        }
        account.finish();
        return new TradingRecord(
                settings,
                fills,
                orders,
                trades,
                samples,
                account,
                Arrays.stream(prices).map(Optional::ofNullable).toList(),
                new RecordCounts(
                        RecordCounts.byReason(rejectsByRisk),
                        RecordCounts.byReason(rejectsByVenue),
                        RecordCounts.byReason(clipsByReason),
                        cancelsSent,
                        replacesSent,
                        fillsWithoutMid,
                        isVenueObserved),
                List.copyOf(switchChanges),
                List.copyOf(stoppedStrategies));
    }
}
