package io.tiercel.engine.console;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** One line on a terminal, written over each second; nothing elsewhere. Cold; used by one thread. */
final class StatusLine implements AutoCloseable {
    private static final long INTERVAL_NS = 1_000_000_000L;
    private static final int WIDTH = 118;

    private final PrintWriter out;
    private final boolean isShown;
    private long lastNs = System.nanoTime();
    private boolean isDirty;

    StatusLine(final PrintWriter out, final boolean isShown) {
        this.out = out;
        this.isShown = isShown;
    }

    /** Asked often; shows the text once a second. */
    void offer(final Supplier<String> text) {
        final long nowNs = System.nanoTime();
        if (isShown && nowNs - lastNs >= INTERVAL_NS) {
            lastNs = nowNs;
            isDirty = true;
            final String line = text.get();
            out.print("\r" + line.substring(0, Math.min(WIDTH, line.length())) + "\u001b[K");
            out.flush();
        }
    }

    /** Wipes the line: the results follow. */
    @Override
    public void close() {
        if (isDirty) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
