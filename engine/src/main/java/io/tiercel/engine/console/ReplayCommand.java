package io.tiercel.engine.console;

import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayControl;
import io.tiercel.engine.replay.ReplayPoint;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.SessionStop;
import io.tiercel.marketdata.input.BadInputException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel replay}: a journal through a fresh core. */
@Command(
        name = "replay",
        description = "Replay a journal through a fresh engine; with --verify, compare everything that comes out.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = replayed (and identical); 1 = it differs: the first input and the part are named; 2 = the journal is"
                    + " damaged.",
            "",
            "A session whose engine stopped itself is identical when the replay stops at the same input.",
            "",
            "Interactive words, one a line, from a terminal or a pipe: go, pause, step [N], speed N|max, seek SEQ|TIME, where,"
                    + " book SYMBOL [LEVELS], wait, quit.",
            "",
            "Examples:",
            "  tiercel replay runs/seven --verify",
            "  tiercel replay runs/seven --verify --from 14:30:00 --to 14:31:00",
            "  tiercel replay runs/seven --speed 10",
            "  echo 'seek 120000' | tiercel replay runs/seven --interactive"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path journal;

    @Option(names = "--verify", description = "Compare every output with the journal's.")
    private boolean isVerifying;

    @Option(
            names = "--from",
            paramLabel = "SEQ|TIME",
            description =
                    "Look at inputs from here on only: a sequence, a time such as 2026-01-02T14:30:00Z, or a time of the"
                            + " first input's day, UTC. What lies before is replayed unseen, from the newest usable snapshot.")
    private String from;

    @Option(names = "--to", paramLabel = "SEQ|TIME", description = "Look at inputs up to here only.")
    private String to;

    @Option(
            names = "--recompute-models",
            description =
                    "Run the model again for each of its answers. Without it they are taken from the journal, where it"
                            + " holds them, so that another processor replays the same bits.")
    private boolean isRecomputing;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "1 = as the events came, 10 = ten times that, max = no waiting (default).")
    private String speed;

    @Option(names = "--interactive", description = "Pause before the first input and take words from standard input.")
    private boolean isInteractive;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        if (isInteractive && isVerifying) {
            throw new BadInputException(
                    "--interactive and --verify: a replay that goes back compares nothing," + " expected one of them");
        }
        final Replay replay = new Replay(journal, isVerifying)
                .range(
                        Optional.ofNullable(from).map(ReplayPoint::parse),
                        Optional.ofNullable(to).map(ReplayPoint::parse))
                .recomputeModels(isRecomputing)
                .note(console::complain);
        final ReplayResult result = run(replay, console);
        console.tell(result.summary());
        final ObjectNode json = SummaryJson.of(result.summary());
        if (isVerifying) {
            tellVerification(console, result);
            json.put("replayIdentical", result.isIdentical());
            json.put("comparedOutputs", result.comparedOutputs());
            json.put("verifiedSequence", result.verifiedSequence());
            result.divergence().ifPresent(divergence -> json.set("divergence", DivergenceJson.of(divergence)));
        } else {
            json.putNull("replayIdentical");
        }
        result.stopLine().ifPresent(line -> console.line("stopped        " + line));
        result.modelAnswers()
                .ifPresentOrElse(
                        from -> json.put("modelAnswers", from.name().toLowerCase(Locale.ROOT)),
                        () -> json.putNull("modelAnswers"));
        put(json, "sessionStopped", result.sessionStop());
        put(json, "replayStopped", result.replayStop());
        startMs(replay).ifPresentOrElse(ms -> json.put("startMs", ms), () -> json.putNull("startMs"));
        console.json(json);
        return isVerifying && !result.isIdentical() ? Main.FOUND : Main.DONE;
    }

    private ReplayResult run(final Replay replay, final Console console) {
        final double times = speed == null ? ReplayControl.AS_FAST_AS_POSSIBLE : ReplayConsole.speed(speed);
        if (isInteractive) {
            final BufferedReader words = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            return new ReplayConsole(console, replay.registry(), replay::resolve, times).run(replay, words);
        }
        if (times != ReplayControl.AS_FAST_AS_POSSIBLE) {
            replay.control(new ReplayControl(times, false));
        }
        return replay.run();
    }

    /** From the start of the process, the launcher's shell included, to the first event. */
    private static Optional<Long> startMs(final Replay replay) {
        return replay.firstEventAt()
                .flatMap(first -> ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(start -> Duration.between(start, first).toMillis()));
    }

    static void tellVerification(final Console console, final ReplayResult result) {
        if (result.divergence().isPresent()) {
            final List<String> lines = result.divergence().get().lines();
            console.line("replay         DIFFERS: " + lines.getFirst());
            lines.stream().skip(1).forEach(line -> console.line("               " + line));
            return;
        }
        console.line(String.format(
                Locale.ROOT,
                "replay         identical: %,d inputs, %,d outputs compared byte by byte, digest %s",
                result.replayedInputs(),
                result.comparedOutputs(),
                SummaryJson.hex(result.summary().digest())));
        if (result.modelAnswers()
                .filter(from -> from == ReplayResult.ModelAnswers.JOURNALED)
                .isPresent()) {
            console.line("               the model's answers came from the journal: --recompute-models runs it again");
        }
        if (result.verifiedSequence() < result.lastSequence()) {
            console.line(String.format(
                    Locale.ROOT,
                    "               inputs after %,d had no digest in the journal: the session %s",
                    result.verifiedSequence(),
                    result.sessionStop().isPresent() ? "stopped itself" : "was cut off"));
        }
    }

    private static void put(final ObjectNode json, final String name, final Optional<SessionStop> stop) {
        stop.ifPresentOrElse(
                told -> json.putObject(name)
                        .put("sequence", told.sequence())
                        .put("stage", told.stage().toString())
                        .put("reason", told.reason().name())
                        .put("cause", told.cause()),
                () -> json.putNull(name));
    }
}
