package io.tiercel.engine.console;

import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

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
                summary = runner.progress(progress::share)
                        .operatorLine(console::complain)
                        .run();
            }
            final Optional<ReportedSession> reported = signal.isReceived()
                    ? Optional.empty()
                    : ReportedSession.write(replay, journal, folder, summary, console);
            console.tell(summary);
            console.line("journal        " + journal);
            final ObjectNode json = SummaryJson.of(summary).put("journal", journal.toString());
            reported.ifPresentOrElse(
                    written -> written.tell(console, json),
                    () -> ReportedSession.tellInterrupted(console, journal, json));
            console.json(json);
            return reported.map(ReportedSession::status).orElse(Main.DONE);
        }
    }
}
