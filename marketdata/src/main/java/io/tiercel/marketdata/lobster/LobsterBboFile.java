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
 * Writes the best bid and offer after each message in LOBSTER's order book layout with one level:
 * {@code ask price,ask size,bid price,bid size}, prices in 10^-4, an empty side as {@code 9999999999,0} or {@code -9999999999,0}.
 * <p>
 * Owned by the book's thread; allocates nothing per row.
 */
public final class LobsterBboFile implements AutoCloseable {
    private static final int BUFFER_LENGTH = 1 << 16;
    private static final int LONGEST_ROW = 96;
    private static final int LONGEST_NUMBER = 20;

    private final Path path;
    private final NasdaqUnits units;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_LENGTH);
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private long rows;

    /**
     * @param path       created, or emptied.
     * @param instrument of the book.
     * @throws BadInputException when the file cannot be created.
     */
    public LobsterBboFile(final Path path, final Instrument instrument) {
        this.path = path;
        units = new NasdaqUnits(instrument);
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
        if (buffer.remaining() < LONGEST_ROW) {
            flush();
        }
        put(book, Side.SELL, NasdaqUnits.MAX_PRICE);
        buffer.put((byte) ',');
        put(book, Side.BUY, -NasdaqUnits.MAX_PRICE);
        buffer.put((byte) '\n');
    }

    private void put(final BookView book, final int side, final long emptyPrice) {
        if (book.levels(side) == 0) {
            put(emptyPrice);
            buffer.put((byte) ',');
            put(0);
            return;
        }
        final long price = book.price(side, 0);
        final long qty = book.qty(side, 0);
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
