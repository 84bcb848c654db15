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

/** Takes market data, each message in its own method. Core's thread only; flyweights are valid during the call. */
interface MarketHandler {
    void onOrderBookEvent(MessageHeaderDecoder header, OrderBookEventDecoder event);

    void onLevelSnapshot(MessageHeaderDecoder header, LevelSnapshotDecoder level);

    void onLevelUpdate(MessageHeaderDecoder header, LevelUpdateDecoder update);

    void onTopOfBook(MessageHeaderDecoder header, TopOfBookDecoder top);

    void onTradingStatus(MessageHeaderDecoder header, TradingStatusDecoder status);

    void onBookStale(MessageHeaderDecoder header, BookStaleDecoder stale);

    void onBar(MessageHeaderDecoder header, BarDecoder bar);

    void onStatistic(MessageHeaderDecoder header, StatisticDecoder statistic);
}
