package io.tiercel.engine.console;

import io.tiercel.engine.recovery.JournalFollower;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.model.Model;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel journal snapshot}: the state of a session, worked out from its journal. */
@Command(
        name = "snapshot",
        description = {
            "Work a session's journal off in a second core, compare what it makes with the outputs, and keep its state, so that a resume and a"
                    + " replay need not begin at the beginning.",
            "How often and how many stay: recovery in the engine.yaml of the session."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = kept; 1 = the second core made other outputs than the session; 2 = the journal is unusable.",
            "",
            "Examples:",
            "  tiercel journal snapshot runs/seven",
            "  nice -n 19 tiercel journal snapshot runs/seven --follow"
        })
final class JournalSnapshotCommand implements Callable<Integer> {
    private static final int INPUTS_PER_TURN = 4096;
    private static final long IDLE_NS = 1_000_000L;

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path folder;

    @Option(names = "--at", paramLabel = "SEQUENCE", description = "Where (default: behind the last input).")
    private Long at;

    @Option(names = "--follow", description = "Stay behind a session that runs, until it ends or a signal comes.")
    private boolean isFollowing;

    @Mixin
    private Output output;

    private volatile boolean isStopRequested;

    @Override
    @SuppressWarnings("try") // the signal handler is held, not called
    public Integer call() {
        final Console console = output.console();
        if (at != null && (at < 1 || isFollowing)) {
            throw new BadInputException("--at " + at + ", expected a sequence from 1, and no --follow");
        }
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION)) {
            if (!SessionMetadata.isOfSession(journal.metadata())) {
                throw new BadInputException(folder + " holds stored market data, expected the journal of a session");
            }
            final Optional<Model> model = SessionMetadata.model(journal);
            try (JournalFollower follower = SessionMetadata.follower(
                            journal,
                            SessionMetadata.configuration(journal.metadata())
                                    .engine()
                                    .recovery(),
                            model,
                            console::complain);
                    StopOnSignal signal = new StopOnSignal(() -> isStopRequested = true);
                    Progress progress = console.progress("snapshot")) {
                follow(journal, follower, progress);
                tell(console, follower);
                return follower.difference().isPresent() ? Main.FOUND : Main.DONE;
            } finally {
                model.ifPresent(Model::close);
            }
        }
    }

    private void follow(final JournalDirectory journal, final JournalFollower follower, final Progress progress) {
        final long last = at == null ? Long.MAX_VALUE : at;
        if (!isFollowing) {
            follower.atRest();
        }
        final long end = isFollowing ? Long.MAX_VALUE : Math.min(last, lastInput(journal));
        boolean isOver = false;
        while (!isOver && !isStopRequested) {
            final int polled = follower.poll(INPUTS_PER_TURN, last);
            progress.share((double) follower.lastSequence() / end);
            if (follower.isSnapshotDue()) {
                keep(journal, follower);
            }
            isOver = follower.difference().isPresent() || follower.isEnded() || (polled == 0 && !isFollowing);
            if (polled == 0 && !isOver) {
                LockSupport.parkNanos(this, IDLE_NS);
            }
        }
        if (at != null && follower.lastSequence() < at && !isStopRequested) {
            throw new BadInputException(
                    "--at " + at + ", expected at most " + follower.lastSequence() + ", the last input of " + folder);
        }
        keep(journal, follower);
    }

    private static void keep(final JournalDirectory journal, final JournalFollower follower) {
        journal.forceInput();
        follower.snapshot();
    }

    private static long lastInput(final JournalDirectory journal) {
        try (JournalReader reader = journal.readInputFrom(Long.MAX_VALUE)) {
            while (reader.next()) {
                // the last segment only
            }
            return Math.max(1, reader.lastSequence());
        }
    }

    private void tell(final Console console, final JournalFollower follower) {
        final ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("snapshot", follower.lastSnapshot())
                .put("lastInput", follower.lastSequence())
                .put("comparedOutputs", follower.compared());
        follower.difference().ifPresentOrElse(line -> json.put("difference", line), () -> json.putNull("difference"));
        console.line(String.format(
                Locale.ROOT,
                "snapshot       at input %,d, %,d outputs compared: %s",
                follower.lastSnapshot(),
                follower.compared(),
                follower.difference().orElse("no difference")));
        console.json(json.put("journal", folder.toString()));
    }
}
