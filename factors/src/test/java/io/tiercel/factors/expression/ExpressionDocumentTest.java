package io.tiercel.factors.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.formula.EventFormulas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The language's reference: its examples compile, no function is missing. */
class ExpressionDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "expressions.md");

    @Test
    void shouldCompileEveryExample() throws IOException {
        final List<Formula> examples = examples("```formula");

        final CompiledExpressions compiled = new ExpressionCompiler(Columns.ofBars()).compile(examples);

        assertEquals(12, compiled.names().size());
        final double[][] values = compiled.evaluate(new RandomFormulas(3).bars(200));
        for (int i = 0; i < values.length; i++) {
            boolean isDefined = false;
            for (final double value : values[i]) {
                isDefined |= !Double.isNaN(value);
            }
            assertTrue(isDefined, examples.get(i).text() + " is never defined");
        }
    }

    private static List<Formula> examples(final String fence) throws IOException {
        final List<Formula> examples = new ArrayList<>();
        boolean isExample = false;
        for (final String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("```")) {
                isExample = line.equals(fence);
            } else if (isExample) {
                examples.add(new Formula("example" + examples.size(), line));
            }
        }
        return examples;
    }

    @Test
    void shouldCompileEveryExampleOfAnEvent() throws IOException {
        final Map<String, String> texts = new LinkedHashMap<>();
        examples("```event-formula").forEach(example -> texts.put(example.name(), example.text()));

        final EventFormulas compiled = EventFormulas.compile(texts);

        assertEquals(5, compiled.names().size());
        assertEquals(
                Set.of(Factor.OFI_1, Factor.MID_RET_1EV, Factor.SPREAD_BPS, Factor.HAWKES_IMB), compiled.factorsRead());
    }

    @Test
    void shouldNameEveryFunction() throws IOException {
        final String text = Files.readString(DOCUMENT);
        for (final String name : Operation.functionNames()) {
            assertTrue(text.contains("`" + name + "(") || text.contains("`" + name + "`"), name + " is not described");
        }
        assertFalse(Operation.functionNames().isEmpty());
    }
}
