package io.tiercel.engine.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While open, an interrupt or a termination signal ends the session as if its feed had ended: what is under way is settled, the journal closed. The
 * process then exits with 128 and the signal's number, as the JVM does. A second signal is not waited for. Cold.
 */
final class StopOnSignal implements AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean isReceived;

    StopOnSignal(final Runnable stop) {
        hook = new Thread(
                () -> {
                    isReceived = true;
                    stop.run();
                    try {
                        if (!closed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                            System.err.println("tiercel: the session did not end within " + LONGEST_WAIT_SECONDS
                                    + " s of the signal; what it journaled is safe");
                        }
                    } catch (final InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                "tiercel-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether there was a signal. */
    boolean isReceived() {
        return isReceived;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException shuttingDown) {
            // the hook is running: it has just been released
        }
    }
}
