package io.tiercel.engine.session;

/** Something about the end of a session could not be written down; the message is one line fit to be printed. Cold. */
public final class UnrecordedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is not recorded and where it was to stand.
     * @param cause   why not.
     */
    public UnrecordedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
