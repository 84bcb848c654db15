package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * Which instrument a stock locate stands for today, learned from the stock directory messages.
 * <p>
 * Owned by the decoder's thread; allocates when a locate is announced for the first time, else nothing. A symbol is compared as its eight padded
 * bytes, a big-endian {@code long}.
 */
final class ItchDirectory {
    /** The locate's symbol is not to be decoded. */
    static final int NOT_LISTED = Listing.NOT_LISTED;

    /** No message has named the locate. */
    static final int NOT_ANNOUNCED = -2;

    private static final int LOCATES = 1 << 16;
    private static final int NO_LOCATE = -1;

    /** The locate is known by its number only: never the eight bytes of a symbol. */
    private static final long NO_STOCK = 0;

    private final Listing listing;
    private final int[] instrumentByLocate = new int[LOCATES];
    private final long[] stockByLocate = new long[LOCATES];
    private int[] locateByInstrument = new int[0];
    private final BitSet listed = new BitSet();

    /**
     * @param listing asked for each symbol that is announced.
     */
    ItchDirectory(final Listing listing) {
        this.listing = Objects.requireNonNull(listing, "listing");
        Arrays.fill(instrumentByLocate, NOT_ANNOUNCED);
    }

    /**
     * @param stock eight padded bytes.
     * @return readable spelling; cold.
     */
    static String symbol(final long stock) {
        final byte[] bytes =
                ByteBuffer.allocate(ItchDescriptor.STOCK_LENGTH).putLong(stock).array();
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replaceAll("[^ -~]", "?")
                .stripTrailing();
    }

    /**
     * Ties a locate to a symbol for the day; saying the same again changes nothing.
     *
     * @param locate 0 to 65535.
     * @param stock  eight padded bytes.
     * @throws BadInputException when it contradicts an earlier message, or is blank.
     */
    void announce(final int locate, final long stock) {
        if (stockByLocate[locate] != NO_STOCK) {
            requireStock(locate, stock);
            return;
        }
        final String symbol = symbol(stock);
        if (symbol.isBlank()) {
            throw new BadInputException("locate " + locate + " announces a blank symbol, expected a name such as AAPL");
        }
        final int instrument = listing.list(symbol, NasdaqUnits.PRICE_SCALE, 0, 1, 1);
        if (instrument >= 0) {
            listed.set(instrument);
            growTo(instrument);
            if (locateByInstrument[instrument] != NO_LOCATE) {
                throw new BadInputException("locate " + locate + " announces '" + symbol
                        + "', expected a symbol other than that of locate " + locateByInstrument[instrument]);
            }
            locateByInstrument[instrument] = locate;
        }
        instrumentByLocate[locate] = instrument;
        stockByLocate[locate] = stock;
    }

    private void growTo(final int instrument) {
        final int before = locateByInstrument.length;
        if (instrument >= before) {
            locateByInstrument = Arrays.copyOf(locateByInstrument, Math.max(instrument + 1, before * 2));
            Arrays.fill(locateByInstrument, before, locateByInstrument.length, NO_LOCATE);
        }
    }

    /**
     * Lists a locate by its number, until a message names its symbol: a capture may begin in the middle of a day.
     *
     * @param locate 0 to 65535, not announced.
     */
    void announceByNumber(final int locate) {
        final int instrument = listing.list("LOCATE-" + locate, NasdaqUnits.PRICE_SCALE, 0, 1, 1);
        instrumentByLocate[locate] = instrument;
        if (instrument >= 0) {
            listed.set(instrument);
        }
    }

    /**
     * @return dense ids of the instruments that were announced; not a copy.
     */
    BitSet instruments() {
        return listed;
    }

    /**
     * @param locate 0 to 65535.
     * @return whether a message has told its symbol.
     */
    boolean isNamed(final int locate) {
        return stockByLocate[locate] != NO_STOCK;
    }

    /**
     * @param locate 0 to 65535.
     * @return dense instrument id, {@link #NOT_LISTED} or {@link #NOT_ANNOUNCED}.
     */
    int instrument(final int locate) {
        return instrumentByLocate[locate];
    }

    /**
     * Checks the symbol that a message repeats.
     *
     * @param locate announced.
     * @param stock  eight padded bytes, as the message has them.
     * @throws BadInputException when it is not the announced one.
     */
    void requireStock(final int locate, final long stock) {
        if (stockByLocate[locate] != stock) {
            throw new BadInputException("stock '" + symbol(stock) + "' with locate " + locate + ", expected '"
                    + symbol(stockByLocate[locate]) + "' as announced");
        }
    }
}
