package io.tiercel.marketdata.lobster;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.MessageCounts;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.feed.StoredSourceFeed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextLines;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MarketStateCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A LOBSTER message file, plain or gzip, as a feed of one instrument; optionally with the book that rested before it.
 * <p>
 * Owned by the ingress thread. Streams in bounded memory; allocates nothing after the first poll while lines are sound. Line i becomes
 * exactly one event with source sequence i; the initial book is one snapshot group with source sequence {@link #SNAPSHOT_SEQUENCE}.
 * docs/protocol.md holds the table of line types and events. Orders that the file does not know are no error.
 */
public final class LobsterFeed extends StoredSourceFeed {
    /** Source sequence of the initial book: it stands in front of line 1. */
    public static final long SNAPSHOT_SEQUENCE = 0;

    private final TextLines lines;
    private final LobsterLine line = new LobsterLine();
    private final Instrument instrument;
    private final NasdaqUnits units;
    private final long midnightNs;
    private final Optional<LobsterLevels> initialLevels;
    private final MessageCounts counts = new MessageCounts(
            "", "add", "partial cancel", "delete", "visible execution", "hidden execution", "cross", "halt");
    private final FeedAudit audit;
    private final LobsterBookRows[] bookRows;
    private long lastTimeNs;
    private boolean isStarted;

    /**
     * @param messages   message file.
     * @param book       order book file of the same messages, whose first row gives the initial levels; empty = start with an empty book.
     * @param instrument whose messages they are.
     * @param day        empty = the one in the message file's name.
     * @throws BadInputException when a file is missing, the day is not told or the first book row is bad.
     */
    public LobsterFeed(
            final Path messages,
            final Optional<Path> book,
            final Instrument instrument,
            final Optional<TradingDay> day) {
        this(messages, book.stream().toList(), book.isPresent(), instrument, day, FeedAudit.NONE, List.of());
    }

    /**
     * A message file with all order book files that stand beside it.
     *
     * @param messages   message file.
     * @param books      order book files of the same messages: the first row of the first of them gives the initial levels, every other row is told to
     *                   the audit; may be empty.
     * @param instrument whose messages they are.
     * @param day        empty = the one in the message file's name.
     * @param audit      told each row of the books, and each visible execution.
     * @throws BadInputException when a file is missing, the day is not told or the first book row is bad.
     */
    public LobsterFeed(
            final Path messages,
            final List<Path> books,
            final Instrument instrument,
            final Optional<TradingDay> day,
            final FeedAudit audit) {
        this(messages, books, !books.isEmpty(), instrument, day, audit, books);
    }

    private LobsterFeed(
            final Path messages,
            final List<Path> books,
            final boolean hasInitialLevels,
            final Instrument instrument,
            final Optional<TradingDay> day,
            final FeedAudit audit,
            final List<Path> references) {
        this.instrument = instrument;
        this.audit = audit;
        units = new NasdaqUnits(instrument);
        midnightNs = day.or(() -> TradingDay.ofLobsterName(messages))
                .orElseThrow(
                        () -> new BadInputException(
                                messages
                                        + ": no date in the file name, expected one such as AAPL_2012-06-21_... or a date given by option"))
                .midnightNs();
        initialLevels = hasInitialLevels ? Optional.of(LobsterLevels.firstRow(books.getFirst())) : Optional.empty();
        lines = new TextLines(messages);
        bookRows = open(references);
    }

    private LobsterBookRows[] open(final List<Path> books) {
        final List<LobsterBookRows> opened = new ArrayList<>();
        try {
            for (final Path book : books) {
                final int levels = LobsterLevels.firstRow(book).capacity();
                opened.add(new LobsterBookRows(book, levels, instrument, audit));
            }
        } catch (final BadInputException e) {
            opened.forEach(LobsterBookRows::close);
            lines.close();
            throw e;
        }
        return opened.toArray(LobsterBookRows[]::new);
    }

    @Override
    protected int read(final EventWriter writer, final int limit) {
        int events = 0;
        while (events < limit && lines.next()) {
            check();
            for (final LobsterBookRows rows : bookRows) {
                rows.next();
            }
            if (!isStarted) {
                events += writeInitialLevels(writer);
            }
            if (line.type() == LobsterLine.EXECUTION) {
                audit.execution(instrument.id(), side(), units.price(line.price()));
            }
            write(writer);
            counts.add(line.type());
            events += 1 + compare(writer);
            isStarted = true;
        }
        return events == 0 ? END_OF_FEED : events;
    }

    /** The first row of the first file is where the book comes from: it is no evidence. */
    private int compare(final EventWriter writer) {
        int events = 0;
        for (int i = 0; i < bookRows.length; i++) {
            if (isStarted || i > 0) {
                bookRows[i].compare();
                events += bookRows[i].writeSurfaced(line, writer, lines.number(), midnightNs + line.timeNs());
            }
        }
        return events;
    }

    private void check() {
        if (!line.parse(lines.bytes(), lines.from(), lines.to())) {
            throw lines.bad(line.problem());
        }
        if (line.timeNs() < lastTimeNs) {
            throw lines.bad("time " + line.timeText() + " runs back behind " + seconds(lastTimeNs)
                    + ", expected lines in order of time");
        }
        lastTimeNs = line.timeNs();
        if (line.type() != LobsterLine.HALT && !units.isExact(line.price())) {
            throw lines.bad("price " + line.price() + " x 10^-4, expected one that the " + instrument.priceScale()
                    + " decimals of " + instrument.symbol() + " hold exactly");
        }
        if (!units.fits(line.size())) {
            throw lines.bad("size " + line.size() + ", expected one that fits 64 bits with the " + instrument.qtyScale()
                    + " decimals of " + instrument.symbol());
        }
    }

    private int writeInitialLevels(final EventWriter writer) {
        if (initialLevels.isEmpty()) {
            return 0;
        }
        final LobsterLevels levels = initialLevels.get();
        levels.undo(lines, line);
        return levels.write(writer, units, instrument.id(), midnightNs + line.timeNs());
    }

    private void write(final EventWriter writer) {
        switch (line.type()) {
            case LobsterLine.ADD -> writeOrder(writer, BookAction.ADD);
            case LobsterLine.PARTIAL_CANCEL -> writeOrder(writer, BookAction.REDUCE);
            case LobsterLine.DELETE -> writeOrder(writer, BookAction.DELETE);
            case LobsterLine.EXECUTION -> writeOrder(writer, BookAction.EXECUTE);
            case LobsterLine.HIDDEN_EXECUTION -> writePrint(writer, BookAction.TRADE, side());
            case LobsterLine.CROSS -> writePrint(writer, BookAction.CROSS, Side.NONE);
            default -> writer.tradingStatus(instrument.id(), lines.number(), midnightNs + line.timeNs(), state());
        }
    }

    private void writeOrder(final EventWriter writer, final BookAction action) {
        write(writer, action, side(), line.orderId(), units.price(line.price()));
    }

    private void writePrint(final EventWriter writer, final BookAction action, final int side) {
        final long price = line.size() == 0 ? Prices.NO_PRICE : units.price(line.price());
        write(writer, action, side, Prices.NO_ORDER_ID, price);
    }

    private void write(
            final EventWriter writer, final BookAction action, final int side, final long orderId, final long price) {
        writer.orderBookEvent(
                instrument.id(),
                lines.number(),
                midnightNs + line.timeNs(),
                action,
                side,
                orderId,
                Prices.NO_ORDER_ID,
                price,
                units.qty(line.size()));
    }

    private int side() {
        return line.direction() > 0 ? Side.BUY : Side.SELL;
    }

    private MarketStateCode state() {
        if (line.price() < 0) {
            return MarketStateCode.HALT;
        }
        return line.price() == 0 ? MarketStateCode.AUCTION : MarketStateCode.OPEN;
    }

    private static String seconds(final long timeNs) {
        return BigDecimal.valueOf(timeNs, 9).stripTrailingZeros().toPlainString();
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return counts.byName();
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks = new TreeMap<>();
        for (final LobsterBookRows rows : bookRows) {
            rows.remark(remarks);
        }
        return remarks;
    }

    @Override
    public double progress() {
        return lines.progress();
    }

    @Override
    public void close() {
        lines.close();
        for (final LobsterBookRows rows : bookRows) {
            rows.close();
        }
    }
}
