package io.tiercel.engine.console;

import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.report.ChartWindow;
import io.tiercel.engine.report.SessionData;
import io.tiercel.engine.report.SessionReport;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiercel demo}: the whole loop on the simulated exchange. */
@Command(
        name = "demo",
        description = "The whole loop on an embedded simulated exchange: trade, journal, replay, compare, report.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: tiercel demo --seed 7 --events 1000000"})
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SessionOptions session;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Any number (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Messages of order flow (default ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Run folder (default: a new one under runs/).")
    private Path out;

    @Override
    public Integer call() {
        final Path folder = out == null ? RunFolder.fresh("demo") : out;
        final Path journal = folder.resolve("journal");
        final Console console = new Console(spec, session.isJson());
        final SimulatedSource source = new SimulatedSource(seed, events);
        console.line("simulated exchange, seed " + seed
                + ": ITCH 5.0 bytes -> book -> 24 factors -> model -> strategies -> risk -> venue");
        final SessionRunner runner = new SessionRunner(session.configuration(), source, journal);
        final Replay replay = new Replay(journal, true);
        // the signal's hook waits until everything has been written and printed
        try (StopOnSignal signal = new StopOnSignal(() -> {
            runner.stop();
            replay.stop();
        })) {
            final SessionSummary summary;
            try (Progress progress = console.progress("trade")) {
                summary = runner.progress(progress::share).run();
            }
            return signal.isReceived()
                    ? tellInterrupted(console, summary, journal)
                    : replayAndReport(console, summary, folder, journal, replay);
        }
    }

    private static int replayAndReport(
            final Console console,
            final SessionSummary summary,
            final Path folder,
            final Path journal,
            final Replay replay) {
        final SessionData data = SessionData.read(journal);
        final ChartWindow window = ChartWindow.busiest(data);
        final ReplayResult replayed;
        try (Progress progress = console.progress("replay")) {
            replayed = replay.observer(window)
                    .progress(sequence -> progress.share(sequence / (double) summary.events()))
                    .run();
        } catch (final CancellationException interrupted) {
            return tellInterrupted(console, summary, journal);
        }
        final Path report = SessionReport.write(folder, data, summary, replayed, window);
        console.tell(summary);
        console.line("journal        " + journal);
        console.line("report         " + report + " (open it in a browser)");
        ReplayCommand.tellVerification(console, replayed);
        console.json(SummaryJson.of(summary)
                .put("replayIdentical", replayed.isIdentical())
                .put("journal", journal.toString())
                .put("report", report.toString()));
        return replayed.isIdentical() ? Main.DONE : Main.FOUND;
    }

    /** The session is whole and its journal closed; what would have followed is left out. */
    private static int tellInterrupted(final Console console, final SessionSummary summary, final Path journal) {
        console.tell(summary);
        console.line("journal        " + journal);
        console.line("replay         left out, and the report with it: interrupted; tiercel replay " + journal
                + " --verify does it");
        console.json(SummaryJson.of(summary)
                .putNull("replayIdentical")
                .put("journal", journal.toString())
                .putNull("report"));
        return Main.DONE;
    }
}
