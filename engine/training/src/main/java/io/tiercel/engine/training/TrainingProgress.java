package io.tiercel.engine.training;

/** Told how far a training run has come; must not change anything about it. */
@FunctionalInterface
public interface TrainingProgress {
    /** Tells nobody. */
    TrainingProgress NONE = (step, done, total) -> {};

    /**
     * @param step  what is going on, in words.
     * @param done  so far.
     * @param total when the step is complete.
     */
    void at(String step, long done, long total);
}
