package io.tiercel.factors.expression;

import io.tiercel.factors.expression.FormulaScanner.Kind;
import io.tiercel.factors.expression.FormulaScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses a formula by operator precedence (Pratt 1973). Cold.
 * <p>
 * From loosest to tightest: comparisons (not chained), {@code + -}, {@code * /}, unary {@code -}; equal ones from left to right.
 */
final class FormulaParser {
    private static final int COMPARISON = 10;
    private static final int SUM = 20;
    private static final int PRODUCT = 30;
    private static final int PREFIX = 40;

    private final Formula formula;
    private final List<Token> tokens;
    private int next;
    private int nesting;

    private FormulaParser(final Formula formula) {
        this.formula = formula;
        tokens = new FormulaScanner(formula).tokens();
    }

    /**
     * @param formula any.
     * @return its syntax.
     * @throws io.tiercel.marketdata.input.BadInputException telling the place, what was found and what was expected.
     */
    static Syntax parse(final Formula formula) {
        if (formula.text().length() > Formula.MAX_LENGTH) {
            throw formula.problem(
                    0,
                    "found " + formula.text().length() + " characters, expected at most " + Formula.MAX_LENGTH
                            + ": cut it into several formulas");
        }
        final FormulaParser parser = new FormulaParser(formula);
        final Syntax syntax = parser.expression(0);
        final Token rest = parser.peek();
        if (rest.kind() != Kind.END) {
            throw parser.unexpected(rest, "an operator or the end of the formula");
        }
        return syntax;
    }

    private Syntax expression(final int loosest) {
        nesting++;
        if (nesting > Formula.MAX_DEPTH) {
            throw tooDeep(peek().start());
        }
        Syntax left = operand();
        while (true) {
            final Token sign = peek();
            final Operation operation = infix(sign);
            if (operation == Operation.CONSTANT || tightness(operation) <= loosest) {
                nesting--;
                return left;
            }
            next++;
            final int tightness = tightness(operation);
            final Syntax right = expression(tightness);
            left = call(operation, List.of(left, right), left.start(), sign.start());
            if (tightness == COMPARISON && tightness(infix(peek())) == COMPARISON) {
                throw unexpected(peek(), "one comparison: write And(a < b, b < c)");
            }
        }
    }

    private Syntax operand() {
        final Token token = peek();
        next++;
        return switch (token.kind()) {
            case NUMBER -> new Syntax.Literal(Double.parseDouble(token.text()), token.start());
            case COLUMN -> new Syntax.Column(token.text(), token.start());
            case NAME -> function(token);
            case SIGN, END -> prefixed(token);
        };
    }

    private Syntax prefixed(final Token token) {
        if (token.is("-")) {
            final Syntax operand = expression(PREFIX);
            return call(Operation.NEGATE, List.of(operand), token.start(), token.start());
        }
        if (token.is("(")) {
            final Syntax inner = expression(0);
            expect(")", "an operator or ')'");
            return inner;
        }
        throw unexpected(token, "a number, a $column, a function or '('");
    }

    private Syntax function(final Token name) {
        final Optional<Operation> known = Operation.function(name.text());
        if (known.isEmpty()) {
            throw formula.problem(
                    name.start(), "found " + name.told() + ", expected a function" + nearest(name.text()));
        }
        final Operation operation = known.get();
        expect("(", "'('", operation);
        final List<Syntax> operands = new ArrayList<>();
        final int count = operation.parameters().length();
        for (int i = 0; i < count; i++) {
            operands.add(expression(0));
            if (i + 1 < count) {
                expect(",", "an operator or ','", operation);
            }
        }
        expect(")", "an operator or ')'", operation);
        return call(operation, operands, name.start(), name.start());
    }

    private static String nearest(final String name) {
        final List<String> near = Columns.nearest(name, Operation.functionNames());
        return (near.isEmpty() ? "" : " (" + String.join(", ", near) + "?)") + " or, for a column, $" + name;
    }

    private Syntax call(final Operation operation, final List<Syntax> operands, final int start, final int position) {
        final Syntax.Call call = Syntax.Call.of(operation, operands, start, position);
        if (call.depth() > Formula.MAX_DEPTH) {
            throw tooDeep(position);
        }
        return call;
    }

    private void expect(final String sign, final String expected, final Operation operation) {
        if (!peek().is(sign)) {
            throw unexpected(peek(), expected + " as in " + operation.usage());
        }
        next++;
    }

    private void expect(final String sign, final String expected) {
        if (!peek().is(sign)) {
            throw unexpected(peek(), expected);
        }
        next++;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private RuntimeException unexpected(final Token found, final String expected) {
        return formula.problem(found.start(), "found " + found.told() + ", expected " + expected);
    }

    private RuntimeException tooDeep(final int position) {
        return formula.problem(
                position,
                "nested deeper than " + Formula.MAX_DEPTH + " levels, expected fewer: cut it into several formulas");
    }

    /** CONSTANT where the token is no infix operator. */
    private static Operation infix(final Token token) {
        if (token.kind() != Kind.SIGN) {
            return Operation.CONSTANT;
        }
        return switch (token.text()) {
            case "+" -> Operation.ADD;
            case "-" -> Operation.SUBTRACT;
            case "*" -> Operation.MULTIPLY;
            case "/" -> Operation.DIVIDE;
            case "<" -> Operation.IS_BELOW;
            case "<=" -> Operation.IS_AT_MOST;
            case ">" -> Operation.IS_ABOVE;
            case ">=" -> Operation.IS_AT_LEAST;
            case "==" -> Operation.IS_EQUAL;
            case "!=" -> Operation.IS_DIFFERENT;
            default -> Operation.CONSTANT;
        };
    }

    private static int tightness(final Operation operation) {
        return switch (operation) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
            case IS_BELOW, IS_AT_MOST, IS_ABOVE, IS_AT_LEAST, IS_EQUAL, IS_DIFFERENT -> COMPARISON;
            default -> 0;
        };
    }
}
