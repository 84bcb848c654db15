package io.tiercel.engine.report;

import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A session as one HTML page that needs nothing else: style and pictures are in it, a policy in its head forbids the browser to fetch anything,
 * there is no script. Light or dark as the reader's screen asks, and fit to print. Cold.
 * <p>
 * The same session gives the same bytes, except for what a clock measured: latencies and inputs per second.
 */
public final class SessionReport {
    private static final String FILE_NAME = "report.html";
    private static final String STYLE_SHEET = "report.css";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

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
        final Path file = folder.resolve(FILE_NAME);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, page(data, summary, replayed, window), StandardCharsets.UTF_8);
        } catch (final IOException unwritable) {
            throw new UncheckedIOException("report " + file + " cannot be written", unwritable);
        }
        return file;
    }

    static String page(
            final SessionData data,
            final SessionSummary summary,
            final ReplayResult replayed,
            final ChartWindow window) {
        final String feed = SessionMetadata.feed(data.metadata());
        final Markup page = new Markup();
        page.open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", "Tiercel session: " + feed);
        page.style(styleSheet());
        page.close();
        page.open("body").open("main");
        new HeadlineSection(data, summary, replayed).write(page);
        new AccountSection(data).write(page);
        new WindowSection(data, window).write(page);
        new LatencySection(summary, data.configuration()).write(page);
        RejectsSection.write(page, summary);
        new FactsSection(data, summary, replayed).write(page);
        new NotesSection(data).write(page);
        page.close().close().close();
        return "<!DOCTYPE html>\n" + page;
    }

    private static String styleSheet() {
        try (InputStream stream = SessionReport.class.getResourceAsStream(STYLE_SHEET)) {
            if (stream == null) {
                throw new IllegalStateException(STYLE_SHEET + " is missing from the engine's jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(STYLE_SHEET + " cannot be read", unreadable);
        }
    }
}
