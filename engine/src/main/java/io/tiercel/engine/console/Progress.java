package io.tiercel.engine.console;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal, nothing elsewhere. Cold. */
final class Progress implements AutoCloseable {
    private static final long STEPS = 1000;
    private static final int UPDATE_MS = 200;

    private final ProgressBar bar;

    Progress(final String task, final boolean isShown) {
        bar = isShown
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(STEPS)
                        .setUpdateIntervalMillis(UPDATE_MS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .hideEta()
                        .build()
                : null;
    }

    /** Share of the work that is done, 0 to 1; NaN is not shown. */
    void share(final double done) {
        if (bar != null && !Double.isNaN(done)) {
            bar.stepTo(Math.round(Math.min(1, done) * STEPS));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
