package io.tiercel.engine.training.network;

import io.tiercel.engine.training.sample.ModelInputs;
import java.util.Random;

/**
 * A network of one hidden layer that cannot favour a direction: mirror the market and the probability becomes its complement, exactly.
 * <p>
 * {@code P(up) = 1 / (1 + exp(-z)), z = sum_j v_j [relu(w_j . x + b_j) - relu(w_j . Mx + b_j)]} with x the scaled inputs and M the mirror of
 * {@link ModelInputs}. Source: ours; a plain perceptron whose hidden units come in mirrored pairs.
 * <p>
 * Cold; one thread. Plain double arithmetic in a written order: the same seed and samples give the same bits.
 */
public final class SymmetricPerceptron {
    private final int width;
    private final int pairs;
    private final int[] mirrored;
    private final int[] mirrorSign;

    /** Per pair: {@code width} weights, the bias, the output weight. */
    private final double[] parameters;

    private final double[] mirror;
    private final double[] straightUnit;
    private final double[] mirrorUnit;

    /**
     * @param inputs of the network.
     * @param pairs  of hidden units, positive.
     * @param random start values: uniform within {@code +-sqrt(6 / width)} for the first layer (He et al. 2015) and {@code +-1 / sqrt(pairs)}
     *               for the second.
     */
    public SymmetricPerceptron(final ModelInputs inputs, final int pairs, final Random random) {
        this.width = inputs.size();
        this.pairs = pairs;
        mirrored = new int[width];
        mirrorSign = new int[width];
        for (int i = 0; i < width; i++) {
            mirrored[i] = inputs.mirrored(i);
            mirrorSign[i] = inputs.mirrorSign(i);
        }
        parameters = new double[pairs * stride()];
        for (int j = 0; j < pairs; j++) {
            for (int i = 0; i < width; i++) {
                parameters[j * stride() + i] = (2 * random.nextDouble() - 1) * Math.sqrt(6.0 / width);
            }
            parameters[j * stride() + width + 1] = (2 * random.nextDouble() - 1) / Math.sqrt(pairs);
        }
        mirror = new double[width];
        straightUnit = new double[pairs];
        mirrorUnit = new double[pairs];
    }

    private int stride() {
        return width + 2;
    }

    /**
     * @return number of inputs.
     */
    public int width() {
        return width;
    }

    /**
     * @return number of pairs of hidden units.
     */
    public int pairs() {
        return pairs;
    }

    /**
     * @return all parameters, live: the trainer changes them in place.
     */
    double[] parameters() {
        return parameters;
    }

    /**
     * @param pair  0 to {@link #pairs()} - 1.
     * @param input 0 to {@link #width()} - 1.
     * @return weight of the input in the pair's straight unit.
     */
    public double weight(final int pair, final int input) {
        return parameters[pair * stride() + input];
    }

    /**
     * @param pair  0 to {@link #pairs()} - 1.
     * @param input 0 to {@link #width()} - 1.
     * @return weight of the input in the pair's mirrored unit.
     */
    public double mirrorWeight(final int pair, final int input) {
        return mirrorSign[input] * weight(pair, mirrored[input]);
    }

    /**
     * @param pair 0 to {@link #pairs()} - 1.
     * @return bias of both units.
     */
    public double bias(final int pair) {
        return parameters[pair * stride() + width];
    }

    /**
     * @param pair 0 to {@link #pairs()} - 1.
     * @return output weight of the straight unit; that of the mirrored one is its negative.
     */
    public double outputWeight(final int pair) {
        return parameters[pair * stride() + width + 1];
    }

    /**
     * @param scaled inputs from {@code offset} on.
     * @param offset of the row.
     * @return chance of an upward move.
     */
    public double probabilityUp(final float[] scaled, final int offset) {
        for (int i = 0; i < width; i++) {
            mirror[i] = mirrorSign[i] * (double) scaled[offset + mirrored[i]];
        }
        double z = 0;
        for (int j = 0; j < pairs; j++) {
            final int at = j * stride();
            double straightSum = parameters[at + width];
            double mirrorSum = straightSum;
            for (int i = 0; i < width; i++) {
                straightSum += parameters[at + i] * scaled[offset + i];
                mirrorSum += parameters[at + i] * mirror[i];
            }
            straightUnit[j] = Math.max(0, straightSum);
            mirrorUnit[j] = Math.max(0, mirrorSum);
            z += parameters[at + width + 1] * (straightUnit[j] - mirrorUnit[j]);
        }
        return 1 / (1 + StrictMath.exp(-z));
    }

    /**
     * Adds the gradient of one sample's log loss.
     *
     * @param scaled   inputs from {@code offset} on.
     * @param offset   of the row.
     * @param isUp     what happened.
     * @param gradient of each parameter, added to.
     * @return the sample's log loss, nats.
     */
    double addGradient(final float[] scaled, final int offset, final boolean isUp, final double[] gradient) {
        final double probability = probabilityUp(scaled, offset);
        final double error = probability - (isUp ? 1 : 0);
        for (int j = 0; j < pairs; j++) {
            final int at = j * stride();
            gradient[at + width + 1] += error * (straightUnit[j] - mirrorUnit[j]);
            final double pull = error * parameters[at + width + 1];
            final double straightPull = straightUnit[j] > 0 ? pull : 0;
            final double mirrorPull = mirrorUnit[j] > 0 ? pull : 0;
            for (int i = 0; i < width; i++) {
                gradient[at + i] += straightPull * scaled[offset + i] - mirrorPull * mirror[i];
            }
            gradient[at + width] += straightPull - mirrorPull;
        }
        return -StrictMath.log(Math.max(1e-12, isUp ? probability : 1 - probability));
    }
}
