package io.tiercel.engine.digest;

import io.tiercel.strategy.StateHash;

/**
 * Works backwards through digests: what a session must have mixed in where a replay of it mixed in something else. Each step of every fold is
 * one-to-one, so a single unknown has a single answer. Stateless, cold.
 */
public final class ChangedInput {
    private ChangedInput() {}

    /**
     * @param componentDigest of the session, at the end of its block.
     * @param values          of the replay that were mixed into the component in the block, in order.
     * @param changed         index of the one that was another in the session.
     * @return what the session mixed in there, if it was the only one.
     */
    public static long mixedValue(final long componentDigest, final long[] values, final int changed) {
        long after = componentDigest;
        for (int i = values.length - 1; i > changed; i--) {
            after = StateHash.unmix(after) ^ values[i];
        }
        long before = StateHash.START;
        for (int i = 0; i < changed; i++) {
            before = StateHash.mix(before, values[i]);
        }
        return StateHash.unmix(after) ^ before;
    }

    /** As {@link #mixedValue}, for the digest of a factor. */
    public static long factorBits(final long componentDigest, final long[] values, final int changed) {
        long after = componentDigest;
        for (int i = values.length - 1; i > changed; i--) {
            after = SessionDigest.unfoldFactor(after) ^ values[i];
        }
        long before = StateHash.START;
        for (int i = 0; i < changed; i++) {
            before = SessionDigest.foldFactor(before, values[i]);
        }
        return SessionDigest.unfoldFactor(after) ^ before;
    }

    /**
     * @param chainBefore of the session, before the input; the start of a session has none.
     * @param chainAfter  of the session, after the input.
     * @param sequence    of the input.
     * @return hash of all that the session mixed in for that input.
     */
    public static long inputHash(final long chainBefore, final long chainAfter, final long sequence) {
        return StateHash.unmix(chainAfter) ^ chainBefore ^ sequence;
    }

    /** The hash of an input's changes before its first. */
    public static long firstInputHash() {
        return StateHash.START;
    }

    /** Mixes a change into the hash of an input. */
    public static long withMix(final long inputHash, final int component, final long value) {
        return SessionDigest.mixInput(inputHash, component, value);
    }

    /** Takes {@link #withMix} back. */
    public static long withoutMix(final long inputHash, final int component, final long value) {
        return SessionDigest.unmixInput(inputHash, component, value);
    }

    /** Mixes factors into the hash of an input. */
    public static long withFactors(final long inputHash, final long[] bits) {
        return StateHash.mix(inputHash, sum(bits));
    }

    /** Takes {@link #withFactors} back. */
    public static long withoutFactors(final long inputHash, final long[] bits) {
        return StateHash.unmix(inputHash) ^ sum(bits);
    }

    /**
     * @param before hash of the input before its factors.
     * @param after  hash of the session's input after its factors.
     * @param bits   of the replay's factors.
     * @param factor index of the one that was another in the session.
     * @return its bits in the session, if it was the only one.
     */
    public static long factorBits(final long before, final long after, final long[] bits, final int factor) {
        return WeightedSum.valueFor(bits[factor], factor, (StateHash.unmix(after) ^ before) - sum(bits));
    }

    private static long sum(final long[] bits) {
        long sum = 0;
        long weight = WeightedSum.FIRST_WEIGHT;
        for (final long value : bits) {
            sum += WeightedSum.term(value, weight);
            weight += WeightedSum.WEIGHT_STEP;
        }
        return sum;
    }
}
