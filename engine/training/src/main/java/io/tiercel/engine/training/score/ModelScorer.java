package io.tiercel.engine.training.score;

import io.tiercel.engine.training.sample.ModelInputs;
import io.tiercel.engine.training.sample.SampleSet;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.ModelScore;
import io.tiercel.strategy.model.OnnxModel;
import io.tiercel.strategy.model.Signal;

/** Judges a model file through the same inference that the engine uses. Cold; stateless. */
public final class ModelScorer {
    /** Of a model that was never judged. */
    public static final ModelScore NONE = new ModelScore(0, 0, 0, 0, 0, 0, 0, 0, 0, "none", 0);

    private ModelScorer() {}

    /**
     * @param file    model to judge.
     * @param samples with outcomes; at least one.
     * @param inputs  of the samples; the first-level depth imbalance, the baseline, among them.
     * @return the score.
     */
    public static ModelScore score(final ModelFile file, final SampleSet samples, final ModelInputs inputs) {
        final int rows = samples.rows();
        final float[] probabilityUp = new float[rows];
        final boolean[] isUp = new boolean[rows];
        final SampleRow row = new SampleRow(samples);
        final Signal signal = new Signal();
        try (OnnxModel model = new OnnxModel(file, inputs.ids())) {
            for (int i = 0; i < rows; i++) {
                row.row = i;
                model.infer(row, signal);
                probabilityUp[i] = signal.probabilityUp();
                isUp[i] = samples.isUp(i);
            }
        }
        final float[] baseline = column(samples, inputs.factors().indexOf(Factor.DEPTH_IMB_1));
        String bestFactor = "none";
        double bestAuc = 0;
        for (int input = 0; input < inputs.size(); input++) {
            final double auc = ForecastScorer.auc(column(samples, input), isUp);
            if (Math.max(auc, 1 - auc) > bestAuc) {
                bestAuc = Math.max(auc, 1 - auc);
                bestFactor = inputs.ids().get(input);
            }
        }
        return ForecastScorer.score(probabilityUp, isUp, baseline, bestFactor, bestAuc);
    }

    private static float[] column(final SampleSet samples, final int input) {
        final float[] column = new float[samples.rows()];
        for (int row = 0; row < column.length; row++) {
            column[row] = samples.input(row, input);
        }
        return column;
    }

    /** One row of samples in the place of live factors. */
    private static final class SampleRow implements FactorVector {
        private final SampleSet samples;
        private int row;

        SampleRow(final SampleSet samples) {
            this.samples = samples;
        }

        @Override
        public int size() {
            return samples.width();
        }

        @Override
        public double value(final int index) {
            return samples.input(row, index);
        }
    }
}
