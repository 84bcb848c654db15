package io.tiercel.engine.recovery;

/** A state cannot be written down, or what was written does not belong to the objects that it is to be put into. One line. */
public final class StateMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what, where and what was expected.
     */
    StateMismatchException(final String message) {
        super(message);
    }

    /**
     * @param message what, where and what was expected.
     * @param cause   of it.
     */
    StateMismatchException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
