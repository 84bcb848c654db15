package io.tiercel.engine.telemetry;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestKind;
import io.tiercel.risk.protocol.RequestRefusedDecoder;
import io.tiercel.risk.protocol.SwitchState;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * Counts what leaves, in fields of its own, and writes the counters once per drain of the gate.
 * <p>
 * Owned by the outputs' thread. Allocates nothing after construction.
 */
public final class OutputCounters implements OutputHandler {
    private static final ExecType[] EXEC_TYPES = ExecType.values();

    private final SessionCounters counters;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderRequestedDecoder requested = new OrderRequestedDecoder();
    private final ExecutionReportedDecoder reported = new ExecutionReportedDecoder();
    private final KillSwitchChangedDecoder switched = new KillSwitchChangedDecoder();
    private long released;
    private long orders;
    private long fills;
    private long rejects;
    private long trippedBy;

    /**
     * @param counters written to.
     */
    public OutputCounters(final SessionCounters counters) {
        this.counters = counters;
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        released++;
        header.wrap(buffer, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int block = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case OrderRequestedDecoder.TEMPLATE_ID -> {
                if (requested.wrap(buffer, body, block, version).kind() == RequestKind.NEW) {
                    orders++;
                }
            }
            case RequestRefusedDecoder.TEMPLATE_ID -> rejects++;
            case ExecutionReportedDecoder.TEMPLATE_ID -> onReported(reported.wrap(buffer, body, block, version));
            case KillSwitchChangedDecoder.TEMPLATE_ID -> {
                switched.wrap(buffer, body, block, version);
                trippedBy = switched.state() == SwitchState.TRIPPED ? switched.reason() : 0;
            }
            default -> {
                // digests and marks are only counted
            }
        }
    }

    private void onReported(final ExecutionReportedDecoder report) {
        switch (EXEC_TYPES[report.execType()]) {
            case TRADE -> fills++;
            case REJECTED, CANCEL_REJECTED, REPLACE_REJECTED -> rejects++;
            case NEW, CANCELED, REPLACED, EXPIRED, TRIGGERED -> {
                // part of an order's life, told by its orders and fills
            }
        }
    }

    /**
     * The gate has been drained: writes the counters.
     *
     * @param waitingBytes still in the output ring.
     */
    public void drained(final int waitingBytes) {
        counters.set(SessionCounter.RELEASED, released);
        counters.set(SessionCounter.ORDERS, orders);
        counters.set(SessionCounter.FILLS, fills);
        counters.set(SessionCounter.REJECTS, rejects);
        counters.set(SessionCounter.KILL_SWITCH, trippedBy);
        counters.set(SessionCounter.OUTPUT_RING_BYTES, waitingBytes);
    }
}
