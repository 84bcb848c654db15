package io.tiercel.factors.batch;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/**
 * The events of one instrument, each with the best levels after it, as columns: what {@link EventRecorder} writes and {@link BatchFactors} reads.
 * <p>
 * Owned by one thread while it is written; then any number of threads may read it. Room grows by half when it is full: the only allocation after
 * construction.
 * <p>
 * <b>Three tables.</b> Events: time, and 10 levels a side. Trades and orders: one row each, with the number of its event, because one event may
 * hold several of them or none. Prices and quantities are in the instrument's fixed point, whole numbers as the feed told them. Those of levels
 * are held in doubles, as the kernels read them: exact below 2^52, beyond it rounded to 53 bits. A missing level has quantity 0 and the price
 * {@code -Infinity} (bid) or {@code +Infinity} (ask).
 * <p>
 * <b>Memory.</b> {@value #BYTES_PER_EVENT} bytes an event, {@value #BYTES_PER_TRADE} a trade, {@value #BYTES_PER_ORDER} an order that came or
 * went; up to half of it again is room to grow. A day of a million events holds 0.4 GB; computing asks 8 bytes more for each event and factor.
 */
public final class RecordedEvents {
    /** Levels a side. */
    public static final int DEPTH = BookView.DEPTH;

    /** Bytes that an event takes: its time, four numbers for each level, and which sides changed. */
    public static final int BYTES_PER_EVENT = Long.BYTES * (1 + 4 * DEPTH) + 1;

    /** Bytes that a trade takes. */
    public static final int BYTES_PER_TRADE = Integer.BYTES + 2 * Long.BYTES + 2;

    /** Bytes that an order takes. */
    public static final int BYTES_PER_ORDER = Integer.BYTES + 2 * Long.BYTES + 1;

    /** Kinds of orders: that of a bid; that of an ask is the next. */
    static final int ADD = 0;

    static final int CANCEL = 2;

    private static final int MIN_CAPACITY = 16;

    private final Instrument instrument;
    private final int maxEvents;
    private final long[] scratch = new long[2 * DEPTH];

    /** {@code [side][level][event]}. */
    private final double[][][] prices = new double[2][DEPTH][];

    private final double[][][] qtys = new double[2][DEPTH][];

    private long[] timesNs;
    private byte[] changedSides;
    private int size;
    private int firstOrderEvent = Integer.MAX_VALUE;

    private int[] tradeEvents = new int[MIN_CAPACITY];
    private long[] tradePrices = new long[MIN_CAPACITY];
    private long[] tradeQtys = new long[MIN_CAPACITY];
    private byte[] tradeSides = new byte[MIN_CAPACITY];
    private boolean[] areHidden = new boolean[MIN_CAPACITY];
    private int trades;

    private int[] orderEvents = new int[MIN_CAPACITY];
    private long[] orderPrices = new long[MIN_CAPACITY];
    private long[] orderQtys = new long[MIN_CAPACITY];
    private byte[] orderKinds = new byte[MIN_CAPACITY];
    private int orders;

    /**
     * @param instrument whose events they are.
     * @param capacity   events there is room for at the start.
     * @param maxEvents  events at most, at least 1.
     */
    public RecordedEvents(final Instrument instrument, final int capacity, final int maxEvents) {
        if (maxEvents < 1) {
            throw new IllegalArgumentException("maxEvents " + maxEvents + ", expected 1 or more");
        }
        this.instrument = instrument;
        this.maxEvents = maxEvents;
        timesNs = new long[Math.min(maxEvents, Math.max(MIN_CAPACITY, capacity))];
        changedSides = new byte[timesNs.length];
        resizeLevels(0, timesNs.length);
    }

    /**
     * @return whose events they are.
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * @return number of events.
     */
    public int size() {
        return size;
    }

    /**
     * @return number of trades.
     */
    public int trades() {
        return trades;
    }

    /**
     * @return number of orders that came or went; one that replaced another counts twice.
     */
    public int orders() {
        return orders;
    }

    /**
     * @param event 0 to {@link #size()} - 1.
     * @return its time, never before that of the event before.
     */
    public long timeNs(final int event) {
        return timesNs[event];
    }

    /**
     * @param side  bid or ask.
     * @param level 0 to {@link #DEPTH} - 1, 0 best.
     * @param event 0 to {@link #size()} - 1.
     * @return price after the event in price units; {@code -Infinity} for a missing bid, {@code +Infinity} for a missing ask.
     */
    public double price(final int side, final int level, final int event) {
        return prices[side][level][event];
    }

    /**
     * @param side  bid or ask.
     * @param level 0 to {@link #DEPTH} - 1, 0 best.
     * @param event 0 to {@link #size()} - 1.
     * @return displayed quantity after the event in quantity units, 0 where the level is missing.
     */
    public double qty(final int side, final int level, final int event) {
        return qtys[side][level][event];
    }

    // The columns themselves, longer than there are rows; to be read only.

    long[] timesNs() {
        return timesNs;
    }

    /** Sides whose levels may be others than before each event: bits {@code 1 << side}. */
    byte[] changedSides() {
        return changedSides;
    }

    double[][] prices(final int side) {
        return prices[side];
    }

    double[][] qtys(final int side) {
        return qtys[side];
    }

    int[] tradeEvents() {
        return tradeEvents;
    }

    long[] tradePrices() {
        return tradePrices;
    }

    long[] tradeQtys() {
        return tradeQtys;
    }

    /** Sides of the resting orders, {@code Side.NONE} where they are not told. */
    byte[] tradeSides() {
        return tradeSides;
    }

    boolean[] areHidden() {
        return areHidden;
    }

    int[] orderEvents() {
        return orderEvents;
    }

    /** Prices of added orders; {@code Prices.NO_PRICE} for the others. */
    long[] orderPrices() {
        return orderPrices;
    }

    long[] orderQtys() {
        return orderQtys;
    }

    /** {@link #ADD} or {@link #CANCEL}, plus 1 for an ask. */
    byte[] orderKinds() {
        return orderKinds;
    }

    /** Number of the first event that told an order, {@code Integer.MAX_VALUE} while there is none. */
    int firstOrderEvent() {
        return firstOrderEvent;
    }

    /** A new event; its levels are those before until they are taken. */
    void startEvent(final long eventTimeNs) {
        if (size == timesNs.length) {
            grow();
        }
        final int event = size;
        timesNs[event] = event == 0 ? eventTimeNs : Math.max(eventTimeNs, timesNs[event - 1]);
        size = event + 1;
    }

    /** Levels of one side after the newest event, read from the book. */
    void takeLevels(final int side, final BookView book) {
        final long[] levels = scratch;
        book.copyLevels(side, levels);
        final double[][] pricesOfSide = prices[side];
        final double[][] qtysOfSide = qtys[side];
        final double missing = side == Side.BUY ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        final int event = size - 1;
        changedSides[event] |= (byte) (1 << side);
        for (int level = 0; level < DEPTH; level++) {
            final long price = levels[level];
            pricesOfSide[level][event] = price == Prices.NO_PRICE ? missing : price;
            qtysOfSide[level][event] = levels[DEPTH + level];
        }
    }

    /** Levels of one side after the newest event are those before it; not for the first event. */
    void keepLevels(final int side) {
        final double[][] pricesOfSide = prices[side];
        final double[][] qtysOfSide = qtys[side];
        final int event = size - 1;
        for (int level = 0; level < DEPTH; level++) {
            pricesOfSide[level][event] = pricesOfSide[level][event - 1];
            qtysOfSide[level][event] = qtysOfSide[level][event - 1];
        }
    }

    /** A trade of the newest event. */
    void addTrade(final int side, final long price, final long qty, final boolean isHidden) {
        final int row = trades;
        if (row == tradeEvents.length) {
            final int room = roomAfter(row);
            tradeEvents = Arrays.copyOf(tradeEvents, room);
            tradePrices = Arrays.copyOf(tradePrices, room);
            tradeQtys = Arrays.copyOf(tradeQtys, room);
            tradeSides = Arrays.copyOf(tradeSides, room);
            areHidden = Arrays.copyOf(areHidden, room);
        }
        tradeEvents[row] = size - 1;
        tradePrices[row] = price;
        tradeQtys[row] = qty;
        tradeSides[row] = (byte) (side == Side.BUY || side == Side.SELL ? side : Side.NONE);
        areHidden[row] = isHidden;
        trades = row + 1;
    }

    /** The newest event tells of orders, whether or not one is counted. */
    void tellOrders() {
        firstOrderEvent = Math.min(firstOrderEvent, size - 1);
    }

    /** An order that came or went at the newest event; quantity 0 is none. */
    void addOrder(final int kind, final int side, final long price, final long qty) {
        if (qty <= 0L || (side != Side.BUY && side != Side.SELL)) {
            return;
        }
        final int row = orders;
        if (row == orderEvents.length) {
            final int room = roomAfter(row);
            orderEvents = Arrays.copyOf(orderEvents, room);
            orderPrices = Arrays.copyOf(orderPrices, room);
            orderQtys = Arrays.copyOf(orderQtys, room);
            orderKinds = Arrays.copyOf(orderKinds, room);
        }
        orderEvents[row] = size - 1;
        orderPrices[row] = kind == ADD ? price : Prices.NO_PRICE;
        orderQtys[row] = qty;
        orderKinds[row] = (byte) (kind + side);
        orders = row + 1;
    }

    private void grow() {
        if (size == maxEvents) {
            throw new BadInputException(
                    "more than " + maxEvents + " events of " + instrument.symbol() + ", expected at most so many");
        }
        final int room = Math.min(maxEvents, roomAfter(size));
        timesNs = Arrays.copyOf(timesNs, room);
        changedSides = Arrays.copyOf(changedSides, room);
        resizeLevels(size, room);
    }

    /** One column after the other, so that only one of them is there twice. */
    private void resizeLevels(final int kept, final int room) {
        for (int side = 0; side < prices.length; side++) {
            for (int level = 0; level < DEPTH; level++) {
                prices[side][level] = kept == 0 ? new double[room] : Arrays.copyOf(prices[side][level], room);
                qtys[side][level] = kept == 0 ? new double[room] : Arrays.copyOf(qtys[side][level], room);
            }
        }
    }

    /** Half as much again, within what an array can hold. */
    private static int roomAfter(final int rows) {
        final long room = Math.min(rows + (rows >> 1) + (long) MIN_CAPACITY, Integer.MAX_VALUE - 8L);
        if (room <= rows) {
            throw new BadInputException("more than " + rows + " rows, expected at most so many");
        }
        return (int) room;
    }
}
