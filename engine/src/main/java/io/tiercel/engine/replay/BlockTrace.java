package io.tiercel.engine.replay;

import io.tiercel.engine.digest.DigestTrace;
import io.tiercel.factors.catalogue.FactorVector;
import java.util.ArrayList;
import java.util.List;

/** Everything that goes into the digest while a block of inputs is replayed, input by input. One thread; cold. */
final class BlockTrace implements DigestTrace {
    private final List<List<Change>> inputs = new ArrayList<>();
    private long chainBefore;

    /** One thing that went into the digest. */
    sealed interface Change {}

    /** A change of a component. */
    record Mix(int component, long value) implements Change {}

    /** All factors of an instrument after an event, as bits. */
    static final class Factors implements Change {
        private final long[] bits;

        private Factors(final long[] bits) {
            this.bits = bits;
        }

        long[] bits() {
            return bits;
        }
    }

    /**
     * The next input of the block follows.
     *
     * @param chain before it.
     */
    void nextInput(final long chain) {
        if (inputs.isEmpty()) {
            chainBefore = chain;
        }
        inputs.add(new ArrayList<>());
    }

    @Override
    public void onMix(final int component, final long value) {
        add(new Mix(component, value));
    }

    @Override
    public void onFactors(final FactorVector factors) {
        final long[] bits = new long[factors.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = factors.bits(i);
        }
        add(new Factors(bits));
    }

    private void add(final Change change) {
        if (!inputs.isEmpty()) {
            inputs.getLast().add(change);
        }
    }

    /** The chain before the first input of the block. */
    long chainBefore() {
        return chainBefore;
    }

    /** Inputs traced. */
    int size() {
        return inputs.size();
    }

    /** Changes of one input of the block, in their order. */
    List<Change> changes(final int input) {
        return inputs.get(input);
    }
}
