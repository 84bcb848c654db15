package io.tiercel.factors.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a formula into tokens. Cold. */
final class FormulaScanner {
    private static final List<String> SIGNS =
            List.of("<=", ">=", "==", "!=", "+", "-", "*", "/", "<", ">", "(", ")", ",");

    private final Formula formula;
    private final String text;
    private int position;

    FormulaScanner(final Formula formula) {
        this.formula = formula;
        text = formula.text();
    }

    /** What a token is. */
    enum Kind {
        NUMBER,
        COLUMN,
        NAME,
        SIGN,
        END
    }

    /** A token: its kind, text ({@code $} of a column left out) and 0-based place. */
    record Token(Kind kind, String text, int start) {
        boolean is(final String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        /** As messages tell it. */
        String told() {
            return switch (kind) {
                case COLUMN -> "'$" + text + "'";
                case END -> "the end of the formula";
                case NUMBER, NAME, SIGN -> "'" + text + "'";
            };
        }
    }

    /** All tokens, the last one END. */
    List<Token> tokens() {
        final List<Token> tokens = new ArrayList<>();
        while (true) {
            while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
                position++;
            }
            if (position == text.length()) {
                tokens.add(new Token(Kind.END, "", position));
                return tokens;
            }
            tokens.add(next());
        }
    }

    private Token next() {
        final int start = position;
        final char c = text.charAt(position);
        if (Columns.isDigit(c) || c == '.') {
            return number();
        }
        if (c == '$') {
            position++;
            skipName();
            if (position == start + 1) {
                throw formula.problem(start, "found '$' alone, expected a column such as $close");
            }
            return new Token(Kind.COLUMN, text.substring(start + 1, position), start);
        }
        if (Columns.isLetter(c)) {
            skipName();
            return new Token(Kind.NAME, text.substring(start, position), start);
        }
        for (final String sign : SIGNS) {
            if (text.startsWith(sign, position)) {
                position += sign.length();
                return new Token(Kind.SIGN, sign, start);
            }
        }
        throw formula.problem(
                start, "found '" + text.substring(start, text.offsetByCodePoints(start, 1)) + "', " + instead(c));
    }

    private static String instead(final char c) {
        return switch (c) {
            case '&' -> "expected And(condition, condition2)";
            case '|' -> "expected Or(condition, condition2)";
            case '!' -> "expected Not(condition) or !=";
            case '=' -> "expected == to compare";
            case '^' -> "expected Power(x, y)";
            default -> "expected a number, a $column, a function or an operator";
        };
    }

    private void skipName() {
        while (position < text.length()
                && (Columns.isLetter(text.charAt(position)) || Columns.isDigit(text.charAt(position)))) {
            position++;
        }
    }

    private Token number() {
        final int start = position;
        int digits = skipDigits();
        if (position < text.length() && text.charAt(position) == '.') {
            position++;
            digits += skipDigits();
        }
        boolean isWhole = digits > 0;
        if (position < text.length() && (text.charAt(position) == 'e' || text.charAt(position) == 'E')) {
            position++;
            if (position < text.length() && (text.charAt(position) == '+' || text.charAt(position) == '-')) {
                position++;
            }
            isWhole &= skipDigits() > 0;
        }
        final String written = text.substring(start, position);
        if (!isWhole) {
            throw formula.problem(start, "found '" + written + "', expected a number such as 12, 0.5 or 1e-12");
        }
        if (Double.isInfinite(Double.parseDouble(written))) {
            throw formula.problem(start, "found '" + written + "', expected a number below 1.8e308");
        }
        return new Token(Kind.NUMBER, written, start);
    }

    private int skipDigits() {
        final int start = position;
        while (position < text.length() && Columns.isDigit(text.charAt(position))) {
            position++;
        }
        return position - start;
    }
}
