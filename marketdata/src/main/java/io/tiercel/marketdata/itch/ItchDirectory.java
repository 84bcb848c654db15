package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which instrument of the registry a stock locate stands for today, learned from the stock directory messages.
 * <p>
 * Owned by the decoder's thread; allocates nothing after construction. A symbol is compared as its eight padded bytes, a big-endian
 * {@code long}.
 */
final class ItchDirectory {
    /** The locate's symbol is not in the registry. */
    static final int NOT_LISTED = -1;

    /** No directory message has named the locate. */
    static final int NOT_ANNOUNCED = -2;

    private static final int LOCATES = 1 << 16;
    private static final int NO_LOCATE = -1;
    private static final byte PADDING = ' ';

    private final int[] instrumentByLocate = new int[LOCATES];
    private final long[] stockByLocate = new long[LOCATES];

    /** Sorted; {@code instrumentByRank[i]} belongs to {@code listedStocks[i]}. */
    private final long[] listedStocks;

    private final int[] instrumentByRank;
    private final int[] locateByInstrument;

    /**
     * @param registry instruments to be decoded; a symbol that ITCH cannot spell is never announced.
     */
    ItchDirectory(final InstrumentRegistry registry) {
        Arrays.fill(instrumentByLocate, NOT_ANNOUNCED);
        locateByInstrument = new int[registry.size()];
        Arrays.fill(locateByInstrument, NO_LOCATE);
        final Instrument[] spelled = registry.all().stream()
                .filter(instrument -> isSpellable(instrument.symbol()))
                .sorted((a, b) -> Long.compare(packed(a.symbol()), packed(b.symbol())))
                .toArray(Instrument[]::new);
        listedStocks = Arrays.stream(spelled)
                .mapToLong(instrument -> packed(instrument.symbol()))
                .toArray();
        instrumentByRank = Arrays.stream(spelled).mapToInt(Instrument::id).toArray();
    }

    private static boolean isSpellable(final String symbol) {
        return symbol.length() <= ItchDescriptor.STOCK_LENGTH
                && symbol.chars().allMatch(character -> character > ' ' && character < 127);
    }

    private static long packed(final String symbol) {
        final byte[] bytes = new byte[ItchDescriptor.STOCK_LENGTH];
        Arrays.fill(bytes, PADDING);
        final byte[] ascii = symbol.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, 0, ascii.length);
        return ByteBuffer.wrap(bytes).getLong();
    }

    /**
     * @param stock eight padded bytes.
     * @return readable spelling for an error message; cold.
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
     * @throws BadInputException when it contradicts an earlier message.
     */
    void announce(final int locate, final long stock) {
        if (instrumentByLocate[locate] != NOT_ANNOUNCED) {
            requireStock(locate, stock);
            return;
        }
        final int rank = Arrays.binarySearch(listedStocks, stock);
        final int instrument = rank < 0 ? NOT_LISTED : instrumentByRank[rank];
        if (instrument >= 0) {
            if (locateByInstrument[instrument] != NO_LOCATE) {
                throw new BadInputException("locate " + locate + " announces '" + symbol(stock)
                        + "', expected a symbol other than that of locate " + locateByInstrument[instrument]);
            }
            locateByInstrument[instrument] = locate;
        }
        instrumentByLocate[locate] = instrument;
        stockByLocate[locate] = stock;
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
