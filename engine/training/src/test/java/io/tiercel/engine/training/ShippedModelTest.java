package io.tiercel.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.training.sample.FactorSampler;
import io.tiercel.engine.training.sample.ModelInputs;
import io.tiercel.engine.training.sample.SampleSet;
import io.tiercel.engine.training.sample.SimulatedDay;
import io.tiercel.engine.training.score.ModelScorer;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.lobster.LobsterFeed;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.ModelScore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The model that ships, on a simulated day it has not seen and on a real hour that it was not made for: there it
 * must beat chance, no more; its log loss there is printed, and may be worse than that of the base rate. */
class ShippedModelTest {
    private final ModelFile shipped = ModelFile.load(ModelFile.NEXT_MOVE);

    @Test
    void shouldBeSmallAndMadeByTheDefaultPlan() {
        assertTrue(shipped.bytes().length < 100_000, shipped.bytes().length + " bytes");
        assertEquals(TrainingPlan.ofShippedModel().command(), shipped.card().command());
        assertEquals(ModelInputs.ofNextMove().ids(), shipped.card().inputs());
    }

    @Test
    void shouldForecastAnUnseenSimulatedDayAsItsCardSays() {
        final SampleSet day = new SimulatedDay(1_234_567, 100_000).sample(ModelInputs.ofNextMove(), events -> {});

        final ModelScore score = ModelScorer.score(shipped, day.between(0, Long.MAX_VALUE), ModelInputs.ofNextMove());

        assertEquals(shipped.card().score().accuracy(), score.accuracy(), 0.03);
        assertEquals(shipped.card().score().auc(), score.auc(), 0.03);
        assertTrue(score.auc() > score.bestFactorAuc(), score.auc() + " against " + score.bestFactor());
    }

    @Test
    void shouldTellMoreThanChanceOnARealHour() {
        final Path folder = Path.of(System.getProperty("tiercel.shared", "../shared"), "data", "lobster");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: market data folder " + folder + " is absent");
        final Instrument apple = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);
        final ModelInputs inputs = ModelInputs.ofNextMove();
        final FactorSampler sampler = new FactorSampler(new InstrumentRegistry(List.of(apple)), inputs);

        final SampleSet samples;
        try (LobsterFeed feed = new LobsterFeed(
                folder.resolve("AAPL_2012-06-21_34200000_37800000_message_50.csv.gz"),
                Optional.of(folder.resolve("AAPL_2012-06-21_first672_orderbook_50.csv.gz")),
                apple,
                Optional.empty())) {
            samples = sampler.sample(feed, events -> {}).between(0, Long.MAX_VALUE);
        }
        final ModelScore score = ModelScorer.score(shipped, samples, inputs);

        System.out.println("next-move on the AAPL hour: " + score);
        assertTrue(score.samples() > 10_000, "samples: " + score.samples());
        assertTrue(score.accuracy() > score.baseAccuracy() + 0.03, score.toString());
    }
}
