package io.tiercel.engine.digest;

import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.strategy.StateHash;
import java.util.Arrays;

/**
 * The digests of a session: one 64-bit chain over everything that every input changed, and one digest per component, restarted with each block of
 * inputs. The chain names the first input that differs between two runs, the block names the part.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. Both depend on inputs and state only; the chain not even on the length of a
 * block.
 * <p>
 * Every fold but the factors' is a {@link StateHash#mix}. It finds accidents, not adversaries.
 */
public final class SessionDigest {
    /** Keeps components apart where they share one hash: a prime of xxHash (Collet 2012). */
    private static final long P1 = 0x9E3779B185EBCA87L;

    private final ComponentNames names;
    private final long[] components;
    private final long[] block;
    private int blockSize;
    private long firstSequence;
    private long input = StateHash.START;
    private long chain = StateHash.START;
    private transient DigestTrace trace;

    /** Receives each full (or last, shorter) block. Called on the core's thread; the arrays are reused. */
    @FunctionalInterface
    public interface BlockListener {
        /**
         * @param firstSequence sequence of the first input of the block.
         * @param chain         {@code long[]} whose first {@code size} elements are the chain after each input.
         * @param size          inputs in the block.
         * @param components    {@code long[]} of one digest per component.
         */
        void onBlock(long firstSequence, long[] chain, int size, long[] components);
    }

    /**
     * @param names       of the components.
     * @param blockInputs inputs per block, positive.
     */
    public SessionDigest(final ComponentNames names, final int blockInputs) {
        this.names = names;
        this.components = new long[names.names().size()];
        this.block = new long[blockInputs];
        Arrays.fill(components, StateHash.START);
    }

    /**
     * A change of one component.
     *
     * @param component number by {@link ComponentNames}.
     * @param value     what changed, in any fixed form.
     */
    public void mix(final int component, final long value) {
        components[component] = StateHash.mix(components[component], value);
        input = mixInput(input, component, value);
        if (trace != null) {
            trace.onMix(component, value);
        }
    }

    /**
     * The factor values after an event. Each factor folds into a digest of its own, with one multiplication where the others take two; their
     * order-free weighted sum, by odd weights, goes into the chain, so that the lanes stay independent of each other. Both steps are one-to-one in
     * each value: a single difference never cancels.
     *
     * @param factors after the event.
     */
    public void mixFactors(final FactorVector factors) {
        final long[] digests = components;
        final int first = names.firstFactor();
        long sum = 0;
        long weight = WeightedSum.FIRST_WEIGHT;
        for (int i = 0, n = factors.size(); i < n; i++) {
            final long bits = factors.bits(i);
            digests[first + i] = foldFactor(digests[first + i], bits);
            sum += WeightedSum.term(bits, weight);
            weight += WeightedSum.WEIGHT_STEP;
        }
        input = StateHash.mix(input, sum);
        if (trace != null) {
            trace.onFactors(factors);
        }
    }

    /**
     * @param input     hash of the input's changes so far.
     * @param component that changed.
     * @param value     what changed.
     * @return hash that includes it.
     */
    static long mixInput(final long input, final int component, final long value) {
        return StateHash.mix(input + component * P1, value);
    }

    /** Takes {@link #mixInput} back: the hash before, given what was mixed in. */
    static long unmixInput(final long mixed, final int component, final long value) {
        return (StateHash.unmix(mixed) ^ value) - component * P1;
    }

    /** A factor's digest with one more value. */
    static long foldFactor(final long digest, final long bits) {
        final long folded = (digest ^ bits) * P1;
        return folded ^ (folded >>> 32);
    }

    /** Takes {@link #foldFactor} back: exclusive or of the digest before and the value. */
    static long unfoldFactor(final long folded) {
        return (folded ^ (folded >>> 32)) * StateHash.inverse(P1);
    }

    /** The chain with one more input. */
    static long mixChain(final long chain, final long input, final long sequence) {
        return StateHash.mix(chain, input ^ sequence);
    }

    /**
     * @param observer told of every change that is mixed in; null, as at the start, for none.
     */
    public void trace(final DigestTrace observer) {
        trace = observer;
    }

    /**
     * State that is digested whole, at the end of a block only, so it does not enter the chain.
     *
     * @param component number by {@link ComponentNames}.
     * @param value     digest of its state.
     */
    public void mixState(final int component, final long value) {
        components[component] = StateHash.mix(components[component], value);
    }

    /**
     * Closes the account of one input.
     *
     * @param sequence of the input.
     */
    public void endInput(final long sequence) {
        if (blockSize == 0) {
            firstSequence = sequence;
        }
        chain = mixChain(chain, input, sequence);
        input = StateHash.START;
        block[blockSize++] = chain;
    }

    /**
     * @return true when the block is full and wants {@link #flush}.
     */
    public boolean isBlockFull() {
        return blockSize == block.length;
    }

    /**
     * @return true when the block holds at least one input.
     */
    public boolean hasOpenBlock() {
        return blockSize > 0;
    }

    /**
     * Hands the block on and starts the next.
     *
     * @param listener receives it.
     */
    public void flush(final BlockListener listener) {
        listener.onBlock(firstSequence, block, blockSize, components);
        blockSize = 0;
        Arrays.fill(components, StateHash.START);
    }

    /**
     * @return the chain after the last input: the digest of the session.
     */
    public long chain() {
        return chain;
    }
}
