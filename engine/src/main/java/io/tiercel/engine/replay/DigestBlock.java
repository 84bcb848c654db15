package io.tiercel.engine.replay;

import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.protocol.DigestBlockDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** The digests of a block of inputs, copied out of its record. Cold. */
final class DigestBlock {
    private final long firstSequence;
    private final long[] chain;
    private final long[] components;

    private DigestBlock(final long firstSequence, final long[] chain, final long[] components) {
        this.firstSequence = firstSequence;
        this.chain = chain;
        this.components = components;
    }

    static DigestBlock of(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        final DigestBlockDecoder block = new DigestBlockDecoder()
                .wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
        final long firstSequence = block.firstSequence();
        final DigestBlockDecoder.ChainDecoder chained = block.chain();
        final long[] chain = new long[chained.count()];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = chained.next().digest();
        }
        final DigestBlockDecoder.ComponentsDecoder parts = block.components();
        final long[] components = new long[parts.count()];
        for (int i = 0; i < components.length; i++) {
            components[i] = parts.next().digest();
        }
        return new DigestBlock(firstSequence, chain, components);
    }

    /** First input of the block. */
    long firstSequence() {
        return firstSequence;
    }

    /** Inputs of the block. */
    int size() {
        return chain.length;
    }

    /** The chain after an input of the block, counted from its first. */
    long chain(final int input) {
        return chain[input];
    }

    /** Digest of a component. */
    long component(final int part) {
        return components[part];
    }

    /** Last input of the block. */
    long lastSequence() {
        return firstSequence + chain.length - 1;
    }

    /**
     * @param other the same block of another run.
     * @return inputs of the block after which both chains are equal, counted from its first.
     */
    int equalInputs(final DigestBlock other) {
        final int shared = Math.min(chain.length, other.chain.length);
        int i = 0;
        while (i < shared && chain[i] == other.chain[i]) {
            i++;
        }
        return i;
    }

    /**
     * @param other the same block of another run.
     * @return numbers of the components whose digests differ.
     */
    List<Integer> differing(final DigestBlock other) {
        final List<Integer> parts = new ArrayList<>();
        for (int part = 0; part < Math.min(components.length, other.components.length); part++) {
            if (components[part] != other.components[part]) {
                parts.add(part);
            }
        }
        return parts;
    }

    /**
     * @param names of the components.
     * @param other the same block of another run.
     * @return names of the components whose digests differ.
     */
    List<String> differing(final ComponentNames names, final DigestBlock other) {
        return differing(other).stream().map(part -> names.names().get(part)).toList();
    }
}
