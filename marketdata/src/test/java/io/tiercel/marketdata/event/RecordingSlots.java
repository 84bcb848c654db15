package io.tiercel.marketdata.event;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.marketdata.protocol.SkippedDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Keeps each published event as one line of text, decoded from its bytes:
 * {@code sequence/part instrument WHAT ... @exchangeTimestampNs}, with {@code -} for a null and {@code +} behind an unfinished group's part.
 */
public final class RecordingSlots implements EventSlots {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder orderBookEvent = new OrderBookEventDecoder();
    private final LevelSnapshotDecoder levelSnapshot = new LevelSnapshotDecoder();
    private final TradingStatusDecoder tradingStatus = new TradingStatusDecoder();
    private final SkippedDecoder skipped = new SkippedDecoder();
    private final List<String> events = new ArrayList<>();

    @Override
    public UnsafeBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void publish(final int offset) {
        header.wrap(buffer, offset);
        final boolean isLast = (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
        final String head =
                header.sourceSequence() + "/" + header.part() + (isLast ? " " : "+ ") + header.instrumentId() + " ";
        events.add(head
                + switch (header.templateId()) {
                    case OrderBookEventDecoder.TEMPLATE_ID -> orderBookEvent();
                    case LevelSnapshotDecoder.TEMPLATE_ID -> levelSnapshot();
                    case TradingStatusDecoder.TEMPLATE_ID -> tradingStatus();
                    case SkippedDecoder.TEMPLATE_ID -> skipped();
                    default -> throw new AssertionError("template " + header.templateId());
                });
    }

    private String orderBookEvent() {
        orderBookEvent.wrapAndApplyHeader(buffer, 0, header);
        return orderBookEvent.action() + " " + orderBookEvent.side() + " " + text(orderBookEvent.orderId()) + ">"
                + text(orderBookEvent.newOrderId()) + " " + text(orderBookEvent.price()) + " x" + orderBookEvent.qty()
                + " @" + orderBookEvent.exchangeTimestampNs();
    }

    private String levelSnapshot() {
        levelSnapshot.wrapAndApplyHeader(buffer, 0, header);
        return "LEVEL " + levelSnapshot.side() + " " + levelSnapshot.price() + " x" + levelSnapshot.qty() + " @"
                + levelSnapshot.exchangeTimestampNs();
    }

    private String tradingStatus() {
        tradingStatus.wrapAndApplyHeader(buffer, 0, header);
        return tradingStatus.state() + " @" + tradingStatus.exchangeTimestampNs();
    }

    private String skipped() {
        skipped.wrapAndApplyHeader(buffer, 0, header);
        return "SKIPPED " + (char) skipped.feedMessageType() + " " + skipped.reason() + " @"
                + skipped.exchangeTimestampNs();
    }

    private static String text(final long value) {
        return value == Prices.NO_PRICE ? "-" : Long.toString(value);
    }

    /** The events so far, in order. */
    public List<String> events() {
        return events;
    }
}
