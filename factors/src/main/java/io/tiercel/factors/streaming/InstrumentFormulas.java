package io.tiercel.factors.streaming;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.factors.expression.RowEvaluator;
import io.tiercel.factors.formula.EventColumns;
import io.tiercel.factors.formula.EventFormulas;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/**
 * The formulas of one instrument, computed after the factors of each event: the values of both, the formulas' behind the factors'. Only the columns that
 * the formulas read are filled; those of the book stand as they were while nothing of it changed, as they do for the factors.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
final class InstrumentFormulas implements FactorVector {
    private final InstrumentFactors factors;
    private final EventTrades trades;
    private final RowEvaluator evaluator;
    private final double[] row = new double[EventColumns.all().names().size()];
    private final double[] values;
    private final int[] bookColumns;
    private final int[] tradeColumns;
    private final int[] factorColumns;
    private final long[] bids = new long[2 * BookView.DEPTH];
    private final long[] asks = new long[2 * BookView.DEPTH];
    private final double tickSize;
    private final double qtyUnit;

    /**
     * @param instrument scales of its numbers.
     * @param factors    of the instrument.
     * @param formulas   to compute.
     */
    InstrumentFormulas(final Instrument instrument, final InstrumentFactors factors, final EventFormulas formulas) {
        this.factors = factors;
        trades = factors.eventTrades();
        evaluator = formulas.newEvaluator();
        values = new double[formulas.names().size()];
        Arrays.fill(values, Double.NaN);
        tickSize = instrument.tickSize();
        qtyUnit = StrictMath.pow(10, instrument.qtyScale());
        final int[] read = formulas.columnsRead();
        bookColumns = between(read, 0, EventColumns.TRADE_PRICE);
        tradeColumns = between(read, EventColumns.TRADE_PRICE, EventColumns.FIRST_FACTOR);
        factorColumns = between(read, EventColumns.FIRST_FACTOR, Integer.MAX_VALUE);
    }

    private static int[] between(final int[] columns, final int from, final int to) {
        return Arrays.stream(columns)
                .filter(column -> column >= from && column < to)
                .toArray();
    }

    /**
     * After the factors have taken the event.
     *
     * @param book after the event.
     */
    void onEvent(final BookView book) {
        if (factors.isBookRead() && bookColumns.length > 0) {
            readBook(book);
        }
        for (final int column : tradeColumns) {
            row[column] = trade(column);
        }
        for (final int column : factorColumns) {
            row[column] = factors.computed(column - EventColumns.FIRST_FACTOR);
        }
        evaluator.onRow(row, values);
    }

    private void readBook(final BookView book) {
        book.copyLevels(Side.BUY, bids);
        book.copyLevels(Side.SELL, asks);
        for (final int column : bookColumns) {
            row[column] = column >= EventColumns.MID ? middle(column) : level(column);
        }
    }

    private double level(final int column) {
        if (column >= EventColumns.ASK_QTY) {
            return asks[BookView.DEPTH + column - EventColumns.ASK_QTY] / qtyUnit;
        }
        if (column >= EventColumns.BID_QTY) {
            return bids[BookView.DEPTH + column - EventColumns.BID_QTY] / qtyUnit;
        }
        final long price = column >= EventColumns.ASK ? asks[column - EventColumns.ASK] : bids[column];
        return price == Prices.NO_PRICE ? Double.NaN : price / tickSize;
    }

    private double middle(final int column) {
        final long bid = bids[0];
        final long ask = asks[0];
        if (bid == Prices.NO_PRICE || ask == Prices.NO_PRICE || bid >= ask) {
            return Double.NaN;
        }
        return column == EventColumns.MID ? (bid + ask) / (2.0 * tickSize) : (ask - bid) / tickSize;
    }

    private double trade(final int column) {
        final int last = trades.count() - 1;
        if (column == EventColumns.TRADE_QTY) {
            return trades.totalQty() / qtyUnit;
        }
        if (column == EventColumns.TRADE_SIGN) {
            return last < 0 ? 0.0 : trades.sign(last);
        }
        return last < 0 ? Double.NaN : trades.price(last) / tickSize;
    }

    @Override
    public int size() {
        return factors.size() + values.length;
    }

    @Override
    public double value(final int index) {
        final int count = factors.size();
        return index < count ? factors.value(index) : values[index - count];
    }

    @Override
    public double value(final Factor factor) {
        return factors.value(factor);
    }
}
