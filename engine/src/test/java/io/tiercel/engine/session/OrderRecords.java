package io.tiercel.engine.session;

import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestKind;
import io.tiercel.risk.protocol.RequestRefusedDecoder;
import io.tiercel.risk.protocol.SwitchState;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;

/** What an output journal says about orders, told again by a reader that shares no code with the gateway or the statistics. */
public final class OrderRecords {
    private final Set<Long> open = new TreeSet<>();
    private final List<String> switches = new ArrayList<>();
    private final List<Integer> refusals = new ArrayList<>();
    private long ordersWhileTripped;
    private boolean isTripped;

    public OrderRecords(final List<byte[]> outputs) {
        for (final byte[] record : outputs) {
            add(record);
        }
    }

    private void add(final byte[] record) {
        final UnsafeBuffer buffer = new UnsafeBuffer(record);
        final MessageHeaderDecoder header = JournalContent.header(record);
        final int body = MessageHeaderDecoder.ENCODED_LENGTH;
        switch (header.templateId()) {
            case OrderRequestedDecoder.TEMPLATE_ID -> {
                final OrderRequestedDecoder request =
                        new OrderRequestedDecoder().wrap(buffer, body, header.blockLength(), header.version());
                if (request.kind() == RequestKind.NEW) {
                    open.add(request.orderId());
                    ordersWhileTripped += isTripped ? 1 : 0;
                }
            }
            case ExecutionReportedDecoder.TEMPLATE_ID -> {
                final ExecutionReportedDecoder report =
                        new ExecutionReportedDecoder().wrap(buffer, body, header.blockLength(), header.version());
                if (OrderStatus.values()[report.status()].isFinal()) {
                    open.remove(report.orderId());
                }
            }
            case RequestRefusedDecoder.TEMPLATE_ID ->
                refusals.add(new RequestRefusedDecoder()
                        .wrap(buffer, body, header.blockLength(), header.version())
                        .reason());
            case KillSwitchChangedDecoder.TEMPLATE_ID -> {
                final KillSwitchChangedDecoder change =
                        new KillSwitchChangedDecoder().wrap(buffer, body, header.blockLength(), header.version());
                isTripped = change.state() == SwitchState.TRIPPED;
                switches.add(change.state() + " " + change.reason());
            }
            default -> {
                // digests and marks say nothing about orders
            }
        }
    }

    /** Orders that left and are not final. */
    public Set<Long> open() {
        return open;
    }

    /** State and reason code at each change of the kill switch. */
    public List<String> switches() {
        return switches;
    }

    /** Reason codes of risk's refusals. */
    public List<Integer> refusals() {
        return refusals;
    }

    /** New orders that left although the switch was tripped. */
    public long ordersWhileTripped() {
        return ordersWhileTripped;
    }
}
