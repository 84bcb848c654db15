package io.tiercel.engine.computation;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderVisitor;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The book as the rows of a LOBSTER order book file tell it, of as many levels as the file has, ten at most: no orders are known. One thread; allocates
 * nothing per row.
 */
final class FileRowBook implements BookView, AutoCloseable {
    private static final int COLUMNS_PER_LEVEL = 4;

    private final Path path;
    private final TextColumns rows;
    private final NasdaqUnits units;
    private final long[][] levels = {new long[2 * DEPTH], new long[2 * DEPTH]};
    private final long[][] before = {new long[2 * DEPTH], new long[2 * DEPTH]};
    private final int[] counts = new int[2];
    private long row;

    FileRowBook(final Path path, final Instrument instrument) {
        this.path = path;
        rows = new TextColumns(path);
        units = new NasdaqUnits(instrument);
    }

    /**
     * Takes the next row.
     *
     * @return true when a level is another one than before.
     * @throws BadInputException when there is none, or it is damaged.
     */
    boolean next() {
        if (!rows.next()) {
            throw new BadInputException(
                    path + ": ends after " + row + " rows, expected one for each line of the message file");
        }
        row++;
        if (rows.columns() == 0 || rows.columns() % COLUMNS_PER_LEVEL != 0) {
            throw rows.bad(rows.columns() + " columns, expected ask price,ask size,bid price,bid size for each level");
        }
        final int depth = Math.min(DEPTH, rows.columns() / COLUMNS_PER_LEVEL);
        final boolean isAskChanged = read(Side.SELL, 0, depth);
        final boolean isBidChanged = read(Side.BUY, 2, depth);
        return isAskChanged || isBidChanged;
    }

    private boolean read(final int side, final int firstColumn, final int depth) {
        final long[] target = levels[side];
        System.arraycopy(target, 0, before[side], 0, target.length);
        Arrays.fill(target, 0, DEPTH, Prices.NO_PRICE);
        Arrays.fill(target, DEPTH, 2 * DEPTH, 0L);
        int count = 0;
        for (int level = 0; level < depth; level++) {
            final int column = COLUMNS_PER_LEVEL * level + firstColumn;
            final long price = rows.decimal(column, 0);
            final long size = rows.decimal(column + 1, 0);
            if (size != 0 && Math.abs(price) != NasdaqUnits.MAX_PRICE) {
                if (size < 0 || !units.fits(size)) {
                    throw rows.bad(column + 1, "0 or more shares that the instrument's scale holds");
                }
                if (price <= 0 || price > NasdaqUnits.MAX_PRICE || !units.isExact(price)) {
                    throw rows.bad(column, "10^-4 USD, positive, that the instrument's price scale holds");
                }
                target[count] = units.price(price);
                target[DEPTH + count] = units.qty(size);
                count++;
            }
        }
        counts[side] = count;
        return row == 1 || !Arrays.equals(target, before[side]);
    }

    /**
     * No message is left.
     *
     * @throws BadInputException when a row is.
     */
    void requireEnd() {
        if (rows.next()) {
            throw new BadInputException(path + ": goes on after row " + row
                    + ", where the message file ends, expected one row for each line of it");
        }
    }

    @Override
    public int levels(final int side) {
        return counts[side];
    }

    @Override
    public long price(final int side, final int level) {
        return level < counts[side] ? levels[side][level] : Prices.NO_PRICE;
    }

    @Override
    public long qty(final int side, final int level) {
        return level < counts[side] ? levels[side][DEPTH + level] : 0;
    }

    @Override
    public int orderCount(final int side, final int level) {
        return level < counts[side] ? 1 : 0;
    }

    @Override
    public long qtyAt(final int side, final long price) {
        for (int level = 0; level < counts[side]; level++) {
            if (levels[side][level] == price) {
                return levels[side][DEPTH + level];
            }
        }
        return 0;
    }

    @Override
    public long nextPrice(final int side, final long price) {
        for (int level = 0; level < counts[side]; level++) {
            final long candidate = levels[side][level];
            if (price == Prices.NO_PRICE || (side == Side.BUY ? candidate < price : candidate > price)) {
                return candidate;
            }
        }
        return Prices.NO_PRICE;
    }

    @Override
    public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
        // the rows tell no orders
    }

    @Override
    public long queueAhead(final long orderId) {
        return -1;
    }

    @Override
    public int orderCount() {
        return counts[Side.BUY] + counts[Side.SELL];
    }

    @Override
    public void close() {
        rows.close();
    }
}
