package io.tiercel.marketdata.book;

import io.tiercel.marketdata.instrument.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Rows of LOBSTER files as numbers, and their effect on a book. Messages: type, order id, size, price, side; book rows: ask price, ask size, bid
 * price, bid size, and so on by level.
 */
final class LobsterRows {
    static final int TYPE = 0;
    static final int ORDER_ID = 1;
    static final int SIZE = 2;
    static final int PRICE = 3;
    static final int SIDE = 4;

    private static final long EMPTY_LEVEL = 9_999_999_999L;

    private LobsterRows() {}

    static List<long[]> messages(final String name) {
        final List<long[]> rows = new ArrayList<>();
        for (final String line : lines(name)) {
            final String[] fields = line.split(",", -1);
            final long[] row = new long[5];
            for (int i = 0; i < 5; i++) {
                row[i] = Long.parseLong(fields[i + 1]);
            }
            row[SIDE] = row[SIDE] == 1 ? Side.BUY : Side.SELL;
            rows.add(row);
        }
        return rows;
    }

    static List<long[]> books(final String name) {
        final List<long[]> rows = new ArrayList<>();
        for (final String line : lines(name)) {
            final String[] fields = line.split(",", -1);
            final long[] row = new long[fields.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = Long.parseLong(fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> lines(final String name) {
        final Path folder = Path.of(System.getProperty("tiercel.shared", "../shared"), "data", "lobster");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: market data folder " + folder + " is absent");
        final Path file = folder.resolve("AAPL_2012-06-21_" + name + ".csv.gz");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        } catch (final IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    /** Makes the book what it was before the first message, an add: its book row is the book after it. */
    static void start(final OrderBook book, final long[] firstBook, final long[] firstMessage) {
        if (firstMessage[TYPE] != 1) {
            throw new AssertionError("the first message is no add: type " + firstMessage[TYPE]);
        }
        book.clear();
        for (int side = 0; side < 2; side++) {
            for (int level = 0; level < firstBook.length / 4; level++) {
                final long price = price(firstBook, side, level);
                final boolean isOfFirst = side == firstMessage[SIDE] && price == firstMessage[PRICE];
                final long qty = qty(firstBook, side, level) - (isOfFirst ? firstMessage[SIZE] : 0);
                if (Math.abs(price) != EMPTY_LEVEL && qty > 0) {
                    book.addAnonymous(side, price, qty);
                }
            }
        }
    }

    static void apply(final OrderBook book, final long[] message) {
        final long orderId = message[ORDER_ID];
        final int side = (int) message[SIDE];
        switch ((int) message[TYPE]) {
            case 1 -> book.add(orderId, side, message[PRICE], message[SIZE]);
            case 2 -> book.reduce(orderId, side, message[PRICE], message[SIZE]);
            case 3 -> book.delete(orderId, side, message[PRICE], message[SIZE]);
            case 4 -> book.execute(orderId, side, message[PRICE], message[SIZE]);
            case 5 -> {
                // A hidden execution changes no book.
            }
            default -> throw new AssertionError("message type " + message[TYPE]);
        }
    }

    static long price(final long[] row, final int side, final int level) {
        return row[4 * level + (side == Side.BUY ? 2 : 0)];
    }

    static long qty(final long[] row, final int side, final int level) {
        return row[4 * level + (side == Side.BUY ? 3 : 1)];
    }

    static boolean isEqual(final BookView book, final long[] row, final int levels) {
        for (int side = 0; side < 2; side++) {
            for (int level = 0; level < levels; level++) {
                final long price = price(row, side, level);
                final boolean isEmpty = Math.abs(price) == EMPTY_LEVEL;
                if (isEmpty ? book.levels(side) > level : book.price(side, level) != price) {
                    return false;
                }
                if (book.qty(side, level) != (isEmpty ? 0 : qty(row, side, level))) {
                    return false;
                }
            }
        }
        return true;
    }
}
