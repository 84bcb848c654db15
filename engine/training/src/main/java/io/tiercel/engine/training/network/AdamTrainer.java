package io.tiercel.engine.training.network;

import io.tiercel.engine.training.sample.SampleSet;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Fits a network by stochastic gradient descent with adaptive moments. Cold; one thread; deterministic.
 * <p>
 * Source: Kingma, Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1, with their defaults {@code beta1 = 0.9},
 * {@code beta2 = 0.999}, {@code epsilon = 1e-8}. Ours: the step size falls linearly to a tenth over the epochs; after each epoch the log loss on
 * the validation samples is taken and the parameters of the best epoch are kept.
 */
public final class AdamTrainer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final int batch;
    private final int epochs;
    private final double stepSize;
    private final Random random;

    /**
     * @param batch    samples per step, positive.
     * @param epochs   passes over the training samples, positive.
     * @param stepSize of the first step.
     * @param random   order of the samples.
     */
    public AdamTrainer(final int batch, final int epochs, final double stepSize, final Random random) {
        this.batch = batch;
        this.epochs = epochs;
        this.stepSize = stepSize;
        this.random = random;
    }

    /**
     * @param network    fitted in place.
     * @param scaling    of its inputs.
     * @param training   samples to learn from.
     * @param validation samples to choose the epoch by.
     * @param progress   told the number of finished epochs.
     * @return log loss of the kept parameters on the validation samples, nats.
     */
    public double fit(
            final SymmetricPerceptron network,
            final InputScaling scaling,
            final SampleSet training,
            final SampleSet validation,
            final IntConsumer progress) {
        final float[] inputs = scaled(training, scaling);
        final float[] validationInputs = scaled(validation, scaling);
        final int[] order = new int[training.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        final double[] parameters = network.parameters();
        final Moments moments = new Moments(parameters.length);
        double[] best = parameters.clone();
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order);
            final double size = stepSize * (1 - 0.9 * epoch / Math.max(1, epochs - 1));
            onePass(network, inputs, training, order, moments, size);
            final double loss = meanLogLoss(network, validationInputs, validation);
            if (loss < bestLoss) {
                bestLoss = loss;
                best = parameters.clone();
            }
            progress.accept(epoch + 1);
        }
        System.arraycopy(best, 0, parameters, 0, best.length);
        return bestLoss;
    }

    private void onePass(
            final SymmetricPerceptron network,
            final float[] inputs,
            final SampleSet training,
            final int[] order,
            final Moments moments,
            final double size) {
        final double[] gradient = new double[network.parameters().length];
        for (int from = 0; from < order.length; from += batch) {
            final int to = Math.min(order.length, from + batch);
            Arrays.fill(gradient, 0);
            for (int i = from; i < to; i++) {
                final int row = order[i];
                network.addGradient(inputs, row * network.width(), training.isUp(row), gradient);
            }
            moments.step(network.parameters(), gradient, to - from, size);
        }
    }

    /** Fisher and Yates. */
    private void shuffle(final int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            final int other = random.nextInt(i + 1);
            final int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private static float[] scaled(final SampleSet samples, final InputScaling scaling) {
        final int width = samples.width();
        final float[] scaled = new float[samples.rows() * width];
        for (int row = 0; row < samples.rows(); row++) {
            for (int i = 0; i < width; i++) {
                scaled[row * width + i] = scaling.scaled(i, samples.input(row, i));
            }
        }
        return scaled;
    }

    private static double meanLogLoss(
            final SymmetricPerceptron network, final float[] inputs, final SampleSet samples) {
        double sum = 0;
        for (int row = 0; row < samples.rows(); row++) {
            final double up = network.probabilityUp(inputs, row * network.width());
            sum -= StrictMath.log(Math.max(1e-12, samples.isUp(row) ? up : 1 - up));
        }
        return sum / Math.max(1, samples.rows());
    }

    /** Running means of gradient and squared gradient. */
    private static final class Moments {
        private final double[] first;
        private final double[] second;
        private double beta1Power = 1;
        private double beta2Power = 1;

        Moments(final int size) {
            first = new double[size];
            second = new double[size];
        }

        void step(final double[] parameters, final double[] gradientSum, final int samples, final double size) {
            beta1Power *= BETA1;
            beta2Power *= BETA2;
            for (int i = 0; i < parameters.length; i++) {
                final double gradient = gradientSum[i] / samples;
                first[i] = BETA1 * first[i] + (1 - BETA1) * gradient;
                second[i] = BETA2 * second[i] + (1 - BETA2) * gradient * gradient;
                final double direction = first[i] / (1 - beta1Power);
                parameters[i] -= size * direction / (Math.sqrt(second[i] / (1 - beta2Power)) + EPSILON);
            }
        }
    }
}
