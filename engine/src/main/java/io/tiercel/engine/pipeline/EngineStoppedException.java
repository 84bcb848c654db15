package io.tiercel.engine.pipeline;

import io.tiercel.journal.JournalException;
import io.tiercel.risk.killswitch.TripReason;

/** The engine stopped itself: a stage threw. Trading has stopped; the cause says why. Cold. */
public final class EngineStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final long sequence;

    /**
     * @param stage    that failed.
     * @param sequence input it was working on.
     * @param cause    what it threw.
     */
    public EngineStoppedException(final Stage stage, final long sequence, final Throwable cause) {
        super("engine stopped: " + stage + " failed on input " + sequence + ": " + cause, cause);
        this.stage = stage;
        this.sequence = sequence;
    }

    /**
     * @return that failed.
     */
    public Stage stage() {
        return stage;
    }

    /**
     * @return input it was working on.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * @return the reason for which trading stopped: {@code JOURNAL_FAILURE} when a journal could not be written, else {@code HANDLER_EXCEPTION}.
     */
    public TripReason reason() {
        for (Throwable beneath = getCause(); beneath != null; beneath = beneath.getCause()) {
            if (beneath instanceof JournalException) {
                return TripReason.JOURNAL_FAILURE;
            }
        }
        return TripReason.HANDLER_EXCEPTION;
    }
}
