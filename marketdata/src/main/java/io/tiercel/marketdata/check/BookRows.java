package io.tiercel.marketdata.check;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.lobster.LobsterBookFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Writes one instrument's best levels after each message of a feed that concerns it, in LOBSTER's layout and the instrument's units. Cold; memory does
 * not grow with the files.
 */
public final class BookRows implements AutoCloseable {
    /** Most levels a side. */
    public static final int MAX_LEVELS = BookView.DEPTH;

    private final LobsterBookFile file;
    private final Optional<String> symbol;
    private long rows;

    /**
     * @param out    file to write; must not exist.
     * @param levels a side, 1 to {@link #MAX_LEVELS}.
     * @param symbol of the instrument; empty = the first that the feed names.
     * @throws BadInputException when the file exists or cannot be created.
     */
    public BookRows(final Path out, final int levels, final Optional<String> symbol) {
        if (Files.exists(out)) {
            throw new BadInputException(out + ": exists, expected a file name that is free");
        }
        file = new LobsterBookFile(out, levels);
        this.symbol = symbol;
    }

    /**
     * @param format   of the files.
     * @param files    of one feed.
     * @param options  what they do not say themselves.
     * @param progress told the share that has been read, now and then.
     * @return the instrument whose rows were written; its scales are those of the numbers.
     * @throws BadInputException at the place where a file is damaged, or when the feed does not name the instrument.
     */
    public Instrument write(
            final FeedFormat format, final List<Path> files, final FeedOptions options, final DoubleConsumer progress) {
        final FeedCheck check = new FeedCheck(format);
        check.audit().listener((instrumentId, book) -> {
            final boolean isWanted = symbol.map(wanted -> wanted.equals(
                            check.listing().instrument(instrumentId).symbol()))
                    .orElse(instrumentId == 0);
            if (isWanted) {
                file.write(book);
                rows++;
            }
        });
        check.run(files, options, progress);
        for (int id = 0; id < check.listing().size(); id++) {
            final Instrument instrument = check.listing().instrument(id);
            if (symbol.isEmpty() || symbol.get().equals(instrument.symbol())) {
                return instrument;
            }
        }
        throw new BadInputException(files.getFirst() + ": names no instrument " + symbol.orElse("")
                + ", expected one that 'data check' lists");
    }

    /**
     * @return rows written.
     */
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        file.close();
    }
}
