package io.tiercel.strategy.model;

/**
 * A model's answer for one instrument. Mutable and reused; owned by the core's thread; allocates nothing.
 */
public final class Signal {
    private boolean isPresent;
    private float probabilityUp;

    /**
     * @param probabilityUp chance that the mid's next move is upwards, 0 to 1.
     */
    public void set(final float probabilityUp) {
        this.probabilityUp = probabilityUp;
        this.isPresent = true;
    }

    /** Forgets the answer: an input of the model is undefined. */
    public void clear() {
        isPresent = false;
        probabilityUp = Float.NaN;
    }

    /**
     * @return true when the model had all its inputs.
     */
    public boolean isPresent() {
        return isPresent;
    }

    /**
     * @return chance that the mid's next move is upwards, 0 to 1; NaN when absent.
     */
    public float probabilityUp() {
        return probabilityUp;
    }
}
