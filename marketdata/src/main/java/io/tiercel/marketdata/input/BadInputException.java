package io.tiercel.marketdata.input;

/**
 * Unusable input from outside: a file, an argument, a configuration value. Cold.
 * <p>
 * The message is one line for the person who gave the input: what is wrong, where, and what was expected. The command line
 * prints it and exits with status 2.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line: what, where, what was expected.
     */
    public BadInputException(final String message) {
        super(message);
    }

    /**
     * @param message one line: what, where, what was expected.
     * @param cause   what the library below reported.
     */
    public BadInputException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
