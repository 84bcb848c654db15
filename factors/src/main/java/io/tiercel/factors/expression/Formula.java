package io.tiercel.factors.expression;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Objects;

/**
 * A named formula, as its author wrote it. Immutable, cold.
 *
 * @param name what the result is called: letters, digits and underscores, not starting with a digit.
 * @param text the formula, one or more lines.
 */
public record Formula(String name, String text) {
    /** Longest text in characters. */
    public static final int MAX_LENGTH = 8_192;

    /** Deepest nesting of operators and functions, chains such as {@code a + b + c} included. */
    public static final int MAX_DEPTH = 200;

    /**
     * @throws BadInputException if the name cannot be one.
     */
    public Formula {
        Objects.requireNonNull(text, "text");
        if (!Columns.isName(name)) {
            throw new BadInputException(
                    "formula name '" + name + "', expected letters, digits and underscores, not starting with a digit");
        }
    }

    /**
     * @param position 0-based index into the text where the problem starts.
     * @param problem  what was found and what was expected.
     * @return to be thrown: one line that says it all, then the line of the formula and a caret under the place.
     */
    BadInputException problem(final int position, final String problem) {
        final int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        final int nextBreak = text.indexOf('\n', lineStart);
        final String line = text.substring(lineStart, nextBreak < 0 ? text.length() : nextBreak);
        final int column = position - lineStart;
        final long lineNumber =
                text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        final String where = lineNumber == 1 ? "" : "line " + lineNumber + ", ";
        return new BadInputException("formula " + name + ", " + where + "column " + (column + 1) + ": " + problem + '\n'
                + line + '\n' + " ".repeat(column) + '^');
    }
}
