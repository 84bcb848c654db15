package io.tiercel.journal;

/**
 * A journal cannot be used as asked: damaged, cut, locked by another writer, of another schema, or out of disk space.
 * <p>
 * The message is one line that says what, where (folder, segment, byte, sequence) and what was expected, fit to be printed as it is.
 */
public class JournalException extends RuntimeException {
    /**
     * Makes the exception from its one line.
     *
     * @param message what, where, expected.
     */
    public JournalException(final String message) {
        super(message);
    }

    /**
     * Makes the exception from its one line and what lies beneath it.
     *
     * @param message what, where, expected.
     * @param cause   the failure beneath, for a log.
     */
    public JournalException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
