package io.tiercel.engine;

import io.tiercel.marketdata.protocol.BarDecoder;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.marketdata.protocol.StatisticDecoder;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;
import org.agrona.DirectBuffer;

/** Finds out what kind of market data a message is. Owned by the core's thread; allocates nothing after construction. */
final class MarketDispatch {
    private final OrderBookEventDecoder orderBookEvent = new OrderBookEventDecoder();
    private final LevelSnapshotDecoder levelSnapshot = new LevelSnapshotDecoder();
    private final TradingStatusDecoder tradingStatus = new TradingStatusDecoder();
    private final LevelUpdateDecoder levelUpdate = new LevelUpdateDecoder();
    private final TopOfBookDecoder topOfBook = new TopOfBookDecoder();
    private final BookStaleDecoder bookStale = new BookStaleDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final StatisticDecoder statistic = new StatisticDecoder();

    MarketDispatch() {}

    /**
     * @param header of the message.
     * @param buffer holds it.
     * @param offset of its header.
     * @param to     takes it.
     * @return false when it is no market data: nobody was called.
     */
    boolean dispatch(
            final MessageHeaderDecoder header, final DirectBuffer buffer, final int offset, final MarketHandler to) {
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int length = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case OrderBookEventDecoder.TEMPLATE_ID ->
                to.onOrderBookEvent(header, orderBookEvent.wrap(buffer, body, length, version));
            case LevelSnapshotDecoder.TEMPLATE_ID ->
                to.onLevelSnapshot(header, levelSnapshot.wrap(buffer, body, length, version));
            case TradingStatusDecoder.TEMPLATE_ID ->
                to.onTradingStatus(header, tradingStatus.wrap(buffer, body, length, version));
            case LevelUpdateDecoder.TEMPLATE_ID ->
                to.onLevelUpdate(header, levelUpdate.wrap(buffer, body, length, version));
            case TopOfBookDecoder.TEMPLATE_ID -> to.onTopOfBook(header, topOfBook.wrap(buffer, body, length, version));
            case BookStaleDecoder.TEMPLATE_ID -> to.onBookStale(header, bookStale.wrap(buffer, body, length, version));
            case BarDecoder.TEMPLATE_ID -> to.onBar(header, bar.wrap(buffer, body, length, version));
            case StatisticDecoder.TEMPLATE_ID -> to.onStatistic(header, statistic.wrap(buffer, body, length, version));
            default -> {
                return false;
            }
        }
        return true;
    }
}
