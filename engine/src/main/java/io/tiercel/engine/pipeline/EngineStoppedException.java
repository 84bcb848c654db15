package io.tiercel.engine.pipeline;

/** The engine stopped itself: a stage threw. Trading has stopped; the cause says why. Cold. */
public final class EngineStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param stage    that failed.
     * @param sequence input it was working on.
     * @param cause    what it threw.
     */
    public EngineStoppedException(final String stage, final long sequence, final Throwable cause) {
        super("engine stopped: " + stage + " failed on input " + sequence + ": " + cause, cause);
    }
}
