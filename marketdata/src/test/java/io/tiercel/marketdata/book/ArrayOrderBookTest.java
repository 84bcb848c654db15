package io.tiercel.marketdata.book;

class ArrayOrderBookTest extends OrderBookContractTest {
    @Override
    OrderBook newBook() {
        return new ArrayOrderBook();
    }
}
