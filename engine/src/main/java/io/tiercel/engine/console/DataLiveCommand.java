package io.tiercel.engine.console;

import io.tiercel.engine.configuration.AeronFeedSettings;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.LiveFeedConfiguration;
import io.tiercel.engine.configuration.LiveFeedSettings;
import io.tiercel.engine.session.LiveFeeds;
import io.tiercel.engine.session.TimeLimit;
import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tiercel data live}: a live feed against what it says of its own books. */
@Command(
        name = "live",
        description = {
            "Follow a live feed, build its books, and compare them with what the feed says about them, as 'data check' does"
                    + " with files.",
            "Connects to what the file names, and to nothing else. Ends at the end of the feed, after --seconds, or by an"
                    + " interrupt; the report comes in each case."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = the feed agrees with its books; 1 = it does not, a book that was whole is stale at the end, or"
                    + " nothing came; 2 = the file is unusable, or nothing answers there; 130 = by an interrupt.",
            "",
            "Examples:",
            "  tiercel data live -c config/feeds/kraken.yaml --seconds 60",
            "  tiercel data live -c config/feeds/itch-multicast.yaml --json"
        })
final class DataLiveCommand implements Callable<Integer> {
    private static final long IDLE_NS = 100_000L;

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "What to follow, such as config/feeds/kraken.yaml.")
    private Path config;

    @Option(names = "--seconds", paramLabel = "N", description = "How long (default: until it ends or is interrupted).")
    private Long seconds;

    @Option(
            names = "--instruments",
            paramLabel = "FOLDER",
            description = "An Aeron feed: folder of your own YAML files, whose instruments.yaml gives the units.")
    private Path instruments;

    @Mixin
    private Output output;

    @Override
    @SuppressWarnings("try") // the signal handler is held, not called
    public Integer call() {
        final Console console = output.console();
        final TimeLimit limit = new TimeLimit(seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds));
        final LiveFeedSettings settings = LiveFeedConfiguration.load(config);
        final FeedCheck check =
                new FeedCheck("live " + settings.address(), LiveFeeds.bookKind(settings), System::nanoTime);
        if (settings instanceof AeronFeedSettings aeron) {
            list(aeron, check);
        }
        final AtomicBoolean isStopped = new AtomicBoolean();
        // the signal's hook waits until the report has been printed
        try (StopOnSignal signal = new StopOnSignal(() -> isStopped.set(true))) {
            final CheckReport report;
            try (Feed feed = LiveFeeds.open(settings, check.listing(), check.audit());
                    StatusLine status = console.statusLine()) {
                final LiveStatus live = new LiveStatus(check, feed);
                limit.start();
                report = check.follow(
                        feed,
                        () -> {
                            status.offer(live::text);
                            return isStopped.get() || limit.getAsBoolean();
                        },
                        () -> LockSupport.parkNanos(IDLE_NS));
            }
            CheckOutput.tell(console, report);
            return report.isOk() ? Main.DONE : Main.FOUND;
        }
    }

    /** Events of another process name no symbols: the file does. */
    private void list(final AeronFeedSettings aeron, final FeedCheck check) {
        final Configuration configuration =
                Optional.ofNullable(instruments).map(Configuration::load).orElseGet(Configuration::shipped);
        for (final Instrument instrument :
                configuration.instruments().registry(aeron.symbols()).all()) {
            check.listing()
                    .list(
                            instrument.symbol(),
                            instrument.priceScale(),
                            instrument.qtyScale(),
                            instrument.tickSize(),
                            instrument.lotSize());
        }
    }
}
