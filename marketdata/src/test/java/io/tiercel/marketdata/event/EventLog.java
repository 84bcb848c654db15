package io.tiercel.marketdata.event;

import io.tiercel.marketdata.instrument.Prices;
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

/** Keeps each published event of a packet feed as one line: {@code sequence instrument WHAT ... @exchangeTimestampNs}, {@code +} = group goes on. */
public final class EventLog implements EventSlots {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder orderBookEvent = new OrderBookEventDecoder();
    private final LevelSnapshotDecoder levelSnapshot = new LevelSnapshotDecoder();
    private final LevelUpdateDecoder levelUpdate = new LevelUpdateDecoder();
    private final TopOfBookDecoder topOfBook = new TopOfBookDecoder();
    private final BookStaleDecoder bookStale = new BookStaleDecoder();
    private final TradingStatusDecoder tradingStatus = new TradingStatusDecoder();
    private final StatisticDecoder statistic = new StatisticDecoder();
    private final List<String> lines = new ArrayList<>();

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
        lines.add(header.sourceSequence() + (isLast ? " " : "+ ") + header.instrumentId() + " " + body());
    }

    private String body() {
        return switch (header.templateId()) {
            case OrderBookEventDecoder.TEMPLATE_ID -> {
                orderBookEvent.wrapAndApplyHeader(buffer, 0, header);
                yield orderBookEvent.action() + " " + orderBookEvent.side() + " " + text(orderBookEvent.orderId()) + ">"
                        + text(orderBookEvent.newOrderId()) + " " + text(orderBookEvent.price()) + " x"
                        + orderBookEvent.qty() + " @" + orderBookEvent.exchangeTimestampNs();
            }
            case LevelSnapshotDecoder.TEMPLATE_ID -> {
                levelSnapshot.wrapAndApplyHeader(buffer, 0, header);
                yield "SNAPSHOT " + levelSnapshot.side() + " " + text(levelSnapshot.price()) + " x"
                        + levelSnapshot.qty() + " @" + levelSnapshot.exchangeTimestampNs();
            }
            case LevelUpdateDecoder.TEMPLATE_ID -> {
                levelUpdate.wrapAndApplyHeader(buffer, 0, header);
                yield "LEVEL " + levelUpdate.side() + " " + text(levelUpdate.price()) + " x" + levelUpdate.qty() + " @"
                        + levelUpdate.exchangeTimestampNs();
            }
            case TopOfBookDecoder.TEMPLATE_ID -> {
                topOfBook.wrapAndApplyHeader(buffer, 0, header);
                yield "TOP " + text(topOfBook.bidPrice()) + " x" + topOfBook.bidQty() + " / "
                        + text(topOfBook.askPrice()) + " x" + topOfBook.askQty() + " @"
                        + topOfBook.exchangeTimestampNs();
            }
            case BookStaleDecoder.TEMPLATE_ID -> {
                bookStale.wrapAndApplyHeader(buffer, 0, header);
                yield "STALE " + bookStale.reason() + " " + bookStale.missing() + " @"
                        + bookStale.exchangeTimestampNs();
            }
            case TradingStatusDecoder.TEMPLATE_ID -> {
                tradingStatus.wrapAndApplyHeader(buffer, 0, header);
                yield tradingStatus.state() + " @" + tradingStatus.exchangeTimestampNs();
            }
            case StatisticDecoder.TEMPLATE_ID -> {
                statistic.wrapAndApplyHeader(buffer, 0, header);
                yield statistic.kind() + " " + text(statistic.price()) + " x" + statistic.qty() + " @"
                        + statistic.exchangeTimestampNs();
            }
            default -> throw new AssertionError("template " + header.templateId());
        };
    }

    private static String text(final long value) {
        return value == Prices.NO_PRICE ? "-" : Long.toString(value);
    }

    /** The events so far, in order. */
    public List<String> lines() {
        return lines;
    }
}
