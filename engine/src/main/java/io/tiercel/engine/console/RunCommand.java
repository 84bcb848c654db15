package io.tiercel.engine.console;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.LiveFeedConfiguration;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.session.FeedSource;
import io.tiercel.engine.session.ItchSource;
import io.tiercel.engine.session.LiveSource;
import io.tiercel.engine.session.LobsterSource;
import io.tiercel.engine.session.RecordedSource;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.engine.session.TimeLimit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel run}: one session, from a feed to a closed journal. */
@Command(
        name = "run",
        description = "Run a session: a feed through the whole engine into a journal.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tiercel run --feed sim --seed 7 --events 1000000 --journal runs/seven",
            "  tiercel run --feed lobster --file AAPL_2012-06-21_message_50.csv.gz \\",
            "      --book AAPL_2012-06-21_orderbook_50.csv.gz --bbo-out bbo.csv",
            "  tiercel run --feed itch --file day.itch --date 2019-01-30 \\",
            "      --symbol AAPL --report",
            "  tiercel run --live config/feeds/aeron.yaml --seconds 3600",
            "  tiercel run --feed kraken_book.jsonl.gz"
        })
final class RunCommand implements Callable<Integer> {
    private static final String SIM = "sim";
    private static final String LOBSTER = "lobster";
    private static final String ITCH = "itch";

    @Spec
    private CommandSpec spec;

    @Mixin
    private SessionOptions session;

    @Option(
            names = "--feed",
            arity = "1..*",
            paramLabel = "NAME|FILE",
            description =
                    "sim (default), lobster or itch with --file; or the files of one feed in any format of 'data formats', whose instruments need not be "
                            + "configured: orders of those that are known by levels only are refused.")
    private List<String> feeds;

    @Option(
            names = "--format",
            defaultValue = FeedFormats.AUTO,
            paramLabel = "NAME",
            description =
                    "Of the files of --feed: one of those that 'data formats' lists; by default told from name and content.")
    private String format;

    @Option(
            names = "--live",
            paramLabel = "FILE",
            description =
                    "Follow a live feed instead of --feed: such as config/feeds/aeron.yaml. Connects to what the file names; its symbols "
                            + "must stand in instruments.yaml. Ends with the feed, after --seconds, or by a signal.")
    private Path live;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "live: how long (default: until the feed ends or a signal comes).")
    private Long seconds;

    @Option(names = "--file", paramLabel = "FILE", description = "lobster, itch: the message file, plain or .gz.")
    private Path file;

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description =
                    "lobster: an order book file; its first row, the book after the first message, gives the levels to start from.")
    private Path book;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description =
                    "lobster: default from the file's name; itch: default all listed; files: the only one traded, or the one of a file that names none.")
    private String symbol;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description =
                    "lobster, itch: the day the file is about, in New York (default: from the file's name; an itch file whose name tells none: "
                            + "2026-01-02).")
    private String date;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "sim: any number (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "sim: messages of order flow (default ${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = "--journal",
            paramLabel = "FOLDER",
            description =
                    "Folder for the journal; must not hold one, but for --resume (default: a new folder under runs/).")
    private Path journal;

    @Option(
            names = "--resume",
            description =
                    "Go on with the journal of --journal where it ends, as if the session had never been cut off; a new session if there is none. "
                            + "Feed, seed, events and configuration must be those it began with.")
    private boolean isResuming;

    @Option(
            names = "--report",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FOLDER",
            description =
                    "Replay the session, compare, and write report.html to FOLDER (default: the journal's folder).")
    private String report;

    @Option(
            names = "--bbo-out",
            paramLabel = "FILE",
            description = "Write best bid and offer after each event, in LOBSTER layout.")
    private Path bboOut;

    @Override
    @SuppressWarnings("try") // the signal handler is held, not called
    public Integer call() {
        final Console console = new Console(spec, session.isJson());
        final FeedSource source = source(console);
        final Path folder = journal == null ? RunFolder.fresh(kind()) : journal;
        final Configuration configuration = source instanceof final RecordedSource recorded
                ? recorded.listedIn(session.configuration())
                : session.configuration();
        final SessionRunner runner = new SessionRunner(configuration, source, folder);
        if (source instanceof LiveSource) {
            console.line("paper trading  orders go to the simulated venue, on the feed's own time, and nowhere else");
        }
        if (isResuming) {
            if (journal == null) {
                throw new BadInputException("--resume goes on with a journal, expected --journal with its folder");
            }
            runner.resume(console::complain);
        }
        final Replay replay = new Replay(folder, true);
        // the signal's hook waits until everything has been written and printed
        try (StopOnSignal signal = new StopOnSignal(() -> {
            runner.stop();
            replay.stop();
        })) {
            final SessionSummary summary;
            try (BboOutput bbo = bboOutput(configuration, source);
                    Progress progress = console.progress("run")) {
                summary = runner.observer(bbo)
                        .progress(progress::share)
                        .operatorLine(console::complain)
                        .run();
            }
            final ObjectNode json = SummaryJson.of(summary).put("journal", folder.toString());
            final Optional<ReportedSession> reported = report == null || signal.isReceived()
                    ? Optional.empty()
                    : ReportedSession.write(replay, folder, reportFolder(folder), summary, console);
            console.tell(summary);
            if (source instanceof LiveSource followed) {
                tellFeed(console, followed, json);
                json.put("isPaper", true);
            }
            console.line("journal        " + folder);
            if (reported.isPresent()) {
                reported.get().tell(console, json);
            } else if (report != null) {
                ReportedSession.tellInterrupted(console, folder, json);
            }
            console.json(json);
            return reported.map(ReportedSession::status).orElse(Main.DONE);
        }
    }

    private static void tellFeed(final Console console, final LiveSource followed, final ObjectNode json) {
        final ObjectNode remarks = json.putObject("feedRemarks");
        followed.remarks().forEach((remark, count) -> {
            remarks.put(remark, count);
            console.line(String.format(Locale.ROOT, "%-14s %,d %s", "feed", count, remark));
        });
    }

    private Path reportFolder(final Path journalFolder) {
        return report.isEmpty() ? journalFolder : Path.of(report);
    }

    private BboOutput bboOutput(final Configuration configuration, final FeedSource source) {
        if (bboOut == null) {
            return null;
        }
        final List<String> symbols = source.symbols(configuration);
        if (symbols.size() != 1) {
            throw new BadInputException("--bbo-out writes the prices of one instrument, this session trades "
                    + symbols.size() + "; expected a feed of one, or --symbol");
        }
        return new BboOutput(
                bboOut, configuration.instruments().registry(symbols).instrument(0));
    }

    /** A name stands alone; a file of that name is told by its path, such as ./sim. */
    private boolean isNamed() {
        return feeds == null
                || (feeds.size() == 1 && List.of(SIM, LOBSTER, ITCH).contains(name()));
    }

    private String name() {
        return feeds == null ? SIM : feeds.getFirst().toLowerCase(Locale.ROOT);
    }

    /** What the run's folder is called after. */
    private String kind() {
        if (live != null) {
            return "live";
        }
        return isNamed() ? name() : "recorded";
    }

    private FeedSource source(final Console console) {
        if (live != null) {
            if (feeds != null) {
                throw new BadInputException("--live and --feed exclude each other, expected one of them");
            }
            final TimeLimit limit = new TimeLimit(seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds));
            return new LiveSource(live, LiveFeedConfiguration.load(live), limit);
        }
        if (seconds != null) {
            throw new BadInputException("--seconds is of use with --live only, expected a live feed");
        }
        if (!isNamed()) {
            return recorded(console);
        }
        return switch (name()) {
            case LOBSTER ->
                new LobsterSource(requireFile(), Optional.ofNullable(book), Optional.ofNullable(symbol), day());
            case ITCH -> new ItchSource(requireFile(), Optional.ofNullable(symbol), day());
            default -> {
                if (date != null) {
                    throw new BadInputException(
                            "--date is of no use to --feed sim, whose day is fixed; expected lobster or itch");
                }
                yield new SimulatedSource(seed, events);
            }
        };
    }

    private FeedSource recorded(final Console console) {
        final List<Path> files = feeds.stream().map(Path::of).toList();
        for (final Path path : files) {
            if (!Files.isRegularFile(path)) {
                throw new BadInputException(
                        "--feed " + path + " is no file, expected sim, lobster, itch, or the files of one feed");
            }
        }
        if (file != null || book != null) {
            throw new BadInputException(
                    "--file and --book are of no use to --feed with files, expected all files behind --feed");
        }
        final FeedOptions options = new FeedOptions(day().map(TradingDay::new), Optional.ofNullable(symbol));
        try (Progress progress = console.progress("scan")) {
            return RecordedSource.scan(files, FeedFormats.choose(format, files), options, progress::share);
        }
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(date).map(LocalDate::parse);
        } catch (final DateTimeParseException garbled) {
            throw new BadInputException("--date " + date + ", expected a day such as 2012-06-21", garbled);
        }
    }

    private Path requireFile() {
        if (file == null) {
            throw new BadInputException("--file is missing, expected the message file of --feed " + name());
        }
        return file;
    }
}
