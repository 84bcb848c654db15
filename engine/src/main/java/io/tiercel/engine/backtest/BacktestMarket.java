package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.FeedChoice;
import io.tiercel.engine.configuration.InstrumentsSettings;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** All feeds of a backtest, and the instruments that they tell of. Immutable; cold. */
public final class BacktestMarket {
    private final List<FeedChoice> choices;
    private final List<MarketFeed> feeds;
    private final Configuration configuration;
    private final InstrumentRegistry registry;

    private BacktestMarket(
            final List<FeedChoice> choices, final List<MarketFeed> feeds, final Configuration configuration) {
        this.choices = choices;
        this.feeds = feeds;
        this.configuration = configuration;
        final Set<String> symbols = new LinkedHashSet<>();
        feeds.forEach(feed -> symbols.addAll(feed.symbols(configuration)));
        registry = configuration.instruments().registry(List.copyOf(symbols));
    }

    /**
     * Looks through the files for their instruments.
     *
     * @param backtest as it is configured.
     * @param folder   of data.
     * @param progress told the share of each feed that has been looked through.
     * @return its market.
     * @throws io.tiercel.marketdata.input.BadInputException when a feed is unusable.
     */
    public static BacktestMarket of(
            final BacktestConfiguration backtest, final Path folder, final DoubleConsumer progress) {
        final List<FeedChoice> choices = backtest.settings().feeds();
        final List<MarketFeed> feeds = choices.stream()
                .map(choice -> MarketFeed.of(choice, folder, progress))
                .toList();
        return new BacktestMarket(choices, feeds, listed(feeds, backtest.configuration()));
    }

    private static Configuration listed(final List<MarketFeed> feeds, final Configuration configuration) {
        Configuration listed = configuration;
        for (final MarketFeed feed : feeds) {
            final InstrumentsSettings instruments = feed.listedIn(listed);
            listed =
                    new Configuration(listed.engine(), instruments, listed.factors(), listed.strategy(), listed.risk());
        }
        return listed;
    }

    /**
     * @return the backtest's configuration with all instruments of its feeds.
     */
    public Configuration configuration() {
        return configuration;
    }

    /**
     * @param another of the same feeds.
     * @return it with all instruments of the feeds.
     */
    public Configuration listedIn(final Configuration another) {
        return listed(feeds, another);
    }

    /**
     * @return instruments of all feeds, in the order in which they name them.
     */
    public InstrumentRegistry registry() {
        return registry;
    }

    /**
     * @return true when some feed's events make books.
     */
    public boolean hasBooks() {
        return feeds.stream().anyMatch(MarketFeed::hasBooks);
    }

    /**
     * @return a line for each feed.
     */
    public List<String> descriptions() {
        return feeds.stream().map(MarketFeed::description).toList();
    }

    /**
     * @return files of each feed, with the names that the configuration gives them.
     */
    public List<DataFile> files() {
        final List<DataFile> files = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            final List<Path> paths = feeds.get(i).paths();
            final List<String> names = choices.get(i).files();
            for (int j = 0; j < paths.size(); j++) {
                files.add(DataFile.of(names.get(j), paths.get(j)));
            }
        }
        return files;
    }

    /**
     * @return the events of all feeds by time; closed by the caller.
     */
    public MarketTape open() {
        final List<MarketTape> tapes = new ArrayList<>();
        try {
            for (final MarketFeed feed : feeds) {
                tapes.add(feed.open(configuration, ids(feed)));
            }
        } catch (final RuntimeException e) {
            tapes.forEach(MarketTape::close);
            throw e;
        }
        return tapes.size() == 1 ? tapes.getFirst() : new MergedTape(tapes);
    }

    private int[] ids(final MarketFeed feed) {
        return feed.symbols(configuration).stream()
                .mapToInt(symbol -> registry.bySymbol(symbol).orElseThrow().id())
                .toArray();
    }
}
