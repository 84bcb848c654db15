package io.tiercel.engine.console;

import io.tiercel.engine.configuration.AeronFeedSettings;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.LiveFeedConfiguration;
import io.tiercel.engine.configuration.LiveFeedSettings;
import io.tiercel.engine.session.FeedPublisher;
import io.tiercel.engine.session.LiveFeeds;
import io.tiercel.engine.session.PublishSummary;
import io.tiercel.engine.session.TimeLimit;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel data publish}: a feed, live or recorded, for an engine in another process. */
@Command(
        name = "publish",
        description = {
            "Send the normalised events of a feed over Aeron to an engine in another process (tiercel run --live with the"
                    + " same file).",
            "The feed is opened once somebody listens; an engine that does not keep up holds it up, which is told: nothing"
                    + " is dropped."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = all sent, the end told; 1 = the end could not be told; 2 = unusable input, no driver, nobody listens.",
            "",
            "Examples:",
            "  tiercel data publish -c config/feeds/itch-multicast.yaml \\",
            "      --to config/feeds/aeron.yaml",
            "  tiercel data publish 01302019.NASDAQ_ITCH50.gz \\",
            "      --to config/feeds/aeron.yaml"
        })
final class DataPublishCommand implements Callable<Integer> {
    private static final double NS_PER_MS = 1e6;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files of one recorded feed, instead of -c.")
    private List<Path> files = List.of();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "A live feed, such as config/feeds/kraken.yaml.")
    private Path config;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description = "Where to: a file with transport: aeron, such as config/feeds/aeron.yaml.")
    private Path to;

    @Option(
            names = "--instruments",
            paramLabel = "FOLDER",
            description = "Folder of your own YAML files, whose instruments.yaml gives the units.")
    private Path instruments;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = FeedFormats.AUTO,
            description =
                    "Of recorded files: one of those that 'data formats' lists; by default told from name and content.")
    private String format;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Of recorded files whose name does not tell it.")
    private String date;

    @Option(names = "--seconds", paramLabel = "N", description = "How long (default: until it ends or is interrupted).")
    private Long seconds;

    @Mixin
    private Output output;

    @Override
    @SuppressWarnings("try") // the signal handler is held, not called
    public Integer call() {
        final Console console = output.console();
        final TimeLimit limit = new TimeLimit(seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds));
        final AeronFeedSettings target = target();
        final Configuration configuration =
                Optional.ofNullable(instruments).map(Configuration::load).orElseGet(Configuration::shipped);
        final InstrumentRegistry registry = configuration.instruments().registry(target.symbols());
        final Source source = source();
        final AtomicBoolean isStopped = new AtomicBoolean();
        // the signal's hook waits until the receiver knows the end and the summary has been printed
        try (StopOnSignal signal = new StopOnSignal(() -> isStopped.set(true))) {
            final PublishSummary summary;
            try (FeedPublisher publisher = new FeedPublisher(target, console::complain);
                    StatusLine status = console.statusLine()) {
                limit.start();
                summary = publisher.publish(
                        () -> source.open(registry),
                        () -> isStopped.get() || limit.getAsBoolean(),
                        events -> status.offer(() -> String.format(Locale.ROOT, "%,d events sent", events)));
            }
            tell(console, summary);
            return summary.isEndDelivered() ? Main.DONE : Main.FOUND;
        }
    }

    private AeronFeedSettings target() {
        if (LiveFeedConfiguration.load(to) instanceof AeronFeedSettings aeron) {
            return aeron;
        }
        throw new BadInputException("--to " + to + " is no file of an Aeron link, expected one with transport: aeron");
    }

    @FunctionalInterface
    private interface Source {
        Feed open(InstrumentRegistry registry);
    }

    /** Whatever can be unusable is told before anybody is connected to. */
    private Source source() {
        if ((config == null) == files.isEmpty()) {
            throw new BadInputException("publish takes either -c with a live feed or files of a recorded one, expected"
                    + " one of the two");
        }
        if (config != null) {
            final LiveFeedSettings settings = LiveFeedConfiguration.load(config);
            return registry -> LiveFeeds.open(settings, new RegistryListing(registry), FeedAudit.NONE);
        }
        final var chosen = FeedFormats.choose(format, files);
        final FeedOptions options = new FeedOptions(day(), Optional.empty());
        return registry -> chosen.open(files, new RegistryListing(registry), FeedAudit.NONE, options);
    }

    private Optional<TradingDay> day() {
        try {
            return Optional.ofNullable(date).map(LocalDate::parse).map(TradingDay::new);
        } catch (final DateTimeParseException garbled) {
            throw new BadInputException("--date " + date + ", expected a day such as 2012-06-21", garbled);
        }
    }

    private static void tell(final Console console, final PublishSummary summary) {
        row(console, "events", String.format(Locale.ROOT, "%,d in %.1f s", summary.events(), summary.seconds()));
        summary.messages()
                .forEach((type, count) -> row(console, "", String.format(Locale.ROOT, "%,12d  %s", count, type)));
        summary.remarks()
                .forEach((remark, count) ->
                        row(console, "remark", String.format(Locale.ROOT, "%,d  %s", count, remark)));
        row(
                console,
                "back-pressure",
                String.format(
                        Locale.ROOT,
                        "%,d times; waited %,.1f ms in all",
                        summary.backPressures(),
                        summary.waitedNs() / NS_PER_MS));
        row(console, "not sent", String.format(Locale.ROOT, "%,d", summary.unsent()));
        row(console, "end", summary.isEndDelivered() ? "told" : "NOT TOLD: the receiver sees a session that broke off");
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("events", summary.events());
        final ObjectNode byType = json.putObject("byType");
        summary.messages().forEach(byType::put);
        final ObjectNode remarks = json.putObject("remarks");
        summary.remarks().forEach(remarks::put);
        json.put("backPressures", summary.backPressures())
                .put("waitedMs", Math.round(summary.waitedNs() / NS_PER_MS))
                .put("unsent", summary.unsent())
                .put("isEndDelivered", summary.isEndDelivered());
        console.json(json);
    }

    private static void row(final Console console, final String label, final String text) {
        console.line(String.format(Locale.ROOT, "%-16s %s", label, text));
    }
}
