package io.tiercel.engine.backtest;

import io.tiercel.engine.computation.JournalTape;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.FeedChoice;
import io.tiercel.engine.configuration.InstrumentsSettings;
import io.tiercel.engine.conversion.StoredFormat;
import io.tiercel.engine.session.FeedSource;
import io.tiercel.engine.session.RecordedSource;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** One feed of a backtest, told before it is opened. Immutable, cold. */
sealed interface MarketFeed {
    /**
     * @return one line that names the feed and what decides what it delivers, without the folder of its files.
     */
    String description();

    /**
     * @return files and folders that it reads.
     */
    List<Path> paths();

    /**
     * @return true when its events make books.
     */
    boolean hasBooks();

    /**
     * @param configuration of the backtest.
     * @return with the instruments of the feed where they are not listed.
     */
    InstrumentsSettings listedIn(Configuration configuration);

    /**
     * @param configuration that lists the instruments.
     * @return symbols of the feed, in the order of its own ids.
     */
    List<String> symbols(Configuration configuration);

    /**
     * @param configuration that lists the instruments.
     * @param ids           instrument id of the backtest by the feed's id.
     * @return its events; closed by the caller.
     */
    MarketTape open(Configuration configuration, int[] ids);

    /**
     * @param choice   as it is configured.
     * @param folder   of data, against which relative paths are resolved.
     * @param progress told the share of the files that has been looked through.
     * @return the feed.
     * @throws BadInputException when its files are unusable.
     */
    static MarketFeed of(final FeedChoice choice, final Path folder, final DoubleConsumer progress) {
        if (choice.format().equals(FeedChoice.SIMULATED)) {
            return new Simulated(choice.seed(), choice.events(), choice.days());
        }
        final List<Path> files = choice.files().stream().map(folder::resolve).toList();
        for (final Path file : files) {
            if (!java.nio.file.Files.exists(file)) {
                throw new BadInputException(
                        "feeds: " + file + " does not exist, expected a file; files are looked for in "
                                + folder.toAbsolutePath().normalize() + " (--data)");
            }
        }
        final boolean isJournal = choice.format().equals(FeedChoice.JOURNAL);
        final Optional<Path> journal =
                isJournal || choice.format().equals("auto") ? JournalTape.find(files.getFirst()) : Optional.empty();
        if (journal.isPresent()) {
            return new Journaled(journal.get());
        }
        final FeedOptions options = new FeedOptions(
                choice.date().isBlank() ? Optional.empty() : Optional.of(day(choice.date())),
                choice.symbol().isBlank() ? Optional.empty() : Optional.of(choice.symbol()));
        final FeedFormat format = StoredFormat.choose(choice.format(), files);
        return new Recorded(RecordedSource.scan(files, format, options, progress));
    }

    private static TradingDay day(final String date) {
        try {
            return new TradingDay(LocalDate.parse(date));
        } catch (final DateTimeException e) {
            throw new BadInputException("feeds: date = " + date + ", expected a day such as 2012-06-21", e);
        }
    }

    private static MarketTape tape(final FeedSource source, final Configuration configuration, final int[] ids) {
        final InstrumentRegistry registry = configuration.instruments().registry(source.symbols(configuration));
        return new FeedTape(source.open(configuration, registry), ids);
    }

    /** Days of the simulated exchange. */
    record Simulated(long seed, long events, int days) implements MarketFeed {
        @Override
        public String description() {
            return new SimulatedSource(seed, events).description() + (days > 1 ? " days " + days : "");
        }

        @Override
        public List<Path> paths() {
            return List.of();
        }

        @Override
        public boolean hasBooks() {
            return true;
        }

        @Override
        public InstrumentsSettings listedIn(final Configuration configuration) {
            return configuration.instruments();
        }

        @Override
        public List<String> symbols(final Configuration configuration) {
            return new SimulatedSource(seed, events).symbols(configuration);
        }

        @Override
        public MarketTape open(final Configuration configuration, final int[] ids) {
            if (days == 1) {
                return tape(new SimulatedSource(seed, events), configuration, ids);
            }
            final InstrumentRegistry registry = configuration.instruments().registry(symbols(configuration));
            final List<Supplier<MarketTape>> tapes = new ArrayList<>();
            LocalDate date = TradingDay.DEFAULT.date();
            for (int i = 0; i < days; i++) {
                final SimulatedSource source = new SimulatedSource(seed + i, events);
                final TradingDay day = new TradingDay(date);
                tapes.add(() -> new FeedTape(source.open(configuration, registry, day), ids));
                date = nextWeekday(date);
            }
            return new ChainedDays(tapes, ids);
        }

        private static LocalDate nextWeekday(final LocalDate date) {
            LocalDate next = date.plusDays(1);
            while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
                next = next.plusDays(1);
            }
            return next;
        }
    }

    /** A session's journal. */
    record Journaled(Path folder) implements MarketFeed {
        @Override
        public String description() {
            return "journal " + folder.getFileName();
        }

        @Override
        public List<Path> paths() {
            return List.of(folder);
        }

        @Override
        public boolean hasBooks() {
            return true;
        }

        @Override
        public InstrumentsSettings listedIn(final Configuration configuration) {
            return configuration.instruments().with(JournalTape.instruments(folder));
        }

        @Override
        public List<String> symbols(final Configuration configuration) {
            return JournalTape.instruments(folder).instruments().stream()
                    .map(instrument -> instrument.symbol())
                    .toList();
        }

        @Override
        public MarketTape open(final Configuration configuration, final int[] ids) {
            JournalTape.instruments(folder).requireUnitsOf(configuration.instruments(), "journal " + folder);
            return new JournalFeedTape(folder, ids);
        }
    }

    /** Files of any recorded format. */
    record Recorded(RecordedSource source) implements MarketFeed {
        @Override
        public String description() {
            return source.description();
        }

        @Override
        public List<Path> paths() {
            return source.files();
        }

        @Override
        public boolean hasBooks() {
            return source.format().bookKind() != FeedFormat.BookKind.NONE;
        }

        @Override
        public InstrumentsSettings listedIn(final Configuration configuration) {
            return configuration.instruments().with(source.instruments());
        }

        @Override
        public List<String> symbols(final Configuration configuration) {
            return source.symbols(configuration);
        }

        @Override
        public MarketTape open(final Configuration configuration, final int[] ids) {
            return tape(source, configuration, ids);
        }
    }
}
