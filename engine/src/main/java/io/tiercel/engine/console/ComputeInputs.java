package io.tiercel.engine.console;

import io.tiercel.engine.computation.BookRowsTape;
import io.tiercel.engine.computation.FeedTape;
import io.tiercel.engine.computation.InputTape;
import io.tiercel.engine.computation.JournalTape;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.session.LobsterSource;
import io.tiercel.engine.session.RecordedSource;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which events are computed: the files of a feed, or the journal of a session; a mixin of {@code factors compute}. */
final class ComputeInputs {
    /** All factors of one have 0.3 MB of windows. */
    private static final int MAX_INSTRUMENTS = 512;

    private static final int NAMES_TOLD = 10;
    private static final long LOBSTER_TICK = 100;

    @Mixin
    private FeedFiles feed;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "Parameters and formulas: a file such as config/factors.yaml, or a folder of YAML files (default: the shipped ones; of"
                            + " a session's journal those of the session).")
    private Path config;

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description =
                    "LOBSTER: an order book file, whose first row, the book after the first message, gives the levels to start from.")
    private Path book;

    @Option(
            names = "--book-rows",
            paramLabel = "FILE",
            description = "LOBSTER: an order book file, whose row i is taken for the book after message i.")
    private Path bookRows;

    @Option(
            names = "--instrument",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Only these of a feed that names many.")
    private Set<String> instruments;

    Set<String> instruments() {
        return instruments == null ? Set.of() : instruments;
    }

    /** The journal, if the events are those of a session. */
    private Optional<Path> journal() {
        final List<Path> files = feed.files();
        final Optional<Path> found = files.size() == 1 && Files.isDirectory(files.getFirst()) && feed.isFormatOpen()
                ? JournalTape.find(files.getFirst())
                : Optional.empty();
        if (found.isPresent() && (book != null || bookRows != null)) {
            throw new BadInputException(
                    "--book and --book-rows are of no use to a session's journal, expected a LOBSTER"
                            + " message file with them");
        }
        return found;
    }

    /** The configuration whose parameters and formulas count. */
    Configuration configuration() {
        final Configuration base = journal().map(JournalTape::configuration).orElseGet(Configuration::shipped);
        if (config == null) {
            return base;
        }
        if (Files.isDirectory(config)) {
            return Configuration.load(config);
        }
        if (!Files.exists(config)) {
            throw new BadInputException("--config " + config
                    + " does not exist, expected a file such as config/factors.yaml, or a folder of YAML files");
        }
        return new Configuration(
                base.engine(), base.instruments(), Configuration.factors(config), base.strategy(), base.risk());
    }

    /**
     * @param configuration as {@link #configuration} gave it.
     * @param factors       to compute.
     * @param progress      told the share of a first pass over the files that is done.
     * @return the events; the caller closes it.
     */
    InputTape open(final Configuration configuration, final FactorsConfig factors, final DoubleConsumer progress) {
        final Optional<Path> journal = journal();
        if (journal.isPresent()) {
            return openJournal(journal.get(), factors);
        }
        if (book != null || bookRows != null) {
            return openLobster(configuration, factors);
        }
        final FeedFormat format = feed.format();
        final RecordedSource all = RecordedSource.scan(feed.files(), format, feed.options(), progress);
        final RecordedSource source = new RecordedSource(
                all.files(), all.format(), all.options(), wanted(feed.files().getFirst(), all.instruments()));
        if (source.instruments().size() > MAX_INSTRUMENTS) {
            throw new BadInputException(feed.files().getFirst() + ": names "
                    + source.instruments().size() + " instruments (" + names(source.instruments())
                    + "), expected at most " + MAX_INSTRUMENTS + " in one table: --instrument SYMBOL,...");
        }
        return new FeedTape(source, source.listedIn(configuration), factors);
    }

    private InputTape openJournal(final Path folder, final FactorsConfig factors) {
        final JournalTape tape = new JournalTape(folder, factors);
        try {
            wanted(folder, tape.registry().all());
            return tape;
        } catch (final RuntimeException e) {
            tape.close();
            throw e;
        }
    }

    private List<Instrument> wanted(final Path where, final List<Instrument> named) {
        if (instruments == null) {
            return named;
        }
        final Set<String> symbols = named.stream().map(Instrument::symbol).collect(Collectors.toSet());
        for (final String wanted : instruments) {
            if (!symbols.contains(wanted)) {
                throw new BadInputException(where + ": names no instrument " + wanted + ", expected one of its "
                        + named.size() + ": " + names(named));
            }
        }
        return named.stream()
                .filter(instrument -> instruments.contains(instrument.symbol()))
                .toList();
    }

    /** The first names of a list that may be long. */
    static String names(final List<Instrument> named) {
        return named.stream().limit(NAMES_TOLD).map(Instrument::symbol).collect(Collectors.joining(", "))
                + (named.size() > NAMES_TOLD ? ", ..." : "");
    }

    private InputTape openLobster(final Configuration configuration, final FactorsConfig factors) {
        final List<Path> files = feed.files();
        if (book != null && bookRows != null) {
            throw new BadInputException("--book and --book-rows exclude each other, expected one of them");
        }
        if (files.size() != 1) {
            throw new BadInputException("--book and --book-rows: " + files.size()
                    + " files beside them, expected one LOBSTER message file");
        }
        final Path messages = files.getFirst();
        final Optional<TradingDay> day = feed.options().day();
        final LobsterSource source = new LobsterSource(
                messages, Optional.ofNullable(book), feed.options().symbol(), day.map(TradingDay::date));
        final String symbol = source.symbols(configuration).getFirst();
        final Configuration listed = new Configuration(
                configuration.engine(),
                configuration
                        .instruments()
                        .with(List.of(new Instrument(0, symbol, NasdaqUnits.PRICE_SCALE, 0, LOBSTER_TICK, 1, 1))),
                configuration.factors(),
                configuration.strategy(),
                configuration.risk());
        final List<Instrument> known =
                listed.instruments().registry(List.of(symbol)).all();
        wanted(messages, known);
        return bookRows == null
                ? new FeedTape(source, listed, factors)
                : new BookRowsTape(messages, bookRows, known.getFirst(), day, factors);
    }
}
