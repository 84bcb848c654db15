package io.tiercel.strategy;

import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.model.Signal;
import java.util.List;

/** What a strategy sees, set by a test. Prices: scale 2, tick 1 (one cent), lot 1. */
public final class SettableMarket implements MarketView {
    public static final InstrumentRegistry INSTRUMENTS = new InstrumentRegistry(
            List.of(new Instrument(0, "ALPHA", 2, 0, 1, 1, 1), new Instrument(1, "BETA", 4, 0, 100, 10, 1)));

    /** A strategy of that id, which trades all of them. */
    public static StrategySetup setup(final int strategyId) {
        return StrategySetup.ofAll(strategyId, "strategy-" + strategyId, INSTRUMENTS);
    }

    private final QuotedBook book = new QuotedBook();
    private final Signal signal = new Signal();
    private final SetEquity positions = new SetEquity();
    private final InstrumentRegistry instruments;
    private int instrumentId;
    private long nowNs;
    private boolean isBestPriceChanged = true;
    private boolean isOpen = true;
    private long tradedQty;

    public SettableMarket() {
        this(INSTRUMENTS);
    }

    public SettableMarket(final InstrumentRegistry instruments) {
        this.instruments = instruments;
        signal.clear();
    }

    public SettableMarket instrument(final int id) {
        instrumentId = id;
        return this;
    }

    public SettableMarket at(final long timeNs) {
        nowNs = timeNs;
        return this;
    }

    public SettableMarket quote(final long bid, final long bidQty, final long ask, final long askQty) {
        book.quote(bid, bidQty, ask, askQty);
        return this;
    }

    public SettableMarket probabilityUp(final double probability) {
        signal.set((float) probability);
        return this;
    }

    public SettableMarket bestPriceChanged(final boolean isChanged) {
        isBestPriceChanged = isChanged;
        return this;
    }

    public SettableMarket open(final boolean isOpen) {
        this.isOpen = isOpen;
        return this;
    }

    public SettableMarket traded(final long qty) {
        tradedQty = qty;
        return this;
    }

    @Override
    public long tradedQty() {
        return tradedQty;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public Instrument instrument() {
        return instruments.instrument(instrumentId);
    }

    @Override
    public BookView book() {
        return book;
    }

    @Override
    public FactorVector factors() {
        throw new UnsupportedOperationException("no strategy under test reads factors");
    }

    @Override
    public Signal signal() {
        return signal;
    }

    @Override
    public boolean isBestPriceChanged() {
        return isBestPriceChanged;
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public Positions positions() {
        return positions;
    }

    public SettableMarket equity(final long micros) {
        positions.equityMicros = micros;
        return this;
    }

    /** The account's equity; strategies keep their own inventory. */
    private static final class SetEquity implements Positions {
        private long equityMicros;

        @Override
        public long position(final int instrumentId) {
            throw new UnsupportedOperationException("strategies keep their own inventory");
        }

        @Override
        public long cashMicros() {
            throw new UnsupportedOperationException("strategies ask for the equity");
        }

        @Override
        public long equityMicros() {
            return equityMicros;
        }
    }

    @Override
    public WorkingOrders workingOrders() {
        throw new UnsupportedOperationException("strategies keep their own orders");
    }
}
