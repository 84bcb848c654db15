package io.tiercel.factors.batch;

import io.tiercel.factors.kernel.BookColumns;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What many factors need of the events: each column is made when it is first asked for, and kept. Whole numbers in the instrument's units, held in
 * doubles; mids in half price units (best bid + best ask). All columns are to be read only.
 * <p>
 * Owned by the thread that computes one instrument.
 */
final class MarketColumns {
    /** Levels that flows and quantities are summed over. */
    private static final int[] DEPTHS = {1, 5, 10};

    private final RecordedEvents events;
    private final Kernels kernels;
    private final BookColumns book;
    private final BookBlocks blocks;
    private final int size;
    private final double tickSize;
    private final long qtyUnit;
    private final List<SpanColumn> spans = new ArrayList<>();
    private final byte[][] counts = new byte[2][];
    private final double[][] qtys = new double[2 * DEPTHS.length][];
    private final double[][] flows = new double[DEPTHS.length][];
    private final double[][] slopes = new double[2][];
    private double[] mids;
    private double[] midChanges;
    private double[] spreads;
    private double[] returns;
    private double[] squares;
    private TradeColumns trades;
    private int firstKnownMid;

    MarketColumns(final RecordedEvents events, final Kernels kernels) {
        this.events = events;
        this.kernels = kernels;
        size = events.size();
        book = new BookColumns(
                events.prices(Side.BUY), events.qtys(Side.BUY), events.prices(Side.SELL), events.qtys(Side.SELL), size);
        blocks = new BookBlocks(events, kernels.books());
        final Instrument instrument = events.instrument();
        tickSize = instrument.tickSize();
        long unit = 1L;
        for (int i = 0; i < instrument.qtyScale(); i++) {
            unit *= 10L;
        }
        qtyUnit = unit;
    }

    RecordedEvents events() {
        return events;
    }

    Kernels kernels() {
        return kernels;
    }

    BookColumns book() {
        return book;
    }

    /** Where columns of the book are asked for before any is computed. */
    BookBlocks blocks() {
        return blocks;
    }

    int size() {
        return size;
    }

    /** Price units of a tick. */
    double tickSize() {
        return tickSize;
    }

    /** Quantity units of one whole unit. */
    long qtyUnit() {
        return qtyUnit;
    }

    long[] timesNs() {
        return events.timesNs();
    }

    /** Sides whose levels may be others than before each event: bits {@code 1 << side}. */
    byte[] changedSides() {
        return events.changedSides();
    }

    /** Best prices of a side. */
    double[] best(final int side) {
        return events.prices(side)[0];
    }

    /** Best quantities of a side. */
    double[] bestQtys(final int side) {
        return events.qtys(side)[0];
    }

    TradeColumns trades() {
        if (trades == null) {
            trades = new TradeColumns(this);
        }
        return trades;
    }

    /** Levels present of a side, 0 to 10. */
    byte[] counts(final int side) {
        if (counts[side] == null) {
            final byte[] column = new byte[size];
            for (final double[] prices : events.prices(side)) {
                for (int i = 0; i < size; i++) {
                    column[i] += (byte) (Double.isInfinite(prices[i]) ? 0 : 1);
                }
            }
            counts[side] = column;
        }
        return counts[side];
    }

    /** Carried mids, NaN before the first. */
    double[] mids() {
        if (mids == null) {
            final double[] column = new double[size];
            kernels.books().midSum(book, column);
            int first = 0;
            while (first < size && Double.isNaN(column[first])) {
                first++;
            }
            firstKnownMid = first;
            mids = column;
        }
        return mids;
    }

    /** Number of the first event after which there was a mid; {@link #size()} where there is none. */
    int firstKnownMid() {
        mids();
        return firstKnownMid;
    }

    /** Change of the carried mid at each event; 0 where there was none before. */
    double[] midChanges() {
        if (midChanges == null) {
            final double[] column = new double[size];
            kernels.windows().change(mids(), size, column);
            midChanges = column;
        }
        return midChanges;
    }

    /** Spreads in price units, NaN where the book is not valid. */
    double[] spreads() {
        if (spreads == null) {
            final double[] column = new double[size];
            kernels.books().spread(book, 1.0, column);
            spreads = column;
        }
        return spreads;
    }

    /** {@code r_i}, basis points; 0 where the mid did not change or there was none before; NaN where the quotient is not positive. */
    double[] returns() {
        if (returns == null) {
            final double[] column = new double[size];
            returnsOver(1, column);
            returns = column;
        }
        return returns;
    }

    /** Returns over so many events, 0 before there were so many and where the mid is the same, even if it is 0. */
    void returnsOver(final int events, final double[] out) {
        final double[] m = mids();
        kernels.windows().logReturn(m, events, Double.NaN, size, out);
        Arrays.fill(out, 0, Math.min(events, size), 0.0);
        for (int i = events; i < size; i++) {
            if (m[i] == m[i - events]) {
                out[i] = 0.0;
            }
        }
        if (events == 1) {
            Arrays.fill(out, 0, Math.min(firstKnownMid + 1, size), 0.0);
        }
    }

    /** {@code r_i^2}. */
    double[] squares() {
        if (squares == null) {
            final double[] r = returns();
            final double[] column = new double[size];
            for (int i = 0; i < size; i++) {
                column[i] = r[i] * r[i];
            }
            squares = column;
        }
        return squares;
    }

    /** Notes where the slopes of a side will be written. */
    double[] slopes(final int side, final double[] column) {
        slopes[side] = column;
        return column;
    }

    /** Slopes of cumulative quantity on distance; have to be planned. */
    double[] slopes(final int side) {
        return slopes[side];
    }

    /** Asks for {@link #qtys}. */
    void planQtys(final int side, final int depth) {
        final int at = side * DEPTHS.length + place(depth);
        if (depth > 1 && qtys[at] == null) {
            qtys[at] = new double[size];
            blocks.add((_, block, out) -> sumQtys(block, side, depth, out), qtys[at]);
        }
    }

    /** Quantity of the best levels of a side, of 1 or of 10 of them; of 10 it has to be planned. */
    double[] qtys(final int side, final int depth) {
        return depth == 1 ? bestQtys(side) : qtys[side * DEPTHS.length + place(depth)];
    }

    private static void sumQtys(final BookColumns block, final int side, final int depth, final double[] out) {
        final double[][] planes = side == Side.BUY ? block.bidQtys() : block.askQtys();
        System.arraycopy(planes[0], 0, out, 0, block.length());
        for (int level = 1; level < depth; level++) {
            final double[] plane = planes[level];
            for (int i = 0; i < block.length(); i++) {
                out[i] += plane[i];
            }
        }
    }

    /** Asks for {@link #flows}. */
    void planFlows(final int depth) {
        final int at = place(depth);
        if (flows[at] == null) {
            flows[at] = new double[size];
            blocks.add((kernel, block, out) -> kernel.orderFlow(block, depth, out), flows[at]);
        }
    }

    /** Order flow of the best 1, 5 or 10 levels; has to be planned. */
    double[] flows(final int depth) {
        return flows[place(depth)];
    }

    /** The events of the last span of time, by event. */
    SpanColumn span(final long spanNs) {
        for (final SpanColumn known : spans) {
            if (known.spanNs() == spanNs) {
                return known;
            }
        }
        final SpanColumn span = SpanColumn.of(timesNs(), size, spanNs);
        spans.add(span);
        return span;
    }

    private static int place(final int depth) {
        for (int i = 0; i < DEPTHS.length; i++) {
            if (DEPTHS[i] == depth) {
                return i;
            }
        }
        throw new IllegalArgumentException("depth " + depth);
    }
}
