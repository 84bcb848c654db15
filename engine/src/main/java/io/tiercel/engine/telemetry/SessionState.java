package io.tiercel.engine.telemetry;

import java.util.Optional;

/** How a session stands, by its own word. */
public enum SessionState {
    /** At work, or died without a word. */
    RUNNING(1),
    /** Came to its end. */
    FINISHED(2),
    /** The engine stopped itself, or could not go on. */
    STOPPED(3);

    private final int code;

    SessionState(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<SessionState> of(final int code) {
        for (final SessionState state : values()) {
            if (state.code == code) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
