package io.tiercel.engine.console;

import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.report.ChartWindow;
import io.tiercel.engine.report.SessionData;
import io.tiercel.engine.report.SessionReport;
import io.tiercel.engine.session.SessionSummary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session that is over, replayed from its journal, compared and written up. Cold.
 *
 * @param replayed what the replay came to.
 * @param report   the page.
 */
record ReportedSession(ReplayResult replayed, Path report) {
    /**
     * @param replay  of the session, not yet run; its {@code stop} leaves everything out.
     * @param journal of the session.
     * @param folder  where the page goes.
     * @param summary of the session.
     * @param console shows the progress.
     * @return empty when the replay was stopped.
     */
    static Optional<ReportedSession> write(
            final Replay replay,
            final Path journal,
            final Path folder,
            final SessionSummary summary,
            final Console console) {
        final SessionData data = SessionData.read(journal);
        final ChartWindow window = ChartWindow.busiest(data);
        final ReplayResult replayed;
        try (Progress progress = console.progress("replay")) {
            replayed = replay.observer(window)
                    .progress(sequence -> progress.share(sequence / (double) summary.events()))
                    .run();
        } catch (final CancellationException interrupted) {
            return Optional.empty();
        }
        return Optional.of(new ReportedSession(replayed, SessionReport.write(folder, data, summary, replayed, window)));
    }

    /** Adds to what is printed where the page is and whether the replay was identical. */
    void tell(final Console console, final ObjectNode json) {
        console.line("report         " + report + " (open it in a browser)");
        ReplayCommand.tellVerification(console, replayed);
        json.put("replayIdentical", replayed.isIdentical()).put("report", report.toString());
    }

    /** The session is whole and its journal closed; what would have followed was left out. */
    static void tellInterrupted(final Console console, final Path journal, final ObjectNode json) {
        console.line("replay         left out, and the report with it: interrupted; tiercel replay " + journal
                + " --verify does it");
        json.putNull("replayIdentical").putNull("report");
    }

    int status() {
        return replayed.isIdentical() ? Main.DONE : Main.FOUND;
    }
}
