package io.tiercel.engine.report;

import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionSummary;
import java.nio.file.Path;

/**
 * A session as one HTML page that needs nothing else: style and pictures are in it, a policy in its head forbids the browser to fetch anything,
 * there is no script. Light or dark as the reader's screen asks, and fit to print. Cold.
 * <p>
 * The same session gives the same bytes, except for what a clock measured: latencies and inputs per second.
 */
public final class SessionReport {
    private static final String FILE_NAME = "report.html";
    static final String STYLE_SHEET = "report.css";

    private SessionReport() {}

    /**
     * Writes the report.
     *
     * @param folder   it is written into; made if it does not exist.
     * @param data     of the session's journal.
     * @param summary  of the run.
     * @param replayed what the replay of its journal came to.
     * @param window   that watched the replay.
     * @return the file.
     */
    public static Path write(
            final Path folder,
            final SessionData data,
            final SessionSummary summary,
            final ReplayResult replayed,
            final ChartWindow window) {
        return ReportPage.write(folder, FILE_NAME, page(data, summary, replayed, window));
    }

    static String page(
            final SessionData data,
            final SessionSummary summary,
            final ReplayResult replayed,
            final ChartWindow window) {
        final String feed = SessionMetadata.feed(data.metadata());
        return ReportPage.of(
                "Tiercel session: " + feed,
                page -> {
                    new HeadlineSection(data, summary, replayed).write(page);
                    new AccountSection(data).write(page);
                    new WindowSection(data, window).write(page);
                    new LatencySection(summary, data.configuration()).write(page);
                    RejectsSection.write(page, summary);
                    new FactsSection(data, summary, replayed).write(page);
                    new NotesSection(data).write(page);
                },
                STYLE_SHEET);
    }
}
