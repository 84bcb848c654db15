package io.tiercel.marketdata.dbn;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BarDecoder;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.marketdata.protocol.StatisticDecoder;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps each event as a line: {@code sequence/part instrument WHAT ... @time}, with {@code -} for a null and {@code +} where more of the group comes. */
final class DbnEventLog implements EventSlots {
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    final List<String> lines = new ArrayList<>();

    @Override
    public UnsafeBuffer buffer() {
        return slot;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void publish(final int offset) {
        header.wrap(slot, 0);
        final boolean isLast = (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
        lines.add(header.sourceSequence() + "/" + header.part() + (isLast ? " " : "+ ") + header.instrumentId() + " "
                + body());
    }

    private String body() {
        switch (header.templateId()) {
            case OrderBookEventDecoder.TEMPLATE_ID -> {
                final OrderBookEventDecoder e = new OrderBookEventDecoder().wrapAndApplyHeader(slot, 0, header);
                final String id = e.newOrderId() == Prices.NO_ORDER_ID ? "" : ">" + e.newOrderId();
                return e.action() + " " + e.side() + " " + text(e.orderId()) + id + " " + text(e.price()) + " x"
                        + e.qty() + " @" + e.exchangeTimestampNs();
            }
            case LevelSnapshotDecoder.TEMPLATE_ID -> {
                final LevelSnapshotDecoder e = new LevelSnapshotDecoder().wrapAndApplyHeader(slot, 0, header);
                return "SNAPSHOT " + e.side() + " " + text(e.price()) + " x" + e.qty() + " n" + e.orderCount() + " @"
                        + e.exchangeTimestampNs();
            }
            case LevelUpdateDecoder.TEMPLATE_ID -> {
                final LevelUpdateDecoder e = new LevelUpdateDecoder().wrapAndApplyHeader(slot, 0, header);
                return "LEVEL " + e.side() + " " + text(e.price()) + " x" + e.qty() + " n" + e.orderCount() + " @"
                        + e.exchangeTimestampNs();
            }
            case TopOfBookDecoder.TEMPLATE_ID -> {
                final TopOfBookDecoder e = new TopOfBookDecoder().wrapAndApplyHeader(slot, 0, header);
                return "TOP " + text(e.bidPrice()) + " x" + e.bidQty() + " " + text(e.askPrice()) + " x" + e.askQty()
                        + " @" + e.exchangeTimestampNs();
            }
            case TradingStatusDecoder.TEMPLATE_ID -> {
                final TradingStatusDecoder e = new TradingStatusDecoder().wrapAndApplyHeader(slot, 0, header);
                return "STATE " + e.state() + " @" + e.exchangeTimestampNs();
            }
            case BarDecoder.TEMPLATE_ID -> {
                final BarDecoder e = new BarDecoder().wrapAndApplyHeader(slot, 0, header);
                return "BAR " + e.side() + " " + text(e.openPrice()) + " " + text(e.highPrice()) + " "
                        + text(e.lowPrice()) + " " + text(e.closePrice()) + " x" + e.volume() + " @"
                        + e.startTimestampNs() + "+" + e.intervalNs() + "=" + header.eventTimeNs();
            }
            case StatisticDecoder.TEMPLATE_ID -> {
                final StatisticDecoder e = new StatisticDecoder().wrapAndApplyHeader(slot, 0, header);
                return "FIGURE " + e.kind() + " " + text(e.price()) + " x" + e.qty() + " @" + e.exchangeTimestampNs();
            }
            case BookStaleDecoder.TEMPLATE_ID -> {
                final BookStaleDecoder e = new BookStaleDecoder().wrapAndApplyHeader(slot, 0, header);
                return "STALE " + e.reason() + " @" + e.exchangeTimestampNs();
            }
            default -> throw new AssertionError("template " + header.templateId());
        }
    }

    private static String text(final long value) {
        return value == Prices.NO_PRICE ? "-" : Long.toString(value);
    }
}
