package io.tiercel.engine.replay;

import java.util.Optional;

/**
 * What a comparison found, before anybody looks closer. Cold.
 *
 * @param divergence where and what, in words.
 * @param records    the first two outputs that differ, if it was outputs.
 * @param blocks     the digests of the block that holds the input, if both sides have them.
 */
record Finding(Divergence divergence, Optional<Pair<byte[]>> records, Optional<Pair<DigestBlock>> blocks) {
    /** The same of both sides. */
    record Pair<T>(T session, T replay) {}

    /** Nothing but words. */
    static Finding of(final Divergence divergence) {
        return new Finding(divergence, Optional.empty(), Optional.empty());
    }
}
