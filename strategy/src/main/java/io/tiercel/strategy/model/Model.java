package io.tiercel.strategy.model;

import io.tiercel.factors.catalogue.FactorVector;

/** Turns a factor vector into a signal. Called on the core's thread only; a pure function of its input. */
public interface Model extends AutoCloseable {
    /**
     * @param factors inputs; when one that the model needs is NaN the signal is cleared and the model is not run.
     * @param signal  receives the answer.
     */
    void infer(FactorVector factors, Signal signal);

    /** Releases native memory; idempotent. */
    @Override
    void close();
}
