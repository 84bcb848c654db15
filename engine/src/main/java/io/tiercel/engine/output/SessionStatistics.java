package io.tiercel.engine.output;

import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestKind;
import io.tiercel.risk.protocol.RequestRefusedDecoder;
import io.tiercel.risk.protocol.SwitchState;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.MutableDirectBuffer;

/**
 * Counts what leaves the engine: orders, fills, rejects by reason, the account at its last mark.
 * <p>
 * Owned by the outputs' thread; read after it has ended. Allocates nothing in the steady state.
 */
public final class SessionStatistics implements OutputHandler {
    private static final ExecType[] EXEC_TYPES = ExecType.values();
    private static final int REASON_CODES = 1000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderRequestedDecoder requested = new OrderRequestedDecoder();
    private final RequestRefusedDecoder refused = new RequestRefusedDecoder();
    private final ExecutionReportedDecoder reported = new ExecutionReportedDecoder();
    private final AccountMarkedDecoder marked = new AccountMarkedDecoder();
    private final KillSwitchChangedDecoder switched = new KillSwitchChangedDecoder();
    private final long[] rejectsByCode = new long[REASON_CODES];
    private final long[] clipsByCode = new long[REASON_CODES];
    private final long[] fillsByStrategy;
    private long allowed;
    private long clears;
    private int tripCode;
    private long orders;
    private long fills;
    private long liquidationFills;
    private long makerFills;
    private long cancels;
    private long replaces;
    private long firstEquityMicros;
    private long equityMicros;
    private long feesMicros;
    private boolean isMarked;
    private boolean isTripped;

    /**
     * @param strategies of the session.
     */
    public SessionStatistics(final int strategies) {
        fillsByStrategy = new long[strategies];
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
                rejectsByCode[refused.wrap(buffer, body, block, version).reason()]++;
            case ExecutionReportedDecoder.TEMPLATE_ID -> onReported(reported.wrap(buffer, body, block, version));
            case AccountMarkedDecoder.TEMPLATE_ID -> onMarked(marked.wrap(buffer, body, block, version));
            case KillSwitchChangedDecoder.TEMPLATE_ID -> onSwitched(switched.wrap(buffer, body, block, version));
            default -> {
                // digests are not counted
            }
        }
    }

    private void onRequested(final OrderRequestedDecoder request) {
        countDecision(request);
        if (request.kind() == RequestKind.NEW) {
            orders++;
        } else if (request.kind() == RequestKind.CANCEL) {
            cancels++;
        } else {
            replaces++;
        }
    }

    /** What risk decided of a request that left: ALLOW, CLIP with a reason, or CLEAR; those it refused are counted as rejects. */
    private void countDecision(final OrderRequestedDecoder request) {
        if (request.kind() != RequestKind.CANCEL && request.strategyId() == RiskGate.NO_STRATEGY) {
            clears++;
        } else if (request.reason() == RejectReason.NONE.code()) {
            allowed++;
        } else {
            clipsByCode[request.reason()]++;
        }
    }

    private void onSwitched(final KillSwitchChangedDecoder change) {
        isTripped = change.state() == SwitchState.TRIPPED;
        tripCode = change.reason();
    }

    private void onReported(final ExecutionReportedDecoder report) {
        switch (EXEC_TYPES[report.execType()]) {
            case TRADE -> {
                fills++;
                makerFills += report.isMaker();
                countFill(report.strategyId());
            }
            case REJECTED, CANCEL_REJECTED, REPLACE_REJECTED -> rejectsByCode[report.reason()]++;
            case NEW, CANCELED, REPLACED, EXPIRED, TRIGGERED -> {
                // part of an order's life, told by its orders and fills
            }
        }
    }

    private void countFill(final int strategyId) {
        if (strategyId < fillsByStrategy.length) {
            fillsByStrategy[strategyId]++;
        } else {
            liquidationFills++;
        }
    }

    private void onMarked(final AccountMarkedDecoder account) {
        equityMicros = account.equityMicros();
        feesMicros = account.feesMicros();
        if (!isMarked) {
            isMarked = true;
            firstEquityMicros = equityMicros;
        }
    }

    /**
     * @return new orders that left for the venue.
     */
    public long orders() {
        return orders;
    }

    /**
     * @return cancel requests that left.
     */
    public long cancels() {
        return cancels;
    }

    /**
     * @return replace requests that left.
     */
    public long replaces() {
        return replaces;
    }

    /**
     * @return fills, partial ones counted each.
     */
    public long fills() {
        return fills;
    }

    /**
     * @return fills of resting orders.
     */
    public long makerFills() {
        return makerFills;
    }

    /**
     * @param strategyId dense id.
     * @return its fills.
     */
    public long fills(final int strategyId) {
        return fillsByStrategy[strategyId];
    }

    /**
     * @return fills of orders that the kill switch sent to close positions.
     */
    public long liquidationFills() {
        return liquidationFills;
    }

    /**
     * @return rejects by risk and venue, reason name to count, in the order of their codes.
     */
    public Map<String, Long> rejects() {
        return byReason(rejectsByCode);
    }

    private static Map<String, Long> byReason(final long[] counts) {
        final Map<String, Long> byReason = new TreeMap<>();
        for (final RejectReason reason : RejectReason.values()) {
            if (counts[reason.code()] > 0) {
                byReason.put(reason.code() + " " + reason, counts[reason.code()]);
            }
        }
        return byReason;
    }

    /**
     * @return requests that risk made smaller (CLIP), reason name to count, in the order of their codes.
     */
    public Map<String, Long> clips() {
        return byReason(clipsByCode);
    }

    /**
     * @return requests that left as they were asked for (ALLOW), cancels included.
     */
    public long allowed() {
        return allowed;
    }

    /**
     * @return orders of the kill switch that close positions after a breach (CLEAR).
     */
    public long clears() {
        return clears;
    }

    /**
     * @return number and name of what tripped the kill switch, if it is tripped at the end; else empty.
     */
    public String trippedBy() {
        return isTripped
                ? tripCode
                        + TripReason.ofCode(tripCode).map(known -> " " + known).orElse("")
                : "";
    }

    /**
     * @return equity at the last mark minus equity at the first, micros; 0 before the first.
     */
    public long pnlMicros() {
        return equityMicros - firstEquityMicros;
    }

    /**
     * @return fees paid, micros.
     */
    public long feesMicros() {
        return feesMicros;
    }

    /**
     * @return state of the kill switch at the end.
     */
    public boolean isTripped() {
        return isTripped;
    }
}
