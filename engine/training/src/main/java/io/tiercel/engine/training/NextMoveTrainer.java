package io.tiercel.engine.training;

import io.tiercel.engine.training.network.AdamTrainer;
import io.tiercel.engine.training.network.InputScaling;
import io.tiercel.engine.training.network.PerceptronGraph;
import io.tiercel.engine.training.network.SymmetricPerceptron;
import io.tiercel.engine.training.sample.ModelInputs;
import io.tiercel.engine.training.sample.SampleSet;
import io.tiercel.engine.training.sample.SimulatedDay;
import io.tiercel.engine.training.score.ModelScorer;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.model.ModelCard;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.ModelScore;
import io.tiercel.strategy.model.OnnxModel;
import java.util.List;
import java.util.Random;

/**
 * Makes the model that ships: simulated days in, an ONNX file and its card out. Cold; one thread; the same plan gives the same bytes of the model.
 */
public final class NextMoveTrainer {
    private static final String NAME = "next-move";
    private static final String OUTPUT =
            "chance that the mid's next move is upwards, asked at each event that moves a best price";
    private static final int BATCH = 64;
    private static final double STEP_SIZE = 0.002;
    private static final double TRAINING_SHARE = 0.8;

    private final TrainingPlan plan;
    private final TrainingProgress progress;
    private final ModelInputs inputs = ModelInputs.ofNextMove();

    /**
     * @param plan     what to do.
     * @param progress told how far it is.
     */
    public NextMoveTrainer(final TrainingPlan plan, final TrainingProgress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Trains, writes the graph, and scores it as the engine would run it.
     *
     * @return model and card.
     * @throws BadInputException when the plan yields too few samples to learn or to judge.
     */
    public ModelFile train() {
        final SampleSet training = new SampleSet(inputs.size());
        final SampleSet validation = new SampleSet(inputs.size());
        final List<SimulatedDay> days = plan.daysOfTraining();
        for (int i = 0; i < days.size(); i++) {
            final SampleSet day = sample(days.get(i), "training day " + (i + 1) + " of " + days.size());
            final long splitEvent = (long) (TRAINING_SHARE * plan.events());
            training.appendAll(day.between(0, splitEvent));
            validation.appendAll(day.between(splitEvent, Long.MAX_VALUE));
        }
        requireSamples(training, "training");
        requireSamples(validation, "validation");
        final byte[] bytes = fit(training, validation);
        return new ModelFile(NAME + ".onnx", bytes, card(bytes, training.rows(), validation.rows()));
    }

    private byte[] fit(final SampleSet training, final SampleSet validation) {
        final Random random = new Random(plan.seed());
        final InputScaling scaling = InputScaling.of(training, inputs);
        final SymmetricPerceptron network = new SymmetricPerceptron(inputs, plan.hiddenPairs(), random);
        progress.at("fitting", 0, plan.epochs());
        new AdamTrainer(BATCH, plan.epochs(), STEP_SIZE, random)
                .fit(network, scaling, training, validation, epoch -> progress.at("fitting", epoch, plan.epochs()));
        return PerceptronGraph.onnx(network, scaling);
    }

    private ModelCard card(final byte[] bytes, final int trainingSamples, final int validationSamples) {
        final ModelCard unscored = card(bytes, trainingSamples, validationSamples, ModelScorer.NONE);
        final SampleSet evaluation = new SampleSet(inputs.size());
        final List<SimulatedDay> days = plan.daysOfEvaluation();
        for (int i = 0; i < days.size(); i++) {
            evaluation.appendAll(sample(days.get(i), "evaluation day " + (i + 1) + " of " + days.size())
                    .between(0, Long.MAX_VALUE));
        }
        requireSamples(evaluation, "evaluation");
        final ModelFile file = new ModelFile(NAME + ".onnx", bytes, unscored);
        return card(bytes, trainingSamples, validationSamples, ModelScorer.score(file, evaluation, inputs));
    }

    private ModelCard card(
            final byte[] bytes, final int trainingSamples, final int validationSamples, final ModelScore score) {
        return new ModelCard(
                NAME,
                ModelFile.sha256(bytes),
                inputs.ids(),
                OUTPUT,
                inputs.size() + "-" + 2 * plan.hiddenPairs()
                        + "-1 perceptron of mirrored pairs (relu, sigmoid), inputs centred, scaled and"
                        + " clipped at +-" + (int) InputScaling.LIMIT + " within the graph",
                plan.command(),
                describe(plan.daysOfTraining()) + ", first four fifths of each; the rest (" + validationSamples
                        + " samples) chose the epoch",
                trainingSamples,
                plan.seed(),
                describe(plan.daysOfEvaluation()) + ", all samples",
                score,
                OnnxModel.runtime());
    }

    private String describe(final List<SimulatedDay> days) {
        return "simulated exchange, default instruments, seeds "
                + days.getFirst().seed() + " to " + days.getLast().seed() + ", " + plan.events() + " events each";
    }

    private SampleSet sample(final SimulatedDay day, final String step) {
        return day.sample(inputs, events -> progress.at(step, Math.min(events, plan.events()), plan.events()));
    }

    private void requireSamples(final SampleSet samples, final String role) {
        if (samples.rows() == 0) {
            throw new BadInputException(
                    "--events = " + plan.events() + " gives no " + role + " sample, expected more events");
        }
    }
}
