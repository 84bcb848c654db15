package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was traded in a run: rows that are read one after the other, however many there are. One thread; cold. Closing it deletes the spool.
 */
public final class TradingRecord implements AutoCloseable {
    private final RecorderSettings settings;
    private final LongTable fills;
    private final LongTable orders;
    private final LongTable trades;
    private final LongTable samples;
    private final EquityCurve curve;
    private final long[] startPositions;
    private final long[] startMarksTwice;
    private final long[] endPositions;
    private final long[] endMarksTwice;
    private final List<Optional<PriceCurve>> prices;
    private final long borrowMicros;
    private final RecordCounts counts;
    private final List<SwitchChange> switchChanges;
    private final List<StoppedStrategy> stoppedStrategies;

    TradingRecord(
            final RecorderSettings settings,
            final LongTable fills,
            final LongTable orders,
            final LongTable trades,
            final LongTable samples,
            final AccountSamples account,
            final List<Optional<PriceCurve>> prices,
            final RecordCounts counts,
            final List<SwitchChange> switchChanges,
            final List<StoppedStrategy> stoppedStrategies) {
        this.settings = settings;
        this.fills = fills;
        this.orders = orders;
        this.trades = trades;
        this.samples = samples;
        curve = account.curve();
        startPositions = account.startPositions().clone();
        startMarksTwice = account.startMarksTwice().clone();
        endPositions = account.positions().clone();
        endMarksTwice = account.marksTwice().clone();
        this.prices = prices;
        borrowMicros = account.borrowMicros();
        this.counts = counts;
        this.switchChanges = switchChanges;
        this.stoppedStrategies = stoppedStrategies;
    }

    /**
     * @return by id.
     */
    public List<Instrument> instruments() {
        return settings.instruments();
    }

    /**
     * @param strategyId of a row.
     * @return its name; {@code liquidation} for what the kill switch sent.
     */
    public String strategy(final int strategyId) {
        return strategyId >= 0 && strategyId < settings.strategies().size()
                ? settings.strategies().get(strategyId)
                : "liquidation";
    }

    /**
     * @return of the samples.
     */
    public EquityPeriod period() {
        return settings.period();
    }

    /**
     * @param rows given every fill, in the order in which the engine saw them.
     */
    public void fills(final Consumer<FillRow> rows) {
        fills.forEach(row -> rows.accept(FillRow.of(row)));
    }

    /**
     * @return fills.
     */
    public long fillCount() {
        return fills.rows();
    }

    /**
     * @param rows given every order, in the order of their ends; those that were open at the end last.
     */
    public void orders(final Consumer<OrderRow> rows) {
        orders.forEach(row -> rows.accept(OrderRow.of(row)));
    }

    /**
     * @return orders.
     */
    public long orderCount() {
        return orders.rows();
    }

    /**
     * @param rows given every round trip, in the order of their ends; those that were open at the end last.
     */
    public void trades(final Consumer<TradeRow> rows) {
        trades.forEach(row -> rows.accept(TradeRow.of(row)));
    }

    /**
     * @return round trips, open ones included.
     */
    public long tradeCount() {
        return trades.rows();
    }

    /**
     * @return the account at the start and at the end of each period.
     */
    public List<SampleRow> samples() {
        final List<SampleRow> all = new ArrayList<>();
        samples.forEach(row -> all.add(SampleRow.of(row)));
        return all;
    }

    /**
     * @return the marks of the account, thinned out for a picture.
     */
    public EquityCurve curve() {
        return curve;
    }

    /**
     * @param instrumentId dense id.
     * @return its mids from the first order on, thinned out for a picture; empty when it was not traded, or many were before it.
     */
    public Optional<PriceCurve> prices(final int instrumentId) {
        return prices.get(instrumentId);
    }

    /**
     * @param instrumentId dense id.
     * @return quantity held at the first mark.
     */
    public long startPosition(final int instrumentId) {
        return startPositions[instrumentId];
    }

    /**
     * @param instrumentId dense id.
     * @return two times its first mark, or {@code Prices.NO_PRICE}.
     */
    public long startMarkTwice(final int instrumentId) {
        return startMarksTwice[instrumentId];
    }

    /**
     * @param instrumentId dense id.
     * @return quantity held at the last mark.
     */
    public long endPosition(final int instrumentId) {
        return endPositions[instrumentId];
    }

    /**
     * @param instrumentId dense id.
     * @return two times its last mark, or {@code Prices.NO_PRICE}.
     */
    public long endMarkTwice(final int instrumentId) {
        return endMarksTwice[instrumentId];
    }

    /**
     * @return borrow charged for short positions from the first mark to the last, micros of the base currency.
     */
    public long borrowMicros() {
        return borrowMicros;
    }

    /**
     * @return rejects, requests and the like.
     */
    public RecordCounts counts() {
        return counts;
    }

    /**
     * @return in the order of time.
     */
    public List<SwitchChange> switchChanges() {
        return switchChanges;
    }

    /**
     * @return in the order of time.
     */
    public List<StoppedStrategy> stoppedStrategies() {
        return stoppedStrategies;
    }

    @Override
    public void close() {
        fills.close();
        orders.close();
        trades.close();
        samples.close();
    }
}
