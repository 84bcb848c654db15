package io.tiercel.factors.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a formula may do to its operands. Immutable, cold.
 * <p>
 * Parameters are told letter by letter: n a number, b a condition, w a window (a whole number of rows), q a fraction 0 to 1.
 */
enum Operation {
    CONSTANT("", ""),
    COLUMN("", ""),
    ADD("+", "nn"),
    SUBTRACT("-", "nn"),
    MULTIPLY("*", "nn"),
    DIVIDE("/", "nn"),
    NEGATE("-", "n"),
    IS_BELOW("<", "nn"),
    IS_AT_MOST("<=", "nn"),
    IS_ABOVE(">", "nn"),
    IS_AT_LEAST(">=", "nn"),
    IS_EQUAL("==", "nn"),
    IS_DIFFERENT("!=", "nn"),
    AND("And", "bb"),
    OR("Or", "bb"),
    NOT("Not", "b"),
    IF("If", "bnn"),
    ABS("Abs", "n"),
    SIGN("Sign", "n"),
    LOG("Log", "n"),
    POWER("Power", "nn"),
    SQRT("Sqrt", "n"),
    LARGER("Greater", "nn"),
    SMALLER("Less", "nn"),
    REF("Ref", "nw", 0),
    DELTA("Delta", "nw", 1),
    MEAN("Mean", "nw", 1),
    SUM("Sum", "nw", 1),
    COUNT("Count", "nw", 1),
    STD("Std", "nw", 2),
    VAR("Var", "nw", 2),
    SKEW("Skew", "nw", 3),
    KURT("Kurt", "nw", 4),
    MAX("Max", "nw", 1),
    MIN("Min", "nw", 1),
    IDX_MAX("IdxMax", "nw", 1),
    IDX_MIN("IdxMin", "nw", 1),
    MED("Med", "nw", 1),
    MAD("Mad", "nw", 1),
    QUANTILE("Quantile", "nwq", 1),
    RANK("Rank", "nw", 1),
    EMA("EMA", "nw", 1),
    WMA("WMA", "nw", 1),
    SLOPE("Slope", "nw", 2),
    RSQUARE("Rsquare", "nw", 2),
    RESI("Resi", "nw", 2),
    CORR("Corr", "nnw", 2),
    COV("Cov", "nnw", 2);

    /** Longest window in rows. */
    static final int MAX_ROWS = 100_000;

    private final String symbol;
    private final String parameters;
    private final int minRows;

    Operation(final String symbol, final String parameters) {
        this(symbol, parameters, 1);
    }

    Operation(final String symbol, final String parameters, final int minRows) {
        this.symbol = symbol;
        this.parameters = parameters;
        this.minRows = minRows;
    }

    /** The name or sign in a formula. */
    String symbol() {
        return symbol;
    }

    /** One letter per parameter. */
    String parameters() {
        return parameters;
    }

    /** Shortest window that can have a value. */
    int minRows() {
        return minRows;
    }

    /** Whether it looks at earlier rows. */
    boolean isRolling() {
        return parameters.indexOf('w') >= 0;
    }

    /** Whether the result is a condition. */
    boolean isCondition() {
        return switch (this) {
            case IS_BELOW, IS_AT_MOST, IS_ABOVE, IS_AT_LEAST, IS_EQUAL, IS_DIFFERENT, AND, OR, NOT -> true;
            default -> false;
        };
    }

    private boolean isFunction() {
        return !symbol.isEmpty() && Columns.isLetter(symbol.charAt(0));
    }

    /** How it is written, for messages: {@code Mean(x, n)}. */
    String usage() {
        final StringBuilder usage = new StringBuilder(symbol).append('(');
        int values = 0;
        for (int i = 0; i < parameters.length(); i++) {
            usage.append(i == 0 ? "" : ", ");
            usage.append(
                    switch (parameters.charAt(i)) {
                        case 'n' -> values++ == 0 ? "x" : "y";
                        case 'w' -> "n";
                        case 'q' -> "q";
                        default -> i == 0 ? "condition" : "condition2";
                    });
        }
        return usage.append(')').toString();
    }

    /** The function of that name, as spelt. */
    static Optional<Operation> function(final String name) {
        for (final Operation operation : values()) {
            if (operation.isFunction() && operation.symbol.equals(name)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** Names of all functions. */
    static List<String> functionNames() {
        final List<String> names = new ArrayList<>();
        for (final Operation operation : values()) {
            if (operation.isFunction()) {
                names.add(operation.symbol);
            }
        }
        return names;
    }
}
