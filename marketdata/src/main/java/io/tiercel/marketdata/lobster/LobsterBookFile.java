package io.tiercel.marketdata.lobster;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes the best levels after each message in LOBSTER's order book layout: {@code ask price,ask size,bid price,bid size} of the best level, then of
 * the next, an empty level as {@code 9999999999,0} or {@code -9999999999,0}. Prices in 10^-4 and whole shares, or in the units of the book as they are.
 * <p>
 * Owned by the book's thread; allocates nothing per row.
 */
public final class LobsterBookFile implements AutoCloseable {
    private static final int BUFFER_LENGTH = 1 << 16;
    /** Four numbers of up to 20 characters, each with its separator. */
    private static final int LONGEST_LEVEL = 84;

    private static final int LONGEST_NUMBER = 20;

    private final Path path;
    private final NasdaqUnits units;
    private final int levels;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_LENGTH);
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private long rows;

    /**
     * Prices in 10^-4 and whole shares.
     *
     * @param path       created, or emptied.
     * @param instrument of the book.
     * @param levels     a side, 1 to {@link BookView#DEPTH}.
     * @throws BadInputException when the file cannot be created.
     */
    public LobsterBookFile(final Path path, final Instrument instrument, final int levels) {
        this(path, new NasdaqUnits(instrument), levels);
    }

    /**
     * Prices and sizes in the units of the book.
     *
     * @param path   created, or emptied.
     * @param levels a side, 1 to {@link BookView#DEPTH}.
     * @throws BadInputException when the file cannot be created.
     */
    public LobsterBookFile(final Path path, final int levels) {
        this(path, (NasdaqUnits) null, levels);
    }

    private LobsterBookFile(final Path path, final NasdaqUnits units, final int levels) {
        this.path = path;
        this.units = units;
        this.levels = levels;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    /**
     * Appends one row.
     *
     * @param book after a message.
     * @throws BadInputException when the disk is full, or a price or size has more decimals than the layout.
     */
    public void write(final BookView book) {
        rows++;
        for (int level = 0; level < levels; level++) {
            if (buffer.remaining() < LONGEST_LEVEL) {
                flush();
            }
            put(book, Side.SELL, level, NasdaqUnits.MAX_PRICE);
            buffer.put((byte) ',');
            put(book, Side.BUY, level, -NasdaqUnits.MAX_PRICE);
            buffer.put((byte) (level == levels - 1 ? '\n' : ','));
        }
    }

    private void put(final BookView book, final int side, final int level, final long emptyPrice) {
        if (book.levels(side) <= level) {
            put(emptyPrice);
            buffer.put((byte) ',');
            put(0);
            return;
        }
        final long price = book.price(side, level);
        final long qty = book.qty(side, level);
        if (units == null) {
            put(price);
            buffer.put((byte) ',');
            put(qty);
            return;
        }
        if (!units.isFourDecimals(price) || !units.isWholeShares(qty)) {
            throw new BadInputException(path + ": row " + rows + ": price " + price + ", size " + qty
                    + " in the instrument's units, expected four decimals and whole shares");
        }
        put(units.fourDecimals(price));
        buffer.put((byte) ',');
        put(units.shares(qty));
    }

    private void put(final long value) {
        long rest = Math.abs(value);
        int start = digits.length;
        do {
            start--;
            digits[start] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (value < 0) {
            start--;
            digits[start] = '-';
        }
        buffer.put(digits, start, digits.length - start);
    }

    private void flush() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (final IOException e) {
            throw failed(e);
        }
        buffer.clear();
    }

    private BadInputException failed(final IOException cause) {
        return new BadInputException(
                path + ": cannot be written (" + cause + "), expected a file in a folder with room", cause);
    }

    /** Writes what is left and releases the file; idempotent. */
    @Override
    public void close() {
        if (channel.isOpen()) {
            try (channel) {
                flush();
            } catch (final IOException e) {
                throw failed(e);
            }
        }
    }
}
