package io.tiercel.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.strategy.model.ModelFile;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NextMoveTrainerTest {
    @Test
    void shouldMakeTheSameModelWhenThePlanIsTheSame() {
        final TrainingPlan plan = new TrainingPlan(3, 20_000, 1, 1, 2, 2);

        final ModelFile first = new NextMoveTrainer(plan, TrainingProgress.NONE).train();
        final ModelFile second = new NextMoveTrainer(plan, TrainingProgress.NONE).train();
        final ModelFile other =
                new NextMoveTrainer(new TrainingPlan(4, 20_000, 1, 1, 2, 2), TrainingProgress.NONE).train();

        assertArrayEquals(first.bytes(), second.bytes());
        assertEquals(first.card(), second.card());
        assertFalse(Arrays.equals(first.bytes(), other.bytes()), "another seed makes another model");
    }

    @Test
    void shouldNeverUseADayForBothTrainingAndEvaluation() {
        final TrainingPlan plan = new TrainingPlan(7, 10_000, 400, 400, 1, 1);

        assertTrue(plan.daysOfTraining().stream().noneMatch(plan.daysOfEvaluation()::contains));
        assertEquals(7_001, plan.daysOfTraining().getFirst().seed());
        assertEquals(7_501, plan.daysOfEvaluation().getFirst().seed());
    }

    @Test
    @Tag("slow")
    void shouldMakeTheShippedModelAgain() {
        final ModelFile shipped = ModelFile.load(ModelFile.NEXT_MOVE);

        final ModelFile made = new NextMoveTrainer(TrainingPlan.ofShippedModel(), TrainingProgress.NONE).train();

        assertEquals(shipped.card().sha256(), made.card().sha256());
        assertEquals(shipped.card().command(), made.card().command());
        assertEquals(shipped.card().trainingSamples(), made.card().trainingSamples());
        assertEquals(shipped.card().score().accuracy(), made.card().score().accuracy(), 0.001);
        assertEquals(shipped.card().score().auc(), made.card().score().auc(), 0.001);
    }
}
