package io.tiercel.engine.desk;

import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.strategy.BarView;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.Positions;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.WorkingOrders;
import io.tiercel.strategy.model.Signal;

/**
 * One instrument as its strategies see it, and the strategies that trade it.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
public final class InstrumentDesk implements MarketView {
    private final CoreClock clock;
    private final Instrument instrument;
    private BookView book;
    private final FactorVector factors;
    private final Signal signal = new Signal();
    private final Positions positions;
    private final WorkingOrders workingOrders;
    private final Strategy[] strategies;
    private final int[] strategyIds;
    private boolean isBestPriceChanged;
    // as at the venue and in risk: a source that says nothing of market state is of an open market
    private boolean isOpen = true;
    private long tradedQty;

    /**
     * @param clock         of the core.
     * @param instrument    shown.
     * @param book          of the instrument, until {@link #showBook}.
     * @param factors       of the instrument.
     * @param positions     of the account.
     * @param workingOrders of the account.
     * @param strategies    that trade the instrument, in the order in which they are called.
     * @param strategyIds   their ids, by position in {@code strategies}.
     */
    public InstrumentDesk(
            final CoreClock clock,
            final Instrument instrument,
            final BookView book,
            final FactorVector factors,
            final Positions positions,
            final WorkingOrders workingOrders,
            final Strategy[] strategies,
            final int[] strategyIds) {
        this.clock = clock;
        this.instrument = instrument;
        this.book = book;
        this.factors = factors;
        this.positions = positions;
        this.workingOrders = workingOrders;
        this.strategies = strategies.clone();
        this.strategyIds = strategyIds.clone();
    }

    /**
     * @param view the instrument's book from now on.
     */
    public void showBook(final BookView view) {
        book = view;
    }

    /**
     * Calls the strategies of this instrument.
     *
     * @param desk               where their intents go.
     * @param bestPriceHasChanged whether the event moved a best price.
     */
    public void callStrategies(final OrderDesk desk, final boolean bestPriceHasChanged) {
        isBestPriceChanged = bestPriceHasChanged;
        for (int i = 0; i < strategies.length; i++) {
            if (desk.begin(strategyIds[i])) {
                try {
                    strategies[i].onMarketData(this, desk);
                } catch (final RuntimeException | StackOverflowError thrown) {
                    desk.onFault(strategies[i], thrown);
                }
            }
        }
        desk.actFor(OrderDesk.DESK);
    }

    /**
     * @param open true from now on while the market is open.
     */
    public void marketOpen(final boolean open) {
        isOpen = open;
    }

    /**
     * Tells the strategies of this instrument the state of its market.
     *
     * @param desk where their intents go.
     */
    public void tellMarketState(final OrderDesk desk) {
        isBestPriceChanged = false;
        for (int i = 0; i < strategies.length; i++) {
            if (desk.begin(strategyIds[i])) {
                try {
                    strategies[i].onMarketState(this, desk);
                } catch (final RuntimeException | StackOverflowError thrown) {
                    desk.onFault(strategies[i], thrown);
                }
            }
        }
        desk.actFor(OrderDesk.DESK);
    }

    /**
     * Tells the strategies of this instrument a bar of it.
     *
     * @param bar  complete.
     * @param desk where their intents go.
     */
    public void tellBar(final BarView bar, final OrderDesk desk) {
        isBestPriceChanged = false;
        for (int i = 0; i < strategies.length; i++) {
            if (desk.begin(strategyIds[i])) {
                try {
                    strategies[i].onBar(this, bar, desk);
                } catch (final RuntimeException | StackOverflowError thrown) {
                    desk.onFault(strategies[i], thrown);
                }
            }
        }
        desk.actFor(OrderDesk.DESK);
    }

    /**
     * @param qty has traded.
     */
    public void addTraded(final long qty) {
        tradedQty += qty;
    }

    @Override
    public long tradedQty() {
        return tradedQty;
    }

    @Override
    public long nowNs() {
        return clock.nowNs();
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public BookView book() {
        return book;
    }

    @Override
    public FactorVector factors() {
        return factors;
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

    @Override
    public WorkingOrders workingOrders() {
        return workingOrders;
    }
}
