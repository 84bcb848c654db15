package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.replay.Replay;
import io.tiercel.strategy.model.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model may read a formula of the configuration where its card names one. */
class FormulaModelTest {
    private static final int EVENTS = 5_000;

    @TempDir
    Path folder;

    @Test
    void shouldTradeTheSameWhenAFormulaTakesThePlaceOfAFactor() throws Exception {
        final ModelFile shipped = ModelFile.load(ModelFile.NEXT_MOVE);
        final Path model = Files.write(folder.resolve("spread.onnx"), shipped.bytes());
        final String card = shipped.card().text().replace("inputs: spread_ticks,", "inputs: gap,");
        assertTrue(card.contains("inputs: gap,"), card);
        Files.writeString(folder.resolve("spread.card"), card);

        final SessionSummary factor = run("factor", "strategy: {model: 'builtin:next-move'}");
        final SessionSummary formula = run(
                "formula",
                "strategy: {model: '" + model + "'}",
                "factors: {formulas: {other: '$bid1 * 2', gap: '$ask1 - $bid1 + 0 * $mid'}}");

        assertTrue(factor.orders() > 10, factor.toString());
        assertEquals(factor.orders(), formula.orders());
        assertEquals(factor.fills(), formula.fills());
        assertEquals(factor.pnlMicros(), formula.pnlMicros());
        assertTrue(new Replay(folder.resolve("formula"), true).run().isIdentical());
    }

    private SessionSummary run(final String name, final String... overlays) {
        return new SessionRunner(TestConfiguration.with(overlays), new SimulatedSource(3, EVENTS), folder.resolve(name))
                .run();
    }
}
