package io.tiercel.engine.training;

import io.tiercel.engine.training.sample.SimulatedDay;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Everything that decides the bytes of a trained model. Immutable, cold.
 * <p>
 * Days of training have the simulated exchange's seeds {@code 1000 seed + 1, + 2, ...}, days of evaluation {@code 1000 seed + 501, + 502, ...}: no
 * day is in both. Of each training day the first four fifths train, the rest chooses the epoch.
 *
 * @param seed           of start values, order of samples and days; 1 to 1,000,000,000.
 * @param events         messages of order flow of each simulated day, at least 10,000.
 * @param trainingDays   1 to 400.
 * @param evaluationDays 1 to 400.
 * @param hiddenPairs    mirrored pairs of hidden units, 1 to 256.
 * @param epochs         passes over the training samples, 1 to 1000.
 */
public record TrainingPlan(long seed, long events, int trainingDays, int evaluationDays, int hiddenPairs, int epochs) {
    private static final long SEEDS_PER_PLAN = 1000;
    private static final long FIRST_EVALUATION_SEED = 501;

    /**
     * @throws BadInputException naming the option, its value and the allowed range.
     */
    public TrainingPlan {
        require(1, 1_000_000_000L, "seed", seed);
        require(10_000, 1_000_000_000L, "events", events);
        require(1, 400, "training-days", trainingDays);
        require(1, 400, "evaluation-days", evaluationDays);
        require(1, 256, "hidden-pairs", hiddenPairs);
        require(1, 1000, "epochs", epochs);
    }

    /**
     * @return days to learn from.
     */
    public List<SimulatedDay> daysOfTraining() {
        return days(SEEDS_PER_PLAN * seed + 1, trainingDays);
    }

    /**
     * @return days that no decision about the model sees.
     */
    public List<SimulatedDay> daysOfEvaluation() {
        return days(SEEDS_PER_PLAN * seed + FIRST_EVALUATION_SEED, evaluationDays);
    }

    /**
     * @return the command that follows this plan.
     */
    public String command() {
        return "./tiercel models train --seed " + seed + " --events " + events + " --training-days " + trainingDays
                + " --evaluation-days " + evaluationDays + " --hidden-pairs " + hiddenPairs + " --epochs " + epochs;
    }

    private List<SimulatedDay> days(final long firstSeed, final int count) {
        return LongStream.range(firstSeed, firstSeed + count)
                .mapToObj(daySeed -> new SimulatedDay(daySeed, events))
                .toList();
    }

    private static void require(final long least, final long most, final String option, final long value) {
        if (value < least || value > most) {
            throw new BadInputException("--" + option + " = " + value + ", expected " + least + " to " + most);
        }
    }
}
