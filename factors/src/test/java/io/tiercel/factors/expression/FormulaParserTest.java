package io.tiercel.factors.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What binds how, and what a wrong formula is told. */
class FormulaParserTest {
    private static String parsed(final String text) {
        return told(FormulaParser.parse(new Formula("f", text)));
    }

    private static String told(final Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal number -> Double.toString(number.value());
            case Syntax.Column column -> column.name();
            case Syntax.Call call ->
                call.operands().stream()
                        .map(FormulaParserTest::told)
                        .collect(Collectors.joining(" ", "[" + call.operation().symbol() + " ", "]"));
        };
    }

    private static String error(final String text) {
        final ExpressionCompiler compiler = new ExpressionCompiler(Columns.ofBars());
        return assertThrows(BadInputException.class, () -> compiler.compile(text), text)
                .getMessage();
    }

    private static void assertError(final String text, final int column, final String problem) {
        assertEquals(
                "formula formula, column " + column + ": " + problem + '\n' + text + '\n' + " ".repeat(column - 1)
                        + '^',
                error(text));
    }

    @Test
    void shouldBindProductsTighterThanSumsAndMinusTightest() {
        assertEquals("[+ a [* b c]]", parsed("$a + $b * $c"));
        assertEquals("[* [+ a b] c]", parsed("($a + $b) * $c"));
        assertEquals("[- [- a b] c]", parsed("$a - $b - $c"));
        assertEquals("[/ [/ a b] c]", parsed("$a / $b / $c"));
        assertEquals("[* [- a] b]", parsed("-$a * $b"));
        assertEquals("[- a [- [- b]]]", parsed("$a - --$b"));
        assertEquals("[< [+ a 1.0] [* b 2.0]]", parsed("$a + 1 < $b * 2"));
        assertEquals("[- [Mean [- a] 5.0]]", parsed("-Mean(-$a, 5)"));
    }

    @Test
    void shouldReadNumbersAndLinesAsWritten() {
        assertEquals("[+ [+ 1.0E-12 0.5] [* 3.0 20.0]]", parsed(" 1e-12 +\n\t.5 + 3.*2E+1 "));
        assertEquals("[Corr x [Log [+ y 1.0]] 10.0]", parsed("Corr($x,Log($y+1),10)"));
    }

    @Test
    void shouldTellPlaceFoundAndExpectedWhenSyntaxIsWrong() {
        assertError("($close -) / $open", 10, "found ')', expected a number, a $column, a function or '('");
        assertError("$close + ", 10, "found the end of the formula, expected a number, a $column, a function or '('");
        assertError("($close - $open", 16, "found the end of the formula, expected an operator or ')'");
        assertError("$close $open", 8, "found '$open', expected an operator or the end of the formula");
        assertError(
                "Maen($close, 5)", 1, "found 'Maen', expected a function (Mean, Max, Min?) or, for a column, $Maen");
        assertError("close / $open", 1, "found 'close', expected a function (Slope?) or, for a column, $close");
        assertError("Mean($close)", 12, "found ')', expected an operator or ',' as in Mean(x, n)");
        assertError("Abs($close, 5)", 11, "found ',', expected an operator or ')' as in Abs(x)");
        assertError("Mean $close", 6, "found '$close', expected '(' as in Mean(x, n)");
        assertError("$low < $open < $high", 14, "found '<', expected one comparison: write And(a < b, b < c)");
        assertError("$close > 1 & $open > 1", 12, "found '&', expected And(condition, condition2)");
        assertError("$close ^ 2", 8, "found '^', expected Power(x, y)");
        assertError("1.5e + $close", 1, "found '1.5e', expected a number such as 12, 0.5 or 1e-12");
        assertError("1e999 + $close", 1, "found '1e999', expected a number below 1.8e308");
        assertError("$ close", 1, "found '$' alone, expected a column such as $close");
        assertError("$close # daily", 8, "found '#', expected a number, a $column, a function or an operator");
    }

    @Test
    void shouldTellPlaceFoundAndExpectedWhenMeaningIsWrong() {
        assertError("$open / $clsoe", 9, "found unknown '$clsoe', expected a column: $close?");
        assertError("$mid_price", 1, "found unknown '$mid_price', expected one of the 6 columns");
        assertError("$close > $open", 8, "found a condition as result, expected a number: write If(condition, 1, 0)");
        assertError(
                "Mean($close > $open, 5)",
                13,
                "found a condition as operand of Mean, expected a number: write If(condition, 1, 0)");
        assertError("If($close, 1, 0)", 4, "found a number as operand of If, expected a condition such as $x > 0");
        assertError(
                "$close / (3 - 3)", 8, "found a division by the constant 0, expected a divisor that can differ from 0");
        assertError(
                "Quantile($close, 5, 1.5)",
                21,
                "found 1.5 as fraction of Quantile(x, n, q), expected a constant 0 to 1");
        assertError(
                "Quantile($close, 5, $open)",
                21,
                "found a fraction of Quantile(x, n, q) that is no constant, expected a constant 0 to 1");
    }

    @Test
    void shouldRefuseWhatCouldSeeTheFuture() {
        assertError(
                "Ref($close, -1) / $close",
                13,
                "found -1 rows in Ref(x, n), which would look into the future, expected a whole number 0 to 100000");
        assertError(
                "Delta($close, 2 - 5)",
                15,
                "found -3 rows in Delta(x, n), which would look into the future, expected a whole number 1 to 100000");
        assertError(
                "Corr($close, $open, -20)",
                21,
                "found -20 rows in Corr(x, y, n), which would look into the future, expected a whole number 2 to 100000");
    }

    @Test
    void shouldRefuseWindowsThatAreNone() {
        assertError("Mean($close, 0)", 14, "found 0 rows in Mean(x, n), expected a whole number 1 to 100000");
        assertError("Mean($close, 2.5)", 14, "found 2.5 rows in Mean(x, n), expected a whole number 1 to 100000");
        assertError("Std($close, 1)", 13, "found 1 rows in Std(x, n), expected a whole number 2 to 100000");
        assertError("Kurt($close, 3)", 14, "found 3 rows in Kurt(x, n), expected a whole number 4 to 100000");
        assertError("Sum($close, 100001)", 13, "found 100001 rows in Sum(x, n), expected a whole number 1 to 100000");
        assertError(
                "Mean($close, $volume)",
                14,
                "found a window of Mean(x, n) that is no constant, expected a whole number 1 to 100000");
        assertError(
                "Max($open, $close)",
                12,
                "found a window of Max(x, n) that is no constant, expected a whole number 1 to 100000;"
                        + " the larger of two values is Greater(x, y)");
    }

    @Test
    void shouldTellTheLineWhenThereAreSeveral() {
        final String message = error("($close - $open)\n  / $opne");

        assertEquals(
                "formula formula, line 2, column 5: found unknown '$opne', expected a column: $open?\n  / $opne\n    ^",
                message);
    }

    @Test
    void shouldRefuseWhatIsTooDeepOrTooLong() {
        final String deep = "-".repeat(300) + "$close";
        final String chain = "$close" + " + $open".repeat(300);
        final String inner = "(".repeat(300) + "$close" + ")".repeat(300);
        final String wide = "$close" + " ".repeat(Formula.MAX_LENGTH);

        assertTrue(error(deep).startsWith("formula formula, column 201: nested deeper than 200 levels"), error(deep));
        // "$close" and 199 additions of 8 characters are 200 levels; the sign of the 200th addition stands one further
        assertTrue(
                error(chain).startsWith("formula formula, column " + (6 + 199 * 8 + 2) + ": nested deeper"),
                error(chain));
        assertTrue(error(inner).startsWith("formula formula, column 201: nested deeper"), error(inner));
        assertTrue(
                error(wide).startsWith("formula formula, column 1: found 8198 characters, expected at most 8192"),
                error(wide));
    }

    @Test
    void shouldRefuseNamesThatComeTwiceOrAreNone() {
        final ExpressionCompiler compiler = new ExpressionCompiler(Columns.ofBars());
        final Formula formula = new Formula("A", "$close");

        assertEquals(
                "formula A comes twice, expected each name once",
                assertThrows(BadInputException.class, () -> compiler.compile(List.of(formula, formula)))
                        .getMessage());
        assertThrows(BadInputException.class, () -> new Formula("1A", "$close"));
        assertThrows(BadInputException.class, () -> new Columns(List.of("a", "a")));
        assertThrows(BadInputException.class, () -> compiler.compile(List.of()));
    }
}
