package io.tiercel.engine.replay;

import java.util.List;

/**
 * Where a replay first did something else than the session.
 *
 * @param sequence first input after which the two differ.
 * @param parts    names of the components whose digests differ in its block; empty when the journal holds no digest of that block.
 * @param detail   what was seen first, in words.
 */
public record Divergence(long sequence, List<String> parts, String detail) {
    /** One line for a person. */
    @Override
    public String toString() {
        return "first difference at input " + sequence + (parts.isEmpty() ? "" : " in " + String.join(", ", parts))
                + ": " + detail;
    }
}
