package io.tiercel.marketdata.transport.aeron;

import java.util.Objects;

/**
 * An event that could not be handed to the link. Its number is used up, so that whoever receives later events of the session sees the gap.
 */
public final class PublicationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it could not. */
    public enum Reason {
        /** Nobody is subscribed, for longer than the patience. */
        NOT_CONNECTED,
        /** The publication, its client or its media driver is closed. */
        CLOSED,
        /** The stream has come to the end of its positions: a new session is needed. */
        MAX_POSITION,
        /** The publishing thread was interrupted while it waited for room. */
        INTERRUPTED
    }

    private final Reason reason;

    /**
     * @param reason  why.
     * @param message one line: what, where, what was expected.
     */
    public PublicationException(final Reason reason, final String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * @return why.
     */
    public Reason reason() {
        return reason;
    }
}
