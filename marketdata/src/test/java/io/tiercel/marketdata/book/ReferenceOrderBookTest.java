package io.tiercel.marketdata.book;

class ReferenceOrderBookTest extends OrderBookContractTest {
    @Override
    OrderBook newBook() {
        return new ReferenceOrderBook();
    }
}
