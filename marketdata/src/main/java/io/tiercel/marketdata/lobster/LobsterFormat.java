package io.tiercel.marketdata.lobster;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** LOBSTER: a message file and any number of order book files of the same messages; the deepest gives the initial book. */
public final class LobsterFormat implements FeedFormat {
    private static final Pattern MESSAGE = Pattern.compile("\\d{1,5}(\\.\\d+)?,[1-7],-?\\d+,\\d+,-?\\d+,-?1");
    private static final Pattern WHOLE_NUMBERS = Pattern.compile("-?\\d+(,-?\\d+)*+");
    private static final int MAX_DIGITS = 18;
    private static final int COLUMNS_PER_LEVEL = 4;
    private static final long TICK = 100;

    /** The format. */
    public LobsterFormat() {}

    @Override
    public String name() {
        return "lobster";
    }

    @Override
    public String description() {
        return "LOBSTER message file, with order book files beside it";
    }

    @Override
    public BookKind bookKind() {
        return BookKind.ORDERS;
    }

    @Override
    public boolean matches(final FileHead file) {
        return isMessages(file) || isBook(file);
    }

    /** Ask price, ask size, bid price, bid size: four columns a level, the ask above the bid. */
    private static boolean isBook(final FileHead file) {
        final String[] columns = file.firstLine().split(",", -1);
        if (columns.length % COLUMNS_PER_LEVEL != 0
                || !WHOLE_NUMBERS.matcher(file.firstLine()).matches()) {
            return false;
        }
        return columns[0].length() > 2
                && columns[0].length() < MAX_DIGITS
                && columns[2].length() < MAX_DIGITS
                && Long.parseLong(columns[0]) > Long.parseLong(columns[2]);
    }

    private static boolean isMessages(final FileHead file) {
        return MESSAGE.matcher(file.firstLine()).matches() || file.name().contains("_message_");
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        final List<Path> messages = new ArrayList<>();
        final List<FileHead> books = new ArrayList<>();
        for (final Path file : files) {
            final FileHead head = FileHead.of(file);
            if (isMessages(head)) {
                messages.add(file);
            } else {
                books.add(head);
            }
        }
        if (messages.size() != 1) {
            throw new BadInputException(files.getFirst() + ": " + messages.size()
                    + " LOBSTER message files among those given, expected one, and its order book files");
        }
        books.sort(Comparator.comparing(head -> -levels(head)));
        final Path message = messages.getFirst();
        final String symbol = options.symbol().orElseGet(() -> symbol(message));
        final int id = listing.list(symbol, NasdaqUnits.PRICE_SCALE, 0, TICK, 1);
        if (id == Listing.NOT_LISTED) {
            throw new BadInputException(message + ": its symbol " + symbol + " is not listed, expected a listed one");
        }
        return new LobsterFeed(
                message, books.stream().map(FileHead::path).toList(), listing.instrument(id), options.day(), audit);
    }

    private static int levels(final FileHead head) {
        return head.firstLine().split(",", -1).length / COLUMNS_PER_LEVEL;
    }

    private static String symbol(final Path file) {
        final String name = file.getFileName().toString();
        final int end = name.indexOf('_');
        if (end <= 0) {
            throw new BadInputException(file
                    + ": no symbol in the file name, expected one such as AAPL_2012-06-21_... or a symbol by option");
        }
        return name.substring(0, end);
    }
}
