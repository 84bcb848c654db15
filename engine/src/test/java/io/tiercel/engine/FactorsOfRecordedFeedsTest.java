package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every recorded feed that makes a book: streaming factors = columns in plain loops = columns lane by lane, bit by bit. */
class FactorsOfRecordedFeedsTest {
    /** Feeds that have a book, by the names of their files without what tells those of one feed apart. More may come, none may go. */
    private static final List<String> COVERED = List.of();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lobster/AAPL_2012-06-21_first999_10.csv.gz",
            })
    void shouldBeTheSameEventByEventAndColumnByColumn(final String name) throws IOException {
        final List<Path> files = feeds().get(name);

        final FactorTwins.Outcome outcome = run(files);

        assertTrue(outcome.events() > 0 && outcome.finite() > 0, name + ": " + outcome);
    }

    @Test
    @Tag("slow")
    void shouldBeTheSameOnEveryFeedThatMakesABook() throws IOException {
        final SortedMap<String, FactorTwins.Outcome> outcomes = new TreeMap<>();
        final List<String> others = new ArrayList<>();
        for (final var feed : feeds().entrySet()) {
            final FactorTwins.Outcome outcome = run(feed.getValue());
            if (outcome.instruments() > 0) {
                outcomes.put(feed.getKey(), outcome);
                System.out.println(feed.getKey() + ' ' + outcome);
            } else {
                others.add(feed.getKey());
            }
        }

        final TreeSet<String> gone = new TreeSet<>(COVERED);
        gone.removeAll(outcomes.keySet());
        assertEquals(new TreeSet<>(), gone, "feeds that have no book any more; with one: " + outcomes.keySet());
    }

    private static FactorTwins.Outcome run(final List<Path> files) {
        final FactorTwins twins = new FactorTwins();
        final FeedFormat format;
        try {
            format = FeedFormats.choose(FeedFormats.AUTO, files);
        } catch (final BadInputException noMarketData) {
            return twins.compare();
        }
        final EventWriter writer = new EventWriter(twins);
        try (Feed feed = format.open(files, twins.listing(), FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(writer, 4_096) != Feed.END_OF_FEED) {
                // the events arrive by the slots
            }
        }
        return twins.compare();
    }

    /** Files that make one feed together, by name. */
    private static SortedMap<String, List<Path>> feeds() throws IOException {
        final Path data = Path.of(System.getProperty("tiercel.shared", "../shared"), "data");
        assumeTrue(Files.isDirectory(data), "skipped: market data folder " + data + " is absent");
        final SortedMap<String, List<Path>> feeds = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                final String name = data.relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .replaceFirst("_(message|orderbook)_", "_")
                        .replaceFirst("_(orders|trades)_", "_")
                        .replaceFirst("\\.(ws|http)\\..*", "");
                feeds.computeIfAbsent(name, unseen -> new ArrayList<>()).add(file);
            });
        }
        return feeds;
    }
}
