package io.tiercel.engine.report;

import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.SessionSummary;
import java.nio.file.Path;

public final class SessionReport {
    private SessionReport() {}

    public static Path write(
            final Path folder,
            final Path journal,
            final SessionSummary summary,
            final ReplayResult replayed,
            final ChartWindow window) {
        return folder.resolve("report.html");
    }
}
