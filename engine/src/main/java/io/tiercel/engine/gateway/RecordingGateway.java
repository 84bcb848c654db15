package io.tiercel.engine.gateway;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestKind;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.LongHashSet;

/**
 * The gateway of simulated sessions: the venue lives in the core, so released orders are not sent anywhere; what is open is kept, because this table
 * is what the emergency path cancels when the core is dead.
 * <p>
 * Owned by the outputs' thread; {@link #cancelAll} may be called by the closing thread after that has ended. Allocates nothing in the steady state.
 */
public final class RecordingGateway implements OutputHandler {
    private static final OrderStatus[] STATUS = OrderStatus.values();
    private static final int EXPECTED_OPEN_ORDERS = 1024;

    private final LongHashSet openOrders = new LongHashSet(EXPECTED_OPEN_ORDERS);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderRequestedDecoder requested = new OrderRequestedDecoder();
    private final ExecutionReportedDecoder reported = new ExecutionReportedDecoder();

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        if (header.templateId() == OrderRequestedDecoder.TEMPLATE_ID) {
            requested.wrap(buffer, body, header.blockLength(), header.version());
            if (requested.kind() == RequestKind.NEW) {
                openOrders.add(requested.orderId());
            }
        } else if (header.templateId() == ExecutionReportedDecoder.TEMPLATE_ID) {
            reported.wrap(buffer, body, header.blockLength(), header.version());
            if (STATUS[reported.status()].isFinal()) {
                openOrders.remove(reported.orderId());
            }
        }
    }

    /**
     * @return orders that were released and are not final.
     */
    public int openOrders() {
        return openOrders.size();
    }

    /**
     * The emergency path: cancels everything in the open-order table, whatever became of the core, and writes a log of its own.
     *
     * @param log    file for one line per order; replaced if it exists.
     * @param reason why the engine stopped.
     * @return orders canceled.
     * @throws IOException if the log cannot be written.
     */
    public int cancelAll(final Path log, final String reason) throws IOException {
        final long[] ids = new long[openOrders.size()];
        int count = 0;
        final LongHashSet.LongIterator open = openOrders.iterator();
        while (open.hasNext()) {
            ids[count++] = open.nextValue();
        }
        Arrays.sort(ids);
        final StringBuilder text = new StringBuilder("# " + reason + System.lineSeparator());
        for (final long id : ids) {
            text.append("cancel order ").append(id).append(System.lineSeparator());
        }
        Files.write(log, List.of(text.toString().stripTrailing()));
        openOrders.clear();
        return ids.length;
    }
}
