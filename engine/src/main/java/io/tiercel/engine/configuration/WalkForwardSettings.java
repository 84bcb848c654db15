package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;

/**
 * How a walk-forward divides the data: parameters are chosen on the in-sample part of a fold and traded on its out-of-sample part.
 *
 * @param mode        how in-sample and out-of-sample parts lie.
 * @param inSample    length of the in-sample part, of the first one where it grows; empty for {@code K_FOLD} and {@code NONE}.
 * @param outOfSample length of each out-of-sample part; empty for {@code NONE}.
 * @param purge       kept out of the in-sample part on each side that touches the out-of-sample part, such as 1h: what is decided there has its
 *                    outcome here; empty = nothing.
 * @param embargo     kept out of the in-sample part behind the out-of-sample part, beyond the purge; empty = nothing.
 * @param metric      by which the best set is chosen, such as {@code sharpe}.
 * @param isLowerBest true where the least value is the best.
 */
public record WalkForwardSettings(
        Mode mode,
        String inSample,
        String outOfSample,
        String purge,
        String embargo,
        String metric,
        boolean isLowerBest) {
    /** How the parts lie. */
    public enum Mode {
        /** No walk-forward. */
        NONE,
        /** The in-sample part begins with the data and grows. */
        EXPANDING,
        /** The in-sample part moves on with the out-of-sample part. */
        ROLLING,
        /** Each part of the data is out of sample once, all the rest in sample, before it and behind it: cross-validation. */
        K_FOLD
    }

    /**
     * @throws BadInputException naming the key and what is expected.
     */
    public WalkForwardSettings {
        if (mode != Mode.NONE && outOfSample.isBlank()) {
            throw new BadInputException("walkForward.outOfSample is empty, expected a duration such as 30d");
        }
        if ((mode == Mode.EXPANDING || mode == Mode.ROLLING) == inSample.isBlank()) {
            throw new BadInputException("walkForward.inSample = '" + inSample + "', expected "
                    + (inSample.isBlank() ? "a duration such as 90d" : "none with mode " + mode));
        }
    }
}
