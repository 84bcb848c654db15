package io.tiercel.marketdata.check;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.lobster.LobsterBookFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/**
 * Writes one instrument's best levels after each message of a feed that concerns it, in LOBSTER's layout and the instrument's units. The file is there
 * whole or not at all: it is written under another name beside it and renamed at the end. One thread, but for {@link #stop}; cold; memory does not grow
 * with the files.
 */
public final class BookRows implements AutoCloseable {
    /** Most levels a side. */
    public static final int MAX_LEVELS = BookView.DEPTH;

    private final Path out;
    private final Path partial;
    private final LobsterBookFile file;
    private final Optional<String> symbol;
    private volatile boolean isStopped;
    private long rows;

    /**
     * @param out    file to write; must not exist, the folder it lies in must.
     * @param levels a side, 1 to {@link #MAX_LEVELS}.
     * @param symbol of the instrument; empty = the first that the feed names.
     * @throws BadInputException when the file exists or cannot be created.
     */
    public BookRows(final Path out, final int levels, final Optional<String> symbol) {
        this.out = out.toAbsolutePath().normalize();
        this.symbol = symbol;
        requireFree();
        final Path folder = this.out.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException(
                    out + ": cannot be made, expected a folder that is there to make it in, not " + folder);
        }
        partial = folder.resolve("." + this.out.getFileName() + ".partial-"
                + ProcessHandle.current().pid());
        file = new LobsterBookFile(partial, levels);
    }

    /**
     * @param format   of the files.
     * @param files    of one feed.
     * @param options  what they do not say themselves.
     * @param progress told the share that has been read, now and then.
     * @return the instrument whose rows were written; its scales are those of the numbers.
     * @throws BadInputException     at the place where a file is damaged, or when the feed does not name the instrument.
     * @throws CancellationException when it was stopped; as after any failure, nothing is left then.
     */
    public Instrument write(
            final FeedFormat format, final List<Path> files, final FeedOptions options, final DoubleConsumer progress) {
        try {
            final Instrument written = read(format, files, options, progress);
            file.close();
            requireNotStopped();
            complete();
            return written;
        } catch (final RuntimeException | Error e) {
            close();
            // what a stop makes fail is no failure
            requireNotStopped();
            throw e;
        }
    }

    private Instrument read(
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
        check.run(files, options, share -> {
            requireNotStopped();
            progress.accept(share);
        });
        return written(check, files.getFirst());
    }

    /** Ends {@link #write} early: it throws, and nothing is left. Any thread. */
    public void stop() {
        isStopped = true;
    }

    private Instrument written(final FeedCheck check, final Path first) {
        for (int id = 0; id < check.listing().size(); id++) {
            final Instrument instrument = check.listing().instrument(id);
            if (symbol.isEmpty() || symbol.get().equals(instrument.symbol())) {
                return instrument;
            }
        }
        throw new BadInputException(symbol.map(
                        wanted -> first + ": names no instrument " + wanted + ", expected one that 'data check' lists")
                .orElse(first + ": names no instrument, expected one at least"));
    }

    private void complete() {
        requireFree();
        try {
            Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new BadInputException(
                    out + ": cannot be given its name, expected to rename " + partial + ": " + e, e);
        }
    }

    private void requireFree() {
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInputException(out + ": exists, expected a file name that is free");
        }
    }

    private void requireNotStopped() {
        if (isStopped) {
            throw new CancellationException("interrupted: nothing was written to " + out);
        }
    }

    /**
     * @return rows written.
     */
    public long rows() {
        return rows;
    }

    /** Removes what was not completed. */
    @Override
    public void close() {
        try {
            file.close();
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(partial);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
