package io.tiercel.bench.pipeline;

import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;
import java.util.Arrays;

/**
 * The answers of a model over one day, so that the same day can be run without the model: what is saved is the model's cost, nothing else. Cold to
 * record; a player allocates nothing. One thread.
 */
final class AnswerTape {
    private static final int FIRST_ROOM = 1 << 16;

    private float[] answers = new float[FIRST_ROOM];
    private int size;

    /** A model that asks the given one and writes down. */
    Model recorder(final Model asked) {
        return new Model() {
            @Override
            public void infer(final FactorVector factors, final Signal signal) {
                asked.infer(factors, signal);
                if (size == answers.length) {
                    answers = Arrays.copyOf(answers, 2 * size);
                }
                answers[size++] = signal.isPresent() ? signal.probabilityUp() : Float.NaN;
            }

            @Override
            public void close() {
                asked.close();
            }
        };
    }

    /** A model that gives the same answers, from the first. */
    Model player() {
        return new Model() {
            private int next;

            @Override
            public void infer(final FactorVector factors, final Signal signal) {
                final float answer = answers[next++];
                if (Float.isNaN(answer)) {
                    signal.clear();
                } else {
                    signal.set(answer);
                }
            }

            @Override
            public void close() {
                // nothing to give back
            }
        };
    }

    int size() {
        return size;
    }
}
