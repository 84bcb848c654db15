package io.tiercel.engine.digest;

import io.tiercel.factors.catalogue.FactorVector;

/** Told of every change that goes into a session's digest, in its order, on the core's thread. Must not change anything. */
public interface DigestTrace {
    /**
     * @param component number by {@link ComponentNames}.
     * @param value     what changed.
     */
    void onMix(int component, long value);

    /**
     * @param factors after the event; reused.
     */
    void onFactors(FactorVector factors);
}
