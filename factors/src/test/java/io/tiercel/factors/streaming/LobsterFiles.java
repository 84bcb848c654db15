package io.tiercel.factors.streaming;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Recorded LOBSTER message and book files, and the known answers beside them. */
final class LobsterFiles {
    private static final long EMPTY = 9_999_999_999L;

    private LobsterFiles() {}

    static List<String[]> rows(final Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            final List<String[]> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
            return rows;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Message rows with the row of the book file each; the book is a new object only where it changed. */
    static List<FactorEvent> events(final Path messages, final Path books) {
        final List<String[]> messageRows = rows(messages);
        final List<String[]> bookRows = rows(books);
        final List<FactorEvent> events = new ArrayList<>();
        ArrayBookView last = new ArrayBookView();
        for (int i = 0; i < messageRows.size(); i++) {
            final ArrayBookView book = book(bookRows.get(i));
            last = book.isEqual(last) ? last : book;
            events.add(event(messageRows.get(i), last));
        }
        return events;
    }

    static FactorEvent event(final String[] row, final ArrayBookView book) {
        final long timeNs = new BigDecimal(row[0])
                .movePointRight(9)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        final BookAction action = switch (row[1]) {
            case "1" -> BookAction.ADD;
            case "2" -> BookAction.REDUCE;
            case "3" -> BookAction.DELETE;
            case "4" -> BookAction.EXECUTE;
            case "5" -> BookAction.TRADE;
            default -> BookAction.CROSS;
        };
        final int side = row[5].equals("1") ? Side.BUY : Side.SELL;
        return new FactorEvent(timeNs, action, side, Long.parseLong(row[4]), Long.parseLong(row[3]), book);
    }

    private static ArrayBookView book(final String[] row) {
        return new ArrayBookView().asks(side(row, 0)).bids(side(row, 2));
    }

    private static long[] side(final String[] row, final int first) {
        final long[] pairs = new long[20];
        int count = 0;
        for (int level = 0; level < 10 && 4 * level + first + 1 < row.length; level++) {
            final long price = Long.parseLong(row[4 * level + first]);
            final long qty = Long.parseLong(row[4 * level + first + 1]);
            if (qty > 0 && Math.abs(price) < EMPTY) {
                pairs[count++] = price;
                pairs[count++] = qty;
            }
        }
        return Arrays.copyOf(pairs, count);
    }
}
